"""Organizations that cooperate, the regions they form and their organs."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organizations.existence import refuse_absent_in, refuse_own_successor
from organizations.figures import Holding, PopulationFigure
from records.names import Named, NamedQuerySet
from records.periods import NoOverlap, Period, PeriodQuerySet
from records.publication import Published, PublishedQuerySet
from records.sources import Sourced

__all__ = [
    "Holding",
    "Organ",
    "Organization",
    "PopulationFigure",
    "Region",
    "RegionMembership",
]


class OrganizationQuerySet(PublishedQuerySet, NamedQuerySet, PeriodQuerySet):
    """Organizations."""

    def municipalities(self) -> Self:
        """Cities and municipalities only."""
        return self.filter(kind=Organization.Kind.MUNICIPALITY)

    def others(self) -> Self:
        """Joint authorities, companies, the State and other parties: all but municipalities."""
        return self.exclude(kind=Organization.Kind.MUNICIPALITY)

    def in_region(self, code: str) -> Self:
        """Members of the region with this code, past ones too."""
        return self.filter(region_memberships__region__code=code).distinct()


class Organization(Named, Published, Sourced, Period):
    """A municipality, joint authority, company or the State: who can be party to an agreement."""

    SHOWN_ON = ("successor",)

    class Kind(models.TextChoices):
        """What an organization is in law."""

        MUNICIPALITY = "municipality", _("municipality")
        JOINT_AUTHORITY = "joint_authority", _("joint local authority")
        JOINT_CORPORATION = "joint_corporation", _("joint corporation")
        STATE = "state", pgettext_lazy("kind of organization", "State")
        OTHER = "other", _("other party")

    class Form(models.TextChoices):
        """What a municipality calls itself; no effect in law."""

        CITY = "city", _("city")
        MUNICIPALITY = "municipality", _("municipality")

    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, help_text=_("What it is in law.")
    )
    short_name = models.CharField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("As used in tables: HSL, HSY, Apotti. Empty: the name itself."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: what it is and does.")
    )
    form = models.CharField(
        _("form"),
        max_length=20,
        choices=Form,
        blank=True,
        help_text=_("Municipalities only: city or municipality."),
    )
    code = models.CharField(
        _("municipality code"),
        max_length=3,
        blank=True,
        help_text=_("Three digits of Statistics Finland, for example 091."),
    )
    letter = models.CharField(
        _("letter"),
        max_length=2,
        blank=True,
        help_text=_("Sign in pictures of seats, for example H."),
    )
    tile_column = models.PositiveSmallIntegerField(
        _("tile column"),
        null=True,
        blank=True,
        help_text=_("Place on the tile map, from the west, 0 first. Empty: not on the map."),
    )
    tile_row = models.PositiveSmallIntegerField(
        _("tile row"),
        null=True,
        blank=True,
        help_text=_("Place on the tile map, from the north, 0 first. Empty: not on the map."),
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("Its own front page, for example https://www.hsl.fi/")
    )

    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("Organization that goes on with its tasks, for example after a merger."),
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["sort_fi"]
        constraints = [
            *Named.Meta.constraints,
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(successor=None) | ~models.Q(successor=models.F("pk")),
                name="organizations_organization_is_not_its_own_successor",
                violation_error_message=_("An organization cannot come after itself."),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its page: among municipalities, or among joint corporations and other parties."""
        page = (
            "portal:municipality"
            if self.kind == self.Kind.MUNICIPALITY
            else "portal:joint_corporation"
        )
        return reverse(page, args=[self.slug])

    def clean(self) -> None:
        """Refuse a successor that leads back to itself."""
        super().clean()
        if self.successor_id is not None:
            refuse_own_successor(self)

    @property
    def called(self) -> str:
        """Name for tables: the short one where there is one."""
        return self.short_name or self.name


class Region(Named, Sourced):
    """A set of municipalities with a name of its own: the four cities, the fourteen, KUUMA."""

    SHOWN_ON = (
        "memberships__organization",
        "bodies",
        "quotas__body",
        "agreement_parties__agreement",
        "participations__project",
    )

    code = models.CharField(
        _("code"), max_length=20, unique=True, help_text=_("Short and lasting: pks, helsinki.")
    )
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("Which municipalities it means, in one sentence.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in lists; the smallest first.")
    )

    class Meta(Named.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["position"]
        constraints = Named.Meta.constraints


class RegionMembership(Sourced, Period):
    """A municipality's belonging to a region for a period."""

    SHOWN_ON = ("organization", "region__participations__project")

    region = models.ForeignKey(
        Region,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("region"),
        help_text=_("Region it belongs to."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="region_memberships",
        verbose_name=_("municipality"),
        help_text=_("Municipality that belongs to it."),
    )

    class Meta:
        verbose_name = _("region membership")
        verbose_name_plural = _("region memberships")
        ordering = ["region", "organization__sort_fi"]
        constraints = [
            *Period.Meta.constraints,
            NoOverlap(
                together=("region", "organization"),
                name="organizations_regionmembership_once_a_day",
                violation_error_message=_(
                    "This municipality already belongs to the region on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.organization}"

    def clean(self) -> None:
        """Refuse a municipality that does not exist on these days."""
        super().clean()
        refuse_absent_in(self, "organization")


class Organ(models.Model):
    """A council, board or committee in which an organization handles matters."""

    SHOWN_ON = (
        "handlings__agreement",
        "nominationhandlings__round__body",
        "approvals__project",
        "statements__round__project",
        "quotas__body",
    )

    class Kind(models.TextChoices):
        """What an organ is."""

        COUNCIL = "council", _("council")
        BOARD = "board", pgettext_lazy("kind of organ", "board")
        COMMITTEE = "committee", pgettext_lazy("kind of organ", "committee")
        GENERAL_MEETING = "general_meeting", _("general meeting")
        GOVERNMENT = "government", _("Government")
        OFFICIAL = "official", _("official")

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="organs",
        verbose_name=_("organization"),
        help_text=_("Whose organ it is."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, help_text=_("Council or board.")
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As used after the city’s name: kaupunginhallitus.")
    )

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organs")
        ordering = ["organization__sort_fi", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name_fi"],
                name="organizations_organ_has_its_own_name",
                violation_error_message=_("This organization already has an organ of this name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.name}"
