"""What each party made of an agreement, time after time, and the stages of its life."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.existence import refuse_absent
from organizations.models import Organ, Organization
from organizations.organs import refuse_foreign_organ
from records.fields import PartialDateField
from records.happenings import IN_TIME, Happening
from records.names import LANGUAGES
from records.partial_dates import in_words
from records.sources import Sourced


class Outcome(models.TextChoices):
    """What came of a matter when an organ took it up."""

    ON_AGENDA = "on_agenda", _("on the agenda")
    TABLED = "tabled", _("tabled")
    RETURNED = "returned", _("returned for further preparation")
    PROPOSED = "proposed", _("proposed to the council")
    APPROVED = "approved", _("approved")
    APPROVED_CHANGED = "approved_changed", _("approved with changes")
    CONDITIONAL = "conditional", _("approved with a condition")
    REJECTED = "rejected", _("rejected")
    NOTED = "noted", _("noted for information")
    DISCUSSED = "discussed", _("discussed")
    REMOVED = "removed", _("removed from the agenda")


APPROVALS = frozenset({Outcome.APPROVED, Outcome.APPROVED_CHANGED, Outcome.CONDITIONAL})
WITH_CONDITION = (Outcome.CONDITIONAL, Outcome.APPROVED_CHANGED)


class Stage(Happening, Sourced):
    """A dated step in the life of an agreement that is no city's own decision."""

    SHOWN_ON = ("agreement",)

    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.CASCADE,
        related_name="stages",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is about."),
    )
    text = models.TextField(_("what happened"), help_text=_("One sentence, with who did it."))

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = IN_TIME

    def __str__(self) -> str:
        return self.text[:80]


class CityHandling(Happening, Sourced):
    """One time that an organ took a matter up; all of one organization make its thread.

    A concrete handling names its matter: an agreement, a plan, a nomination round.
    """

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("organization"),
        help_text=_("Whose organ handled the matter."),
    )
    organ = models.ForeignKey(
        Organ,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("organ"),
        help_text=_("Council or board. Empty: not known."),
    )
    section = models.CharField(
        _("section"),
        max_length=40,
        blank=True,
        help_text=_("As the minutes number it, for example § 663. Empty: not known."),
    )
    case_number = models.CharField(
        _("case number"), max_length=60, blank=True, help_text=_("For example HEL 2021-009837.")
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, help_text=_("What came of it.")
    )
    tabled_to = PartialDateField(
        _("tabled to"),
        earliest="tabled_to_on",
        latest="tabled_to_by",
        blank=True,
        help_text=_(
            "Day on which a tabled matter is taken up again: 2013-01-28. Empty: not known."
        ),
    )
    tabled_to_on = models.DateField(
        _("first possible day"),
        null=True,
        editable=False,
        help_text=_("Computed from “tabled to”."),
    )
    tabled_to_by = models.DateField(
        _("last possible day"),
        null=True,
        editable=False,
        help_text=_("Computed from “tabled to”."),
    )
    condition = models.TextField(
        _("condition"),
        blank=True,
        help_text=_(
            "Condition or reservation of the approval: on condition that the other members do"
            " likewise. Empty: none is known."
        ),
    )
    proposal = models.TextField(
        _("proposal"),
        blank=True,
        help_text=_("What was proposed; each point on a line of its own."),
    )
    decision = models.TextField(
        _("decision"), blank=True, help_text=_("What was decided, when it needs more than a word.")
    )
    url = models.URLField(
        _("address of the item"),
        max_length=300,
        blank=True,
        help_text=_(
            "The organization’s own page of this item, for example https://www.hel.fi/…. Empty"
            " where only the source has an address."
        ),
    )

    class Meta:
        abstract = True
        ordering = IN_TIME

    def __str__(self) -> str:
        return f"{self.organization}: {self.outcome_in_words}"

    @property
    def outcome_in_words(self) -> str:
        """The outcome; a matter that has words of its own for it says them."""
        return str(self.get_outcome_display())

    @property
    def decider(self) -> models.Model | None:
        """Who handled it: the organ, None when it is not known."""
        return self.organ

    def clean(self) -> None:
        """Refuse a foreign organ, and a day of return or a condition the outcome has not."""
        super().clean()
        if self.organization_id is not None:
            refuse_foreign_organ(self.organ, self.organization_id)
            refuse_absent(self.organization, self.happened_on, self.happened_by)
        if self.tabled_to:
            self._refuse_untrue_return()
        if self.outcome in Outcome.values and self.outcome not in WITH_CONDITION:
            self._refuse_condition()

    def _refuse_untrue_return(self) -> None:
        if self.outcome != Outcome.TABLED:
            message = _(
                "Only a tabled matter is tabled to a day. Choose “tabled” or clear the day."
            )
            raise ValidationError({"tabled_to": ValidationError(message, code="not_tabled")})
        if self.tabled_to_by and self.happened_on and self.tabled_to_by < self.happened_on:
            message = _(
                "Tabled to %(tabled_to)s, before it was handled %(happened)s. Mend either day."
            )
            days = {"tabled_to": in_words(self.tabled_to), "happened": in_words(self.happened)}
            raise ValidationError(
                {"tabled_to": ValidationError(message, code="reversed", params=days)}
            )

    def _refuse_condition(self) -> None:
        message = _(
            "Only an approval with a condition or with changes has a condition. Choose one of"
            " them or clear this text."
        )
        written: dict[str, Any] = {
            f"condition_{language}": ValidationError(message, code="no_condition")
            for language in LANGUAGES
            if getattr(self, f"condition_{language}")
        }
        if written:
            raise ValidationError(written)


class Handling(CityHandling):
    """One time that a party's organ took the agreement up."""

    SHOWN_ON = ("agreement", "organization")

    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.CASCADE,
        related_name="handlings",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is about."),
    )

    class Meta(CityHandling.Meta):
        abstract = False
        verbose_name = _("handling")
        verbose_name_plural = _("handlings")
