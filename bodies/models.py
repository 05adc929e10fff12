"""Joint bodies and the seats that agreements give in them."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models import Agreement
from bodies.chairing import ChairRule
from bodies.memberships import ExOfficioSeat, Membership
from bodies.people import Office, OfficeHolding, Person
from bodies.quotas import SeatQuota
from bodies.rounds import NominationHandling, NominationRound
from organizations.models import Organization, Region
from records.fields import PartialDateField
from records.names import Named, NamedQuerySet
from records.periods import Period, PeriodQuerySet
from records.publication import Published, PublishedQuerySet, public_at
from records.sources import Sourced, cited_through

__all__ = [
    "Body",
    "ChairRule",
    "ExOfficioSeat",
    "Membership",
    "NominationHandling",
    "NominationRound",
    "Office",
    "OfficeHolding",
    "Person",
    "SeatQuota",
    "Succession",
]


class BodyQuerySet(PublishedQuerySet, NamedQuerySet, PeriodQuerySet):
    """Joint bodies."""

    def with_seats_of(self, organization: Organization) -> Self:
        """Those in which ``organization`` has or had seats."""
        held = Q(quotas__organization=organization)
        held |= Q(ex_officio_seats__office__organization=organization)
        return self.filter(held).distinct()

    def with_seats(self, day: date, at: datetime, until: date | None = None) -> Self:
        """The same as ``with_holders``, and the sources of both."""
        return self.with_holders(day, at, until).prefetch_related(
            "ex_officio_seats__citations__source",
            "ex_officio_seats__office__holdings__citations__source",
            "quotas__citations__source",
            cited_through("quotas__memberships"),
        )

    def with_holders(self, day: date, at: datetime | None, until: date | None = None) -> Self:
        """With the seats on ``day``, or from it ``until`` another, and their holders.

        Seats of organizations not public at ``at`` stay out; None lets all in.
        """
        last = until or day
        owned = Q(organization=None) | public_at(at, "organization") if at else Q()
        filled = Q(office=None) | public_at(at, "office__organization") if at else Q()
        held = OfficeHolding.objects.overlapping(day, last)
        holdings = Prefetch("holdings", held.select_related("person"))
        terms = Membership.objects.seated(day, last).filter(filled)
        memberships = terms.select_related("person")
        offices = Office.objects.select_related("organization").prefetch_related(holdings)
        rules = ChairRule.objects.overlapping(day, last).filter(filled)
        members = Membership.objects.select_related("person", "office")
        offices_seats = ExOfficioSeat.objects.select_related("office")
        bound = ExOfficioSeat.objects.overlapping(day, last).filter(filled)
        quotas = SeatQuota.objects.overlapping(day, last).filter(owned)
        return self.prefetch_related(
            Prefetch(
                "ex_officio_seats",
                bound.select_related("agreement").prefetch_related(Prefetch("office", offices)),
            ),
            Prefetch("chair_rules", rules.select_related("office__organization")),
            Prefetch(
                "quotas",
                quotas.select_related("organization", "region", "nominated_by", "agreement"),
            ),
            Prefetch("quotas__memberships", memberships),
            Prefetch("quotas__memberships__office", offices),
            Prefetch("quotas__memberships__deputy_of", members),
            Prefetch("quotas__memberships__deputy_of_office", offices_seats),
        )

    def with_decisions(self, at: datetime) -> Self:
        """Fetched ``with_seats``, with the decisions that named the holders, and their sources."""
        decisions = NominationHandling.objects.for_page(at)
        return self.prefetch_related(Prefetch("quotas__memberships__decision", decisions))

    def for_page(self, day: date, at: datetime) -> Self:
        """With all that their page shows on ``day``; what is not public at ``at`` stays out."""
        earlier = Succession.objects.filter(public_at(at, "earlier")).select_related("earlier")
        later = Succession.objects.filter(public_at(at, "later")).select_related("later")
        return (
            self.with_seats(day, at)
            .with_decisions(at)
            .select_related("organization", "region")
            .prefetch_related(
                "citations__source",
                "chair_rules__citations__source",
                Prefetch("agreements", Agreement.objects.published(at)),
                Prefetch("nomination_rounds", NominationRound.objects.with_handlings(at)),
                Prefetch("earlier_links", earlier.prefetch_related("citations__source")),
                Prefetch("later_links", later.prefetch_related("citations__source")),
            )
        )


class Body(Named, Published, Sourced, Period):
    """A joint body in which organizations cooperate; its period is that of its activity."""

    class Kind(models.TextChoices):
        """What a body calls itself."""

        ADVISORY_BOARD = "advisory_board", _("advisory board")
        COOPERATION_GROUP = "cooperation_group", _("cooperation group")
        COOPERATION_ASSEMBLY = "cooperation_assembly", _("cooperation assembly")
        COORDINATION_GROUP = "coordination_group", _("coordination group")
        MANAGERS_MEETING = "managers_meeting", _("meeting of the city managers")
        COMMITTEE = "committee", pgettext_lazy("kind of body", "committee")
        WORKING_GROUP = "working_group", _("working group")
        FOLLOW_UP_GROUP = "follow_up_group", _("follow-up group")
        BOARD = "board", pgettext_lazy("kind of body", "board")

    class Power(models.TextChoices):
        """What its outcomes are worth."""

        NOT_BINDING = "not_binding", _("does not bind the municipalities")
        PROPOSES = "proposes", _("approves for its part and proposes to the municipalities")
        DECIDES = "decides", _("decides within its own organization")
        UNKNOWN = "unknown", _("power not known")

    class Quorum(models.TextChoices):
        """How many must be present for it to handle matters."""

        MORE_THAN_HALF = "more_than_half", _("more than half of the members")
        NO_RULE = "no_rule", _("no rule")
        UNKNOWN = "unknown", _("rule not known")

    kind = models.CharField(
        _("kind"), max_length=30, choices=Kind, help_text=_("What it calls itself.")
    )
    abbreviation = models.CharField(
        _("abbreviation"), max_length=20, blank=True, help_text=_("As in use: HSYK.")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One sentence: what it is and what power it has.")
    )
    tasks = models.TextField(
        _("tasks"), blank=True, help_text=_("What it does; paragraphs apart by an empty line.")
    )
    power = models.CharField(
        _("power"), max_length=20, choices=Power, help_text=_("What its outcomes are worth.")
    )
    power_note = models.TextField(
        _("about its power"), blank=True, help_text=_("One sentence: who decides in its stead.")
    )
    legal_basis = models.TextField(
        _("legal basis"),
        blank=True,
        help_text=_("Agreement, decision or act it rests on, in words."),
    )
    agreements = models.ManyToManyField(
        Agreement,
        blank=True,
        related_name="bodies",
        verbose_name=_("agreements"),
        help_text=_("Agreements it rests or has rested on."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("organization"),
        help_text=_("Whose organ it is, for example HSL. Empty: the cities’ joint body."),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("region"),
        help_text=_("Municipalities it serves: the four cities, the fourteen, KUUMA."),
    )
    composition_rule = models.TextField(
        _("composition"), blank=True, help_text=_("Who belongs to it, in words.")
    )
    chair_rule = models.TextField(
        _("chair"), blank=True, help_text=_("Who chairs it, by what rule and for how long.")
    )
    meeting_rule = models.TextField(
        _("meets"), blank=True, help_text=_("How often it meets and who calls it together.")
    )
    quorum = models.CharField(
        _("quorum"),
        max_length=20,
        choices=Quorum,
        default=Quorum.UNKNOWN,
        help_text=_("How many members must be present, where a source tells it."),
    )
    preparation = models.TextField(
        _("preparation"), blank=True, help_text=_("Who prepares its matters.")
    )
    known_seats = models.PositiveSmallIntegerField(
        _("seats in all"),
        null=True,
        blank=True,
        help_text=_("Where the sources tell the total but not whose the seats are. Else empty."),
    )
    recorded = PartialDateField(
        _("composition recorded from"),
        earliest="recorded_on",
        latest="recorded_by",
        blank=True,
        help_text=_("From which day the holders of its seats are recorded. Empty: they are not."),
    )
    recorded_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed.")
    )
    recorded_by = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed.")
    )
    website = models.URLField(
        _("website"), max_length=300, blank=True, help_text=_("Its present page elsewhere.")
    )

    objects = BodyQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["sort_fi"]
        constraints = [*Named.Meta.constraints, *Period.Meta.constraints]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("bodies:detail", args=[self.slug])


class Succession(Sourced):
    """A body that took the place of another."""

    SHOWN_ON = ("later", "earlier")

    later = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,
        related_name="earlier_links",
        verbose_name=_("successor"),
        help_text=_("Body that came after."),
    )
    earlier = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        related_name="later_links",
        verbose_name=_("predecessor"),
        help_text=_("Body that came before."),
    )

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["later", "earlier"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier"],
                name="bodies_succession_is_told_once",
                violation_error_message=_("This succession is told already."),
            ),
            models.CheckConstraint(
                condition=~Q(later=models.F("earlier")),
                name="bodies_succession_joins_two_bodies",
                violation_error_message=_("A body cannot follow itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"
