"""Rows of one form, checked against each other and against those stored meanwhile.

Django leaves the parent out when it validates the constraints of an inline row, so the rules
that name the parent are asked here, before the database has to refuse.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint, Model, UniqueConstraint
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext as _

from records.admin.forms import MEANWHILE, STEP
from records.admin.history import deletion_of
from records.admin.values import digest
from records.periods import NoOverlap, PeriodQuerySet, share_a_day


class DeletedRow:
    """Stands for the record of a row that somebody has deleted meanwhile."""

    pk = 0

    def __str__(self) -> str:
        return _("deleted meanwhile")


class RowsFormSet(BaseInlineFormSet):
    """Checks its rows against the constraints that join them to their parent."""

    def clean(self) -> None:
        """Put an error on each row that collides with another, of the form or stored."""
        super().clean()
        self._refuse_deleted_rows()
        self._refuse_unseen_deletions()
        for constraint in self.model._meta.constraints:
            if self.fk.name in _names(constraint):
                self._refuse_rows(constraint)

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        # The rules of the model that look at other rows leave them to this formset.
        form = super()._construct_form(i, **kwargs)
        form.instance.stands_among_rows = True
        return form

    def full_clean(self) -> None:
        """Validate, then show each row beside the record it was opened for.

        The admin pairs forms with stored rows by their order, which is another one as soon as
        somebody has added or deleted a row.
        """
        super().full_clean()
        if self.is_bound:
            self._queryset = [
                form.instance if form.instance.pk else DeletedRow() for form in self.initial_forms
            ]

    def validate_unique(self) -> None:
        """Leave it to the constraints, which say on the field what is wrong."""

    def counts(self, form: ModelForm) -> bool:
        """Whether the row of ``form`` will stand once the form is stored."""
        has_data = hasattr(form, "cleaned_data") and (form.has_changed() or form.instance.pk)
        return bool(has_data) and not (self.can_delete and self._should_delete_form(form))

    def _refuse_rows(self, constraint: BaseConstraint) -> None:
        forms = [form for form in self.forms if self.counts(form)]
        for first, second in combinations(forms, 2):
            later = second if second.has_changed() else first
            other = first if later is second else second
            if later.has_changed() and self._collide(constraint, first.instance, second.instance):
                _refuse(constraint, later, other.instance)
        for form in forms:
            for stored in self._stored(constraint, form) if form.has_changed() else ():
                _refuse(constraint, form, stored)

    def _collide(self, constraint: BaseConstraint, first: Model, second: Model) -> bool:
        values = self._values(constraint, first)
        alike = values == self._values(constraint, second) and None not in values
        return alike and (not isinstance(constraint, NoOverlap) or share_a_day(first, second))

    def _stored(self, constraint: BaseConstraint, form: ModelForm) -> Iterator[Model]:
        """Rows that somebody stored after the form was opened and that ``form`` collides with."""
        values = self._values(constraint, form.instance)
        if not self.instance.pk or None in values:
            return
        own = [one.instance.pk for one in self.initial_forms if one.instance.pk]
        alike = dict(zip(self._own_names(constraint), values, strict=True))
        rows = self.model._base_manager.filter(**{self.fk.name: self.instance}, **alike)
        rows = rows.exclude(pk__in=own)
        if isinstance(constraint, NoOverlap):
            days = form.instance.starts_on, form.instance.ends_on
            rows = PeriodQuerySet.overlapping(rows, *days)
        yield from rows[:1]

    def _own_names(self, constraint: BaseConstraint) -> list[str]:
        """Columns of ``constraint`` besides the parent, which is the same for all rows."""
        names = (name for name in _names(constraint) if name != self.fk.name)
        return [self.model._meta.get_field(name).attname for name in names]

    def _values(self, constraint: BaseConstraint, row: Model) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self._own_names(constraint))

    def _refuse_deleted_rows(self) -> None:
        """Say of each row that is no longer stored who deleted it and when."""
        for form in self.initial_forms:
            if form.instance.pk or not hasattr(form, "cleaned_data"):
                continue
            form._errors.clear()
            if not self._should_delete_form(form) and self._was_touched(form):
                form.add_error(None, self._was_deleted(form))

    def _key(self, form: ModelForm) -> str:
        """Primary key of the row that ``form`` was opened for."""
        return str(self.data.get(form.add_prefix(self.model._meta.pk.name), ""))

    def _was_touched(self, form: ModelForm) -> bool:
        """Whether the sender changed the row, as far as it can be told."""
        key = f"{self.model._meta.label_lower}:{self._key(form)}"
        if form.seen.shown and key not in form.seen.shown:
            return False
        opened = form.seen.shown.get(key, {}) | form.seen.opened.get(key, {})
        values = form.cleaned_data
        return not opened or any(digest(values.get(name)) != was for name, was in opened.items())

    def _was_deleted(self, form: ModelForm) -> ValidationError:
        message = _(
            "%(deletion)s What you typed is kept below. Tick “Delete” to leave the row out, or"
            " copy it into a new row."
        )
        words = {"deletion": deletion_of(self.model, self._key(form))}
        return ValidationError(message, code=MEANWHILE, params=words)

    def _refuse_unseen_deletions(self) -> None:
        """Refuse to delete a row that somebody else changed after the form was opened."""
        for form in self.deleted_forms:
            if form.instance.pk and getattr(form, "stale", ()) and STEP not in self.data:
                message = _(
                    "“%(row)s” was changed by somebody else after you opened this form. Look at"
                    " the row below, then delete it or leave it."
                )
                raise ValidationError(message, code=MEANWHILE, params={"row": form.instance})

    def save_existing_objects(self, commit: bool = True) -> list[Model]:
        """Delete before anything is changed, so that a row may take the place of a deleted one."""
        deleted = []
        for form in self.deleted_forms if self.initial_forms and commit else ():
            if form.instance.pk:
                deleted.append(form.instance)
                self.delete_existing(form.instance)
        saved = super().save_existing_objects(commit)
        self.deleted_objects = [*deleted, *self.deleted_objects]
        return saved


def _names(constraint: BaseConstraint) -> tuple[str, ...]:
    """Fields that a row must not share with another; none for other kinds of rules."""
    if isinstance(constraint, NoOverlap):
        return constraint.together
    is_plain = isinstance(constraint, UniqueConstraint) and not constraint.condition
    return tuple(constraint.fields) if is_plain else ()


def _refuse(constraint: BaseConstraint, form: ModelForm, other: Model) -> None:
    """Put on the field concerned that ``other`` stands in the way."""
    if isinstance(constraint, NoOverlap):
        field, refusal = "starts", constraint.refusal_by(other)
    else:
        names = [name for name in constraint.fields if name in form.fields]
        field = names[-1] if names else NON_FIELD_ERRORS
        refusal = ValidationError(constraint.get_violation_error_message(), code="unique")
    in_form = field in form.fields
    if not form.has_error(field if in_form else NON_FIELD_ERRORS, refusal.code):
        form.add_error(field if in_form else None, refusal)
