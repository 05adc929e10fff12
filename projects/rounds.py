"""Rounds in which a plan is sent out for comments, and the statements given in them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizations.existence import refuse_absent
from organizations.models import Organ, Organization
from organizations.organs import refuse_foreign_organ
from records import partial_dates
from records.fields import PartialDateField
from records.happenings import IN_TIME, Happening
from records.periods import DatedModel
from records.sources import Sourced


def _bound(label: Any, computed: Any) -> models.DateField:
    """A column for the first or last day that a partial date may mean."""
    return models.DateField(label, null=True, editable=False, help_text=computed)


class CommentRound(DatedModel, Sourced):
    """A time in which municipalities and others comment on a plan.

    Of each partial date, ``…_on`` and ``…_by`` are the first and the last day that fit.
    """

    SHOWN_ON = ("project",)

    project = models.ForeignKey(
        "projects.Project",
        on_delete=models.CASCADE,
        related_name="comment_rounds",
        verbose_name=_("project"),
        help_text=_("Project or plan commented on."),
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("A few words: “Round on the draft plan”.")
    )
    sent = PartialDateField(
        _("sent out"),
        earliest="sent_on",
        latest="sent_by",
        blank=True,
        help_text=_("Day the plan was sent: 2023-03-29, 2014-23 (autumn 2014). Empty: not known."),
    )
    opens = PartialDateField(
        _("opens"),
        earliest="opens_on",
        latest="opens_by",
        blank=True,
        help_text=_("First day to comment: 2023-04-03, 2014-23. Empty: not known."),
    )
    deadline = PartialDateField(
        _("deadline"),
        earliest="deadline_on",
        latest="deadline_by",
        blank=True,
        help_text=_("Last day to comment, which still counts: 2023-05-25. Empty: not known."),
    )
    sent_on = _bound(_("first possible day of sending"), _("Computed from “sent out”."))
    sent_by = _bound(_("last possible day of sending"), _("Computed from “sent out”."))
    opens_on = _bound(_("first possible day of opening"), _("Computed from “opens”."))
    opens_by = _bound(_("last possible day of opening"), _("Computed from “opens”."))
    deadline_on = _bound(_("first possible deadline"), _("Computed from “deadline”."))
    deadline_by = _bound(_("last possible deadline"), _("Computed from “deadline”."))
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("Who sent it and what was asked, in a sentence or two."),
    )
    changes = models.TextField(
        _("what changed"),
        blank=True,
        help_text=_("What changed in the plan because of the statements. Empty: not known."),
    )
    statements_known = models.PositiveIntegerField(
        _("statements in all"),
        null=True,
        blank=True,
        help_text=_("How many statements a source counts, for example 47. Empty: not known."),
    )
    comments_known = models.PositiveIntegerField(
        _("comments of residents"),
        null=True,
        blank=True,
        help_text=_("How many comments of residents a source counts. Empty: not known."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page; the smallest first.")
    )

    class Meta:
        verbose_name = _("comment round")
        verbose_name_plural = _("comment rounds")
        ordering = [F("opens_on").asc(nulls_last=True), "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on=None)
                | Q(deadline_by=None)
                | Q(opens_on__lte=F("deadline_by")),
                name="projects_commentround_opens_before_its_deadline",
                violation_error_message=_("The deadline is before the round opens."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.title}"

    def clean(self) -> None:
        """Refuse a deadline before the opening on the field that the editor sees."""
        super().clean()
        if self.opens_on and self.deadline_by and self.opens_on > self.deadline_by:
            message = _(
                "The deadline is %(deadline)s, before the round opens %(opens)s. Mend either."
            )
            words = {
                name: partial_dates.in_words(getattr(self, name)) for name in ("opens", "deadline")
            }
            raise ValidationError({"deadline": ValidationError(message, "reversed", words)})

    @property
    def first_day(self) -> date | None:
        """The first day that it may have been under way; None when no day of it is known."""
        return self.opens_on or self.sent_on or self.deadline_on

    def is_over_on(self, day: date) -> bool:
        """Whether the deadline is known to have passed on ``day``."""
        return self.deadline_by is not None and day > self.deadline_by


class Statement(Happening, Sourced):
    """What one organization said in a comment round, and by which organ."""

    SHOWN_ON = ("round__project", "organization")

    round = models.ForeignKey(
        CommentRound,
        on_delete=models.CASCADE,
        related_name="statements",
        verbose_name=_("comment round"),
        help_text=_("Round it was given in."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("given by"),
        help_text=_("Who gave the statement, for example Kauniainen."),
    )
    organ = models.ForeignKey(
        Organ,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("organ"),
        help_text=_("Board or committee of the one who gave it. Empty: not known."),
    )
    section = models.CharField(
        _("section"),
        max_length=40,
        blank=True,
        help_text=_("As the minutes number it, for example § 229. Empty: not known."),
    )
    case_number = models.CharField(
        _("case number"), max_length=60, blank=True, help_text=_("For example HEL 2021-009837.")
    )
    text = models.TextField(
        _("what it says"), blank=True, help_text=_("Its stand in a sentence or two.")
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = IN_TIME

    def __str__(self) -> str:
        return f"{self.organization}: {self.round.title}"

    def clean(self) -> None:
        """Refuse an organ of somebody else."""
        super().clean()
        refuse_foreign_organ(self.organ, self.organization_id)
        if self.organization_id is not None:
            refuse_absent(self.organization, self.happened_on, self.happened_by)
