"""Rows of one form that stand in each other's way are told so on the field, before the database."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.locks import refuse_locked
from meetings.models import AgendaItem, Meeting
from meetings.removals import refuse_deletion
from records.admin.forms import RecordForm
from records.admin.formsets import RowsFormSet

FAR = 10_000


class NumberedForm(RecordForm):
    """A row with a number within its whole; the formset looks at the number."""

    number = forms.IntegerField(
        label=gettext_lazy("number"),
        required=False,
        min_value=1,
        max_value=FAR - 1,
        help_text=gettext_lazy("Empty: the next one."),
    )

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"number"}


class PartsFormSet(RowsFormSet):
    """Rows of one meeting or item, saved whole, whatever they exchange among themselves."""

    is_correcting = False

    def meeting(self) -> Meeting | None:
        """The meeting whose texts the rows are; None while it is new."""
        return self.instance if self.instance.pk else None

    def clean(self) -> None:
        """Refuse what the check of the summary has locked, and rows in each other's way."""
        super().clean()
        if not any(form.has_changed() for form in self.forms):
            return
        meeting = self.meeting()
        if meeting is not None:
            held = Meeting.objects.select_for_update().get(pk=meeting.pk)
            if not self.is_correcting:
                refuse_locked(held)
            self.refuse_what_is_public(held)
        self.refuse_wrong_rows()

    def refuse_what_is_public(self, meeting: Meeting) -> None:
        """Refuse what would take away or give to another what readers of ``meeting`` know."""

    def refuse_wrong_rows(self) -> None:
        """Put on its field what is wrong with one row beside the others."""

    def validate_unique(self) -> None:
        """Leave it to ``refuse_wrong_rows``, which tells the rows on their fields."""

    def filled(self) -> list[ModelForm]:
        """Rows that will stand, in their order."""
        return [form for form in self.forms if self.counts(form)]

    def strangers(self, name: str) -> dict[Any, Any]:
        """Rows that somebody added after the form was opened, by the value of ``name``."""
        if not self.instance.pk:
            return {}
        own = [form.instance.pk for form in self.initial_forms]
        rows = self.model._base_manager.filter(**{self.fk.name: self.instance}).exclude(pk__in=own)
        return {getattr(row, self.model._meta.get_field(name).attname): row for row in rows}

    def refuse_twins(self, name: str, message: str) -> None:
        """Put ``message`` on every row whose ``name`` another row has already."""
        seen = self.strangers(name)
        for form in self.filled():
            value = form.cleaned_data.get(name)
            key = getattr(value, "pk", value)
            if key is None:
                continue
            if key in seen:
                words = {"value": value, "other": seen[key]}
                form.add_error(name, ValidationError(message, "twin", words))
            seen.setdefault(key, form.instance)

    def leaving(self, *names: str) -> QuerySet:
        """Stored rows that go, or whose ``names`` change."""
        keys = [
            form.instance.pk
            for form in self.initial_forms
            if form in self.deleted_forms
            or (form.has_changed() and set(names) & set(form.changed_data))
        ]
        return self.model._base_manager.filter(pk__in=keys)


class NumberedFormSet(PartsFormSet):
    """Rows numbered within their whole: an empty number is the next; rows may change places.

    On a public agenda the numbers are part of addresses: they stay, and no row is deleted.
    Removed rows are not shown; their numbers are taken.
    """

    fixed = ""

    def get_queryset(self) -> QuerySet:
        """The rows that were not removed; of a sent form also those removed meanwhile."""
        if self.is_bound:
            return super().get_queryset()
        if not hasattr(self, "_standing"):
            self._standing = super().get_queryset().filter(removed_at=None)
        return self._standing

    def refuse_what_is_public(self, meeting: Meeting) -> None:
        """Refuse to delete a row of a public agenda, or to give it another number."""
        deleted = [form.instance.number for form in self.deleted_forms if form.instance.pk]
        refuse_deletion(meeting, deleted)
        for form in self.initial_forms if meeting.shows_agenda else ():
            if form.instance.is_removed and form.has_changed():
                message = _("It was removed meanwhile. Keep a copy of what you wrote, and reload.")
                form.add_error(None, ValidationError(message, code="removed"))
            if "number" in form.changed_data and not self._should_delete_form(form):
                words = {"number": form.initial["number"]}
                form.add_error("number", ValidationError(self.fixed, "public", words))

    def refuse_wrong_rows(self) -> None:
        """Refuse a number given twice, and give the numbers that were left empty."""
        self.refuse_twins("number", _("Number %(value)s is given to “%(other)s” already."))
        given = filter(None, (form.cleaned_data.get("number") for form in self.filled()))
        last = max([*self.strangers("number"), *given], default=0)
        for form in self.filled():
            if "number" not in form.errors and form.cleaned_data.get("number") is None:
                last += 1
                form.cleaned_data["number"] = form.instance.number = last

    def save(self, commit: bool = True) -> list[Any]:
        """Store the rows; those that change numbers step aside first."""
        self.leaving("number").update(number=F("number") + FAR)
        return super().save(commit)


class ItemFormSet(NumberedFormSet):
    """The agenda of a meeting."""

    fixed = gettext_lazy("The agenda is public: item %(number)s keeps its number and address.")


class AttachmentFormSet(NumberedFormSet):
    """The attachments of an agenda item."""

    instance: AgendaItem
    fixed = gettext_lazy(
        "The agenda is public: attachment %(number)s keeps its number and address."
    )

    def meeting(self) -> Meeting | None:
        """The meeting of the item."""
        return self.instance.meeting if self.instance.pk else None
