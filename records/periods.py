"""Periods: the query, the arithmetic and the constraint in one place, so that they agree.

First and last day both count. A day known only in part spans from its first to its last
fitting day; the row counts on every day on which it may be in force.
"""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records import partial_dates
from records.fields import Derived, PartialDateField


class State(models.TextChoices):
    """Where a day stands in a period; derived, never stored."""

    UPCOMING = "upcoming", _("upcoming")
    CURRENT = "current", _("in force")
    POSSIBLE = "possible", _("possibly in force")
    ENDED = "ended", _("ended")
    UNKNOWN = "unknown", _("dates not known")


class PeriodQuerySet(models.QuerySet):
    """Rows with a first and a last day."""

    def on(self, day: date) -> Self:
        """Rows that are, or by what is known may be, in force on ``day``."""
        return self.overlapping(day, day)

    def begun(self, day: date) -> Self:
        """Rows that have begun by ``day``, or may have; ended ones too."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day))

    def overlapping(self, first: date | None, last: date | None) -> Self:
        """Rows sharing a day with ``first``–``last``; None is without bound."""
        rows = self
        if last is not None:
            rows = rows.filter(Q(starts_on=None) | Q(starts_on__lte=last))
        if first is not None:
            rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=first))
        return rows

    def in_state(self, state: str, day: date) -> Self:
        """Rows that are current (or possibly so), ended, upcoming or of unknown days on ``day``."""
        unknown = Q(starts="", ends="")
        if state == State.UNKNOWN:
            return self.filter(unknown)
        if state == State.ENDED:
            return self.filter(ends_on__lt=day)
        if state == State.UPCOMING:
            return self.filter(starts_on__gt=day)
        return self.on(day).exclude(unknown)


class DatedModel(Derived):
    """A row whose partial dates have their bounds ready before any rule looks at them."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        """Validate each field, then write the bounds of the partial dates."""
        try:
            super().clean_fields(exclude=exclude)
        finally:
            self.store_bounds()

    def store_bounds(self) -> None:
        """Write the first and last fitting day of each partial date into its columns."""
        for field in self._meta.concrete_fields:
            if isinstance(field, PartialDateField):
                field.store_bounds(self)


class Period(DatedModel):
    """A row in force from ``starts`` to ``ends``, both days included.

    ``starts_on`` … ``starts_by`` hold the first and last day on which it may have begun,
    ``ends_from`` … ``ends_on`` those on which it may have ended; None is without bound.
    """

    starts = PartialDateField(
        _("begins"),
        earliest="starts_on",
        latest="starts_by",
        blank=True,
        help_text=_(
            "First day, as far as known: 2017-01-01, 2012-06, 2004, 2014-23 (autumn 2014),"
            " [2017-06..2017-12] (some day between), [..2008-01] (at the latest)."
            " Empty: not known."
        ),
    )
    ends = PartialDateField(
        _("ends"),
        earliest="ends_from",
        latest="ends_on",
        open_end=True,
        blank=True,
        help_text=_(
            "Last day, which still counts: 2016-12-31, 2016. Two dots (..) mean until"
            " further notice. Empty: not known."
        ),
    )
    starts_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed from “begins”.")
    )
    starts_by = models.DateField(
        _("begun by"), null=True, editable=False, help_text=_("Computed from “begins”.")
    )
    ends_from = models.DateField(
        _("earliest end"), null=True, editable=False, help_text=_("Computed from “ends”.")
    )
    ends_on = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed from “ends”.")
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="%(app_label)s_%(class)s_begins_before_it_ends",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def clean(self) -> None:
        """Refuse a reversed period on the field that the editor sees."""
        super().clean()
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValidationError(
                {
                    "ends": ValidationError(
                        _("Ends %(ends)s, before it begins %(starts)s. Mend either date."),
                        code="reversed",
                        params={
                            "starts": partial_dates.in_words(self.starts),
                            "ends": partial_dates.in_words(self.ends),
                        },
                    )
                }
            )

    @property
    def is_open_ended(self) -> bool:
        """Whether it is known to go on until further notice."""
        return self.ends == partial_dates.OPEN

    def state_on(self, day: date) -> State:
        """Where ``day`` stands in this period."""
        if not self.starts and not self.ends:
            return State.UNKNOWN
        if self.starts_on and day < self.starts_on:
            return State.UPCOMING
        if self.ends_on and day > self.ends_on:
            return State.ENDED
        begun = self.starts_by is not None and day >= self.starts_by
        going_on = self.ends_from is None or day <= self.ends_from
        return State.CURRENT if begun and going_on else State.POSSIBLE

    def is_certain_on(self, day: date) -> bool:
        """Whether what is known carries ``day`` itself.

        With no word of its end, only the day by which it has begun is certain.
        """
        if self.starts_by is None or day < self.starts_by:
            return False
        return self.is_open_ended or day <= (self.ends_from or self.starts_by)


def share_a_day(first: Period, second: Period) -> bool:
    """Whether both rows may be in force on some one day."""
    begins_in_time = (
        first.starts_on is None or second.ends_on is None or first.starts_on <= second.ends_on
    )
    ends_in_time = (
        second.starts_on is None or first.ends_on is None or second.starts_on <= first.ends_on
    )
    return begins_in_time and ends_in_time


def period_in_words(period: Period) -> str:
    """First and last day as a reader says them; "" when neither is known."""
    starts = partial_dates.in_words(period.starts) if period.starts else ""
    ends = partial_dates.in_words(period.ends) if period.ends else ""
    if starts and starts == ends:
        return starts
    return _period_sentence(period) % {"starts": starts, "ends": ends}


def _period_sentence(period: Period) -> str:
    """The words between and around the two ends; sets of days need more of them."""
    is_set = partial_dates.is_choice(period.starts) or partial_dates.is_choice(period.ends)
    if not period.starts:
        return gettext("beginning not known; end: %(ends)s") if period.ends else ""
    if not period.ends:
        return gettext("beginning: %(starts)s; end not known")
    if period.is_open_ended:
        return (
            gettext("beginning: %(starts)s; until further notice")
            if is_set
            else gettext("from %(starts)s until further notice")
        )
    if is_set:
        return gettext("beginning: %(starts)s; end: %(ends)s")
    return gettext("%(starts)s – %(ends)s")


class NoOverlap(ExclusionConstraint):
    """No two rows alike in ``together`` are in force on one day.

    PostgreSQL excludes them itself, at the end of the transaction, so that two rows may change
    places; elsewhere the validation, which is the same on every database, is what refuses them.
    Rows with an empty field in ``together`` do not count.
    """

    def __init__(self, *, together: tuple[str, ...], **kwargs: Any) -> None:
        self.together = tuple(together)
        days = Func("starts_on", "ends_on", RangeBoundary(True, True), function="DATERANGE")
        expressions = [*((F(field), "=") for field in self.together), (days, "&&")]
        kwargs.setdefault("deferrable", Deferrable.DEFERRED)
        super().__init__(expressions=expressions, **kwargs)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Write ``together`` to migrations, not the expressions made of it."""
        path, args, kwargs = super().deconstruct()
        kwargs.pop("expressions")
        return path, args, {**kwargs, "together": self.together}

    def create_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> Any:
        """DDL where the database knows ranges, else None."""
        return super().create_sql(model, schema_editor) if _has_ranges(schema_editor) else None

    def remove_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> Any:
        """DDL where the database knows ranges, else None."""
        return super().remove_sql(model, schema_editor) if _has_ranges(schema_editor) else None

    def constraint_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> Any:
        """DDL where the database knows ranges, else None."""
        return super().constraint_sql(model, schema_editor) if _has_ranges(schema_editor) else None

    def validate(
        self, model: Any, instance: Any, exclude: Any = None, using: str = "default"
    ) -> None:
        """Refuse ``instance`` when another row alike shares a day with it."""
        if exclude and set(self.together) & set(exclude):
            return
        values = {field: getattr(instance, field) for field in self.together}
        reversed_period = (
            instance.starts_on and instance.ends_on and instance.starts_on > instance.ends_on
        )
        if None in values.values() or reversed_period:
            return
        others = model._base_manager.using(using).filter(**values).exclude(pk=instance.pk)
        others = PeriodQuerySet.overlapping(others, instance.starts_on, instance.ends_on)
        if other := others.first():
            raise self.refusal_by(other)

    def refusal_by(self, other: Period) -> ValidationError:
        """What a row is told that shares a day with ``other``: the rule, and which row it is."""
        message = _("%(rule)s %(other)s: %(period)s.")
        words = {
            "rule": self.get_violation_error_message(),
            "other": other,
            "period": period_in_words(other) or gettext("at an unknown time"),
        }
        return ValidationError(message, code="overlap", params=words)


def _has_ranges(schema_editor: BaseDatabaseSchemaEditor) -> bool:
    return schema_editor.connection.vendor == "postgresql"
