"""Rounds in which organizations name their representatives to a body, and what each decided."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from agreements.handlings import APPROVALS, CityHandling, Outcome
from organizations.models import Organization
from records.fields import PartialDateField
from records.partial_dates import in_words
from records.periods import Period, PeriodQuerySet, period_in_words
from records.publication import public_at
from records.sources import Sourced

if TYPE_CHECKING:
    from bodies.quotas import SeatQuota


class NominationRoundQuerySet(PeriodQuerySet):
    """Nomination rounds."""

    def with_handlings(self, at: datetime) -> Self:
        """With who nominates and what each decided; what is not public at ``at`` stays out."""
        return self.prefetch_related(
            Prefetch("organizations", Organization.objects.published(at).alphabetical()),
            Prefetch("handlings", NominationHandling.objects.of_public(at)),
        )

    def for_page(self, at: datetime) -> Self:
        """The same with the sources."""
        return self.with_handlings(at).prefetch_related(
            "citations__source", "handlings__citations__source"
        )


class NominationRound(Sourced, Period):
    """A request to name representatives to a body; its period is the term they are named for.

    Of each partial date, ``…_on`` and ``…_by`` are the first and the last day that fit.
    """

    SHOWN_ON = ("body",)

    body = models.ForeignKey(
        "bodies.Body",
        on_delete=models.CASCADE,
        related_name="nomination_rounds",
        verbose_name=_("body"),
        help_text=_("Body to which representatives are named."),
    )
    title = models.CharField(
        _("title"),
        max_length=160,
        blank=True,
        help_text=_(
            "Where the term does not say it: “Elected representatives for the MAL 2023 work”."
            " Else empty."
        ),
    )
    organizations = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="nomination_rounds",
        verbose_name=_("nominating organizations"),
        help_text=_("All that are to name somebody. Empty: not known."),
    )
    requested = PartialDateField(
        _("request sent"),
        earliest="requested_on",
        latest="requested_by",
        blank=True,
        help_text=_("Day on which nominations were asked for: 2021-08-11. Empty: not known."),
    )
    requested_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed.")
    )
    requested_by = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed.")
    )
    requester = models.CharField(
        _("sender of the request"),
        max_length=160,
        blank=True,
        help_text=_("Who asked: “Helsingin seudun ympäristöpalvelut”. Empty: not known."),
    )
    deadline = PartialDateField(
        _("deadline"),
        earliest="deadline_on",
        latest="deadline_by",
        blank=True,
        help_text=_("Last day to name, which still counts: 2021-09-13. Empty: not known."),
    )
    deadline_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed.")
    )
    deadline_by = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed.")
    )

    objects = NominationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination round")
        verbose_name_plural = _("nomination rounds")
        ordering = ["body", models.F("starts_on").desc(nulls_last=True), "-pk"]
        constraints = [*Period.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"

    @property
    def name(self) -> str:
        """Its title, else the term that is nominated for."""
        if self.title:
            return self.title
        words = {"term": period_in_words(self) or gettext("at an unknown time")}
        return gettext("Nominations %(term)s") % words

    def clean(self) -> None:
        """Refuse a deadline before the request, on its field."""
        super().clean()
        if self.deadline_by and self.requested_on and self.deadline_by < self.requested_on:
            message = _("The deadline %(deadline)s is before the request %(requested)s. Mend one.")
            days = {"deadline": in_words(self.deadline), "requested": in_words(self.requested)}
            raise ValidationError({"deadline": ValidationError(message, "reversed", days)})


class NominationHandlingQuerySet(models.QuerySet):
    """What organizations decided in nomination rounds."""

    def of_public(self, at: datetime) -> Self:
        """Those of organizations public at ``at``, with whose they are."""
        public = self.filter(public_at(at, "organization"))
        return public.select_related("organization", "organ")

    def for_page(self, at: datetime) -> Self:
        """The same with their sources."""
        return self.of_public(at).prefetch_related("citations__source")


class NominationHandling(CityHandling):
    """One time that an organ took up whom to name; memberships point to the one that named them."""

    SHOWN_ON = ("round__body", "organization")

    round = models.ForeignKey(
        NominationRound,
        on_delete=models.CASCADE,
        related_name="handlings",
        verbose_name=_("nomination round"),
        help_text=_("Round in which it names somebody."),
    )

    objects = NominationHandlingQuerySet.as_manager()

    class Meta(CityHandling.Meta):
        abstract = False
        verbose_name = _("nominating decision")
        verbose_name_plural = _("nominating decisions")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """Organization, organ, day, section and case number, as far as known."""
        whose = ", ".join(str(one.name) for one in (self.organization, self.organ) if one)
        day = in_words(self.happened) if self.happened else gettext("day not known")
        case = f"({self.case_number})" if self.case_number else ""
        return " ".join(filter(None, [whose, day, self.section, case]))

    @property
    def outcome_in_words(self) -> str:
        """The outcome as it is said of naming people."""
        named = {
            Outcome.APPROVED: pgettext("nomination", "named"),
            Outcome.APPROVED_CHANGED: pgettext("nomination", "named otherwise than proposed"),
        }
        return named.get(self.outcome) or super().outcome_in_words

    def clean(self) -> None:
        """Refuse what memberships that point here could not name as their decision."""
        super().clean()
        if self.pk is None or self.organization_id is None or self.round_id is None:
            return
        places = ("quota__body", "quota__organization", "quota__nominated_by")
        for membership in self.memberships.select_related(*places):
            if mistake := mistake_in_decision(membership.quota, self):
                raise mistake


def mistake_in_decision(quota: "SeatQuota", decision: NominationHandling) -> ValidationError | None:
    """Why ``decision`` cannot have filled a seat of ``quota``; None when it can.

    Nothing is wrong where whose seat it is, or which organ decided, is not known.
    """
    words: dict[str, Any] = {"decision": str(decision)}
    if decision.round.body_id != quota.body_id:
        message = _("%(decision)s is about %(body)s. Choose a decision on the body of this seat.")
        code, words["body"] = "other_body", decision.round.body
    elif quota.organization_id and decision.organization_id != quota.organization_id:
        message = _("%(decision)s fills no seat of %(owner)s. Choose a decision of its own.")
        code, words["owner"] = "other_organization", quota.organization
    elif quota.nominated_by_id and decision.organ_id not in (None, quota.nominated_by_id):
        message = _(
            "%(expected)s nominates to this seat, but this is another’s: %(decision)s. Choose a"
            " decision of its own."
        )
        code, words["expected"] = "wrong_nominator", quota.nominated_by
    elif decision.outcome in Outcome.values and decision.outcome not in APPROVALS:
        message = _("%(decision)s named nobody (%(outcome)s). Choose the decision that did.")
        code, words["outcome"] = "named_nobody", decision.outcome_in_words
    else:
        return None
    return ValidationError(message, code, words)
