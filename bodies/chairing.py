"""By what rule a body gets its chair and deputy chairs."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bodies.memberships import Membership
from bodies.people import Office
from records.periods import NoOverlap, Period
from records.sources import Sourced

TASKS = (Membership.Role.CHAIRPERSON, Membership.Role.DEPUTY_CHAIRPERSON)


class ChairRule(Sourced, Period):
    """How a body gets its chair, or one of its deputy chairs, in a period.

    Who that is on a day follows from it: ``bodies.chairs.chair_on``.
    """

    SHOWN_ON = ("body",)

    class Kind(models.TextChoices):
        """By what the task falls to somebody."""

        FIXED = "fixed", _("belongs to an office")
        ELECTED = "elected", _("elected by the body for its term")
        ROTATING = "rotating", _("goes round the organizations, a year each")
        UNKNOWN = "unknown", _("rule not known")

    body = models.ForeignKey(
        "bodies.Body",
        on_delete=models.CASCADE,
        related_name="chair_rules",
        verbose_name=_("body"),
        help_text=_("Body that is chaired."),
    )
    task = models.CharField(
        _("task"),
        max_length=20,
        choices=[(task.value, task.label) for task in TASKS],
        default=Membership.Role.CHAIRPERSON,
        help_text=_("Chair or deputy chair."),
    )
    number = models.PositiveSmallIntegerField(
        _("which of them"),
        default=1,
        help_text=_("1 for the chair and the first deputy chair, 2 for the second deputy chair."),
    )
    kind = models.CharField(
        _("rule"),
        max_length=10,
        choices=Kind,
        help_text=_("Belongs to an office, elected, goes round yearly; or not known."),
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="chair_rules",
        verbose_name=_("office"),
        help_text=_("Office to which the task belongs: Mayor of Helsinki. Otherwise empty."),
    )

    class Meta:
        verbose_name = _("rule of the chair")
        verbose_name_plural = _("rules of the chair")
        ordering = ["body", "task", "number", models.F("starts_on").asc(nulls_first=True)]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="fixed", office__isnull=False)
                | (~Q(kind="fixed") & Q(office=None)),
                name="bodies_chairrule_names_an_office_when_fixed",
                violation_error_message=_(
                    "A task that belongs to an office names it; any other names none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="bodies_chairrule_counts_from_one",
                violation_error_message=_("Deputy chairs are numbered from 1."),
            ),
            NoOverlap(
                together=("body", "task", "number"),
                name="bodies_chairrule_one_a_day",
                violation_error_message=_(
                    "The body already has a rule for this task on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_task_display()}, {self.get_kind_display()}"

    def clean(self) -> None:
        """Refuse a fixed rule without an office of the body, and an office with another rule."""
        super().clean()
        if self.kind == self.Kind.FIXED and self.office is None:
            raise ValidationError({"office": _office_missing()})
        if self.kind != self.Kind.FIXED and self.office is not None:
            kind = self.get_kind_display()
            raise ValidationError({"office": _office_too_many(self.office, kind)})
        bound = self.office and self.office.ex_officio_seats.filter(body=self.body_id)
        if self.office and self.body_id and not bound.exists():
            raise ValidationError({"office": _office_without_seat(self.office, self.body)})


def _office_missing() -> ValidationError:
    return ValidationError(
        _("The task belongs to an office, but none is named. Name it or choose another rule."),
        code="office_missing",
    )


def _office_too_many(office: Office, kind: str) -> ValidationError:
    return ValidationError(
        _(
            "%(office)s is named, but the rule is “%(kind)s”. Leave the office empty or mend"
            " the rule."
        ),
        code="office_with_other_rule",
        params={"office": office, "kind": kind},
    )


def _office_without_seat(office: Office, body: object) -> ValidationError:
    return ValidationError(
        _(
            "%(office)s gives no seat in %(body)s. Add its office-bound seat first or choose"
            " another office."
        ),
        code="office_without_seat",
        params={"office": office, "body": body},
    )
