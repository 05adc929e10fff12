"""The page on which a published summary is corrected: its texts as they stand, and the reason."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Model, TextField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import actions
from meetings.admin.correcting import CorrectionFields, refuse_meanwhile
from meetings.admin.moves import MOVES, open_to
from meetings.admin.pages import form_of, framed, meeting_for, tell
from meetings.freezing import version_of
from meetings.items import TEXTS
from meetings.models import AgendaItem, Meeting
from records import clock
from records.admin.seen import Seen, read
from records.admin.values import digest
from records.names import FALLBACK, LANGUAGES

OF_MEETING = (
    *("held", "start_time", "end_time", "number", "year", "mode"),
    *(f"place_{language}" for language in LANGUAGES),
)
OF_ITEM = (
    *("section", "outcome"),
    *(f"{name}_{language}" for name in ("title", "presenter", *TEXTS) for language in LANGUAGES),
)
SHOWN = "correction"
REQUIRED = {f"title_{FALLBACK}"}


class CorrectionForm(CorrectionFields):
    """Day, times, place and number of the meeting, and every text of its items in each language."""

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": version_of(meeting)}, **kwargs)
        self.meeting = meeting
        self.items = list(meeting.items.standing())
        for name in OF_MEETING:
            self.fields[f"meeting-{name}"] = _field(meeting, name)
        for item in self.items:
            for name in OF_ITEM:
                self.fields[f"{item.pk}-{name}"] = _field(item, name)

    def of_meeting(self) -> list[forms.BoundField]:
        """The fields of the meeting itself."""
        return [self[f"meeting-{name}"] for name in OF_MEETING]

    def parts(self) -> list[tuple[AgendaItem, str, list[forms.BoundField]]]:
        """The fields of each item, and where the rest of it is corrected."""
        return [
            (item, _whole(item), [self[f"{item.pk}-{name}"] for name in OF_ITEM])
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse what was written over an earlier version of the summary."""
        data = super().clean() or self.cleaned_data
        refuse_meanwhile(self, self.meeting)
        if self.has_error(NON_FIELD_ERRORS, "meanwhile"):
            self._show_what_others_changed()
        return data

    @property
    def seen(self) -> str:
        """What the form shows, for the hidden field that tells on its return what was typed."""
        return Seen({SHOWN: self._shown()}).as_text()

    def _shown(self) -> dict[str, str]:
        apart = CorrectionFields.base_fields
        return {
            name: digest(field.initial) for name, field in self.fields.items() if name not in apart
        }

    def _show_what_others_changed(self) -> None:
        """Name the fields that others corrected, and show theirs where nothing was typed."""
        opened, labels = read(self.data).shown.get(SHOWN, {}), []
        for name, now in self._shown().items():
            was = opened.get(name, now)
            if was == now:
                continue
            labels.append(f"{self._whose(name)}: {self.fields[name].label}")
            if digest(self.cleaned_data.get(name)) == was:
                shown = self.fields[name].prepare_value(self.fields[name].initial)
                self.data[name] = self.fields[name].widget.format_value(shown) or ""
        if labels:
            message = _("Corrected meanwhile: %(fields)s.") % {"fields": "; ".join(labels)}
            self.add_error(None, ValidationError(message, code="corrected"))

    def _whose(self, name: str) -> str:
        key = name.partition("-")[0]
        return next((str(item) for item in self.items if str(item.pk) == key), _("Meeting"))

    def changes(self) -> dict[int, dict[str, Any]]:
        """The texts that differ from what is published, by item and field."""
        found = {item.pk: self._changed(item, str(item.pk), OF_ITEM) for item in self.items}
        return {key: changed for key, changed in found.items() if changed}

    def changes_of_meeting(self) -> dict[str, Any]:
        """What differs of the meeting itself, by field."""
        return self._changed(self.meeting, "meeting", OF_MEETING)

    def _changed(self, record: Model, prefix: str, names: Iterable[str]) -> dict[str, Any]:
        new = {name: _plain(self.cleaned_data[f"{prefix}-{name}"]) for name in names}
        old = {name: _plain(getattr(record, name)) for name in names}
        return {
            name: value for name, value in new.items() if (value or None) != (old[name] or None)
        }


def _plain(value: Any) -> Any:
    """A text with plain line ends and nothing around it, as forms send it; others as they are."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _field(record: Model, name: str) -> forms.Field:
    """The field of one value, as the model has it, with what is published in it."""
    model_field = record._meta.get_field(name)
    is_long = isinstance(model_field, TextField)
    widget = {"widget": AdminTextareaWidget} if is_long else {}
    field = model_field.formfield(**widget, help_text="")
    field.required = name in REQUIRED
    field.initial = getattr(record, name)
    return field


def _whole(item: AgendaItem) -> str:
    """Address of the form on which all of a public ``item`` is corrected."""
    return f"{reverse('admin:meetings_agendaitem_change', args=[item.pk])}?correct=1"


@transaction.atomic
def correct(request: HttpRequest, pk: int, desk: ModelAdmin) -> HttpResponse:
    """The published texts; sent, they replace the version before, or it says why they cannot."""
    meeting = meeting_for(request, desk, pk)
    if MOVES["correct"] not in open_to(meeting):
        message = _("Only a published summary is corrected; before that its texts are open.")
        desk.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(form_of(meeting))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    form = CorrectionForm(meeting, request.POST if request.method == "POST" else None)
    places = ()
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.correct(
                meeting=meeting,
                changes={**form.changes(), None: form.changes_of_meeting()},
                reason=reason,
                by=request.user,
                at=clock.now(),
                clearance=form.cleaned_data["clearance"],
            )
        except ValidationError as refusal:
            places = getattr(refusal, "places", ())
            tell(form, refusal)
        else:
            message = _("The summary was corrected; the version before stays readable.")
            desk.message_user(request, message, messages.SUCCESS)
            return HttpResponseRedirect(form_of(meeting))
    context = {"title": _("Correct the summary"), "form": form, "places": places}
    context["whole"] = f"{form_of(meeting)}?correct=1"
    return framed(request, desk, "correct.html", meeting, **context)
