"""What organizations have agreed, who is party to it, and what each of them made of it."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Prefetch, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.handlings import Handling, Outcome, Stage
from agreements.lineage import Lineage
from organizations.existence import refuse_absent
from organizations.models import Organization, Region
from records.names import Named, NamedQuerySet
from records.periods import Period, PeriodQuerySet
from records.publication import Published, PublishedQuerySet, public_at
from records.sources import Sourced

__all__ = ["Agreement", "Handling", "Lineage", "Objective", "Outcome", "Party", "Stage"]


class AgreementQuerySet(PublishedQuerySet, NamedQuerySet, PeriodQuerySet):
    """Agreements."""

    def with_beginning(self) -> Self:
        """Each with ``began``: its first possible day, or a day before all others."""
        return self.annotate(began=Coalesce("starts_on", Value(date.min)))

    def of_line(self, series: str, at: datetime) -> Self:
        """Those of one line that are public at ``at``."""
        return self.published(at).filter(series=series)

    def with_party(self, organization: Organization) -> Self:
        """Those that bind ``organization``."""
        return self.filter(parties__organization=organization)

    def with_handlings(self, at: datetime) -> Self:
        """With parties and what each made of it; what is not public at ``at`` stays out."""
        parties = Party.objects.filter(public_at(at, "organization"))
        handlings = Handling.objects.filter(public_at(at, "organization"))
        return self.prefetch_related(
            Prefetch("parties", parties.select_related("organization", "group")),
            Prefetch("handlings", handlings.select_related("organization", "organ")),
            "handlings__citations__source",
        )

    def for_page(self, at: datetime) -> Self:
        """With all that their page shows; what is not public at ``at`` stays out."""
        earlier = Lineage.objects.filter(public_at(at, "earlier"))
        later = Lineage.objects.filter(public_at(at, "later"))
        return self.with_handlings(at).prefetch_related(
            "citations__source",
            "parties__citations__source",
            "objectives__citations__source",
            "stages__citations__source",
            Prefetch("earlier_links", earlier.select_related("earlier")),
            "earlier_links__citations__source",
            Prefetch("later_links", later.select_related("later")),
            "later_links__citations__source",
        )


class Agreement(Named, Published, Sourced, Period):
    """A cooperation agreement, letter of intent or MAL agreement."""

    class Kind(models.TextChoices):
        """What an agreement is."""

        COOPERATION_DOCUMENT = "cooperation_document", _("cooperation document")
        COOPERATION_AGREEMENT = "cooperation_agreement", _("cooperation agreement")
        LETTER_OF_INTENT = "letter_of_intent", _("letter of intent")
        MAL_AGREEMENT = "mal_agreement", _("MAL agreement")

    class Series(models.TextChoices):
        """Which line of agreements it belongs to."""

        CITIES = "cities", _("agreements of the capital region cities")
        REGION = "region", _("agreements of the Helsinki region municipalities")
        STATE = "state", _("agreements of the region with the State")

    class EntryRule(models.TextChoices):
        """What makes an agreement enter into force."""

        ALL_PARTIES = "all_parties", _("when all parties have approved it")
        FIXED_DAY = "fixed_day", _("on a day that the agreement fixes")
        ALL_AND_STATE = (
            "all_and_state",
            _("when all municipalities and the State have approved it"),
        )
        UNKNOWN = "unknown", _("the rule is not known")

    kind = models.CharField(
        _("kind"), max_length=30, choices=Kind, help_text=_("What it calls itself.")
    )
    series = models.CharField(
        _("line"), max_length=20, choices=Series, help_text=_("Which agreements it continues.")
    )
    short_name = models.CharField(
        _("short name"),
        max_length=80,
        help_text=_("For pictures and tables: 2013–2016, MAL 2020–2031."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One sentence: what it is and whom it binds.")
    )
    description = models.TextField(
        _("contents"),
        blank=True,
        help_text=_("What was agreed; paragraphs apart by an empty line."),
    )
    entry_rule = models.CharField(
        _("enters into force"),
        max_length=20,
        choices=EntryRule,
        default=EntryRule.UNKNOWN,
        help_text=_("What makes it enter into force."),
    )
    validity_note = models.TextField(
        _("about its validity"),
        blank=True,
        help_text=_("What the sources say of its beginning and end, when dates do not say it all."),
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [models.F("starts_on").asc(nulls_first=True), "pk"]
        constraints = [*Named.Meta.constraints, *Period.Meta.constraints]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("agreements:detail", args=[self.slug])

    def get_changes_url(self, earlier: "Agreement") -> str:
        """The page of what changed since ``earlier``."""
        return reverse("agreements:changes", args=[self.slug, earlier.slug])


class Objective(Sourced):
    """A goal that an agreement sets."""

    SHOWN_ON = ("agreement",)

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.CASCADE,
        related_name="objectives",
        verbose_name=_("agreement"),
        help_text=_("Agreement that sets it."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page; the smallest first.")
    )
    text = models.TextField(_("goal"), help_text=_("One goal, in one sentence."))

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Party(Sourced):
    """An organization bound by an agreement, alone or as one of a group."""

    SHOWN_ON = ("agreement", "organization")

    class Role(models.TextChoices):
        """As what it takes part."""

        CONTRACT_PARTY = "contract_party", _("contract party")
        PARTNER = "partner", _("partnership municipality")

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.CASCADE,
        related_name="parties",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is party to."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="agreement_parties",
        verbose_name=_("party"),
        help_text=_("Who is bound."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.CONTRACT_PARTY,
        help_text=_("Contract party, or partner with fewer rights."),
    )
    group = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
        verbose_name=_("group"),
        help_text=_("Group the agreement counts it in, for example KUUMA. Empty: none."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What its part is limited to, if it is.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page; the smallest first.")
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organization"],
                name="agreements_party_is_named_once",
                violation_error_message=_("This organization is a party already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} – {self.agreement}"

    def clean(self) -> None:
        """Refuse a party that does not exist on any day of the agreement."""
        super().clean()
        if self.organization_id is not None and self.agreement_id is not None:
            refuse_absent(self.organization, self.agreement.starts_on, self.agreement.ends_on)
