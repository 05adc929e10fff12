"""The form of one agenda item."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.formsets import NumberedForm
from meetings.admin.locks import refuse_locked
from meetings.models import Attendance, Meeting


class AgendaItemForm(NumberedForm):
    """An item with those who were disqualified from it; without a number it comes last."""

    disqualified = forms.ModelMultipleChoiceField(
        Attendance.objects.none(),
        label=gettext_lazy("disqualified"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Who could not take part in deciding it."),
    )

    is_correcting = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.exclude or ():
            self.fields.pop(name, None)
        if self.instance.pk and "disqualified" in self.fields:
            rows = Attendance.objects.filter(meeting=self.instance.meeting_id)
            chosen = self.fields["disqualified"]
            chosen.queryset = rows.select_related("person", "organization")
            chosen.initial = self.instance.disqualified.all()

    def clean(self) -> dict[str, Any]:
        """Hold the meeting until the item is stored, and find its number."""
        data = super().clean() or self.cleaned_data
        meeting = self.instance.meeting if self.instance.pk else data.get("meeting")
        if meeting is None or "number" not in self.fields:
            return data
        held = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if self.has_changed() and not self.is_correcting:
            refuse_locked(held)
        others = held.items.exclude(pk=self.instance.pk)
        number = data.get("number")
        if number is None and "number" not in self.errors:
            data["number"] = (others.aggregate(last=Max("number"))["last"] or 0) + 1
        elif twin := others.filter(number=number).first():
            message = _("Number %(value)s is given to “%(other)s” already.")
            words = {"value": number, "other": twin}
            self.add_error("number", ValidationError(message, "twin", words))
        elif held.shows_agenda and number != self.initial.get("number", number):
            message = _("The agenda is public: item %(number)s keeps its number and address.")
            words = {"number": self.initial["number"]}
            self.add_error("number", ValidationError(message, "public", words))
        return data

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if self.instance.pk and "disqualified" in self.changed_data:
            self.instance.disqualified.set(self.cleaned_data["disqualified"])
