"""Who takes part in a project, since when, by which route, and with what share."""

from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.existence import refuse_absent_in
from organizations.models import Organization, Region
from records.fields import PartialDateField
from records.periods import NoOverlap, Period, PeriodQuerySet
from records.publication import public_at
from records.sources import Sourced


class ParticipationQuerySet(PeriodQuerySet):
    """Participations."""

    def of_organization(self, organization: Organization) -> Self:
        """Those of ``organization``, and those of the regions it belongs to or has belonged to."""
        own = Q(organization=organization)
        return self.filter(own | Q(region__memberships__organization=organization)).distinct()

    def public(self, at: datetime) -> Self:
        """Those of regions, and those of organizations that are public at ``at``."""
        return self.filter(Q(organization=None) | public_at(at, "organization"))


class Participation(Sourced, Period):
    """An organization, or a whole region, taking part in a project for a period."""

    SHOWN_ON = ("project", "organization")

    class Role(models.TextChoices):
        """As what it takes part."""

        PARTY = "party", _("party")
        OWNER = "owner", _("owner")
        PREPARER = "preparer", _("preparer")
        PURCHASER = "purchaser", _("joint purchaser")

    class Route(models.TextChoices):
        """By what way it came in."""

        FOUNDER = "founder", _("founding party")
        NOTICE = "notice", _("named in the procurement notice")
        DECISION = "decision", _("own decision, accepted by the owners")

    project = models.ForeignKey(
        "projects.Project",
        on_delete=models.CASCADE,
        related_name="participations",
        verbose_name=_("project"),
        help_text=_("Project taken part in."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("participant"),
        help_text=_("Who takes part. Empty when a whole region does."),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("region"),
        help_text=_("Region all of whose municipalities take part. Empty when one does."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.PARTY,
        help_text=_("As what it takes part."),
    )
    route = models.CharField(
        _("route"),
        max_length=20,
        choices=Route,
        blank=True,
        help_text=_("By what way it came in. Empty: not known."),
    )
    acceptor = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acceptances",
        verbose_name=_("accepted by"),
        help_text=_("Which owner’s acceptance is known, for example Helsinki. Empty: none."),
    )
    accepted = PartialDateField(
        _("accepted"),
        earliest="accepted_on",
        latest="accepted_by",
        blank=True,
        help_text=_("Day of the acceptance: 2017-04-24, 2017-04, 2017. Empty: not known."),
    )
    accepted_on = models.DateField(
        _("first possible day of acceptance"),
        null=True,
        editable=False,
        help_text=_("Computed from “accepted”."),
    )
    accepted_by = models.DateField(
        _("last possible day of acceptance"),
        null=True,
        editable=False,
        help_text=_("Computed from “accepted”."),
    )
    acceptance_section = models.CharField(
        _("section of the acceptance"),
        max_length=40,
        blank=True,
        help_text=_("As the minutes number it, for example § 458. Empty: not known."),
    )
    share = models.DecimalField(
        _("share, %"),
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Owners only: per cent of the shares, for example 12.5. Empty: not known."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("By what route it joined, or what its part is limited to."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page; the smallest first.")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["position", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(organization=None, region__isnull=False)
                | Q(organization__isnull=False, region=None),
                name="projects_participation_is_of_one",
                violation_error_message=_("Choose either a participant or a region."),
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=100),
                name="projects_participation_share_is_of_a_hundred",
                violation_error_message=_("A share is from 0 to 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(acceptor__isnull=False) | Q(accepted="", acceptance_section=""),
                name="projects_participation_acceptance_has_an_acceptor",
                violation_error_message=_("Say whose acceptance it is, or empty its day and §."),
            ),
            NoOverlap(
                together=("project", "organization", "role"),
                name="projects_participation_once_a_day",
                violation_error_message=_(
                    "This organization already takes part in this role on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization or self.region} – {self.project}"

    def clean(self) -> None:
        """Refuse, on its own field, what the constraints refuse for the row."""
        super().clean()
        refuse_absent_in(self, "organization")
        if (self.accepted or self.acceptance_section) and self.acceptor_id is None:
            raise ValidationError(
                {
                    "acceptor": ValidationError(
                        _("Say whose acceptance it is, or empty its day and §."), code="nobody"
                    )
                }
            )
