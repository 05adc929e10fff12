"""Formsets that refuse two new rows in each other's way before the database has to."""

from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext as _

from records.partial_dates import in_words
from records.periods import NoOverlap, Period, share_a_day


class NoOverlapFormSet(BaseInlineFormSet):
    """Checks every pair of its rows against the model's ``NoOverlap`` constraints."""

    def clean(self) -> None:
        """Put an error on the later row of each pair that shares a day."""
        super().clean()
        forms = [form for form in self.forms if self._counts(form)]
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, NoOverlap):
                for first, second in combinations(forms, 2):
                    self._refuse_pair(constraint, first, second)

    def _counts(self, form: ModelForm) -> bool:
        has_data = hasattr(form, "cleaned_data") and (form.has_changed() or form.instance.pk)
        return bool(has_data) and not (self.can_delete and self._should_delete_form(form))

    def _refuse_pair(self, constraint: NoOverlap, first: ModelForm, second: ModelForm) -> None:
        rows = first.instance, second.instance
        alike = [self._values(constraint, row) for row in rows]
        if alike[0] != alike[1] or None in alike[0] or not share_a_day(*rows):
            return
        other = first.instance
        message = _("%(rule)s The other row begins %(starts)s and ends %(ends)s.") % {
            "rule": constraint.get_violation_error_message(),
            "starts": in_words(other.starts) if other.starts else _("at an unknown time"),
            "ends": in_words(other.ends) if other.ends else _("at an unknown time"),
        }
        second.add_error("starts", ValidationError(message, code="overlap"))

    def _values(self, constraint: NoOverlap, row: Period) -> tuple[Any, ...]:
        """What must not be alike; the owner being edited is the same for all rows."""
        owner = self.fk.attname
        names = [self.model._meta.get_field(name).attname for name in constraint.together]
        return tuple(getattr(row, name) for name in names if name != owner)
