"""When texts and attendance are only to be read at the desk: from the check of the summary on."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.stages import LOCKED, WITH_SUMMARY
from records.admin.forms import RecordForm


def is_locked(meeting: Meeting | None) -> bool:
    """Whether the texts of ``meeting`` are locked; a new meeting's are not."""
    return meeting is not None and meeting.stage in LOCKED


def shows_locked(request: HttpRequest, meeting: Meeting | None, *written: str) -> bool:
    """Whether the page shows locked texts as text.

    A form that was opened before the lock and sent after it, with one of the fields
    ``written``, is shown as a form still, so that nothing typed is lost; it is refused.
    """
    if is_correcting(request, meeting):
        return False
    return is_locked(meeting) and not any(name in request.POST for name in written)


def is_correcting(request: HttpRequest, meeting: Meeting | None) -> bool:
    """Whether the form was opened to correct the public summary of ``meeting``."""
    return bool(request.GET.get("correct")) and is_public(meeting)


def is_public(meeting: Meeting | None) -> bool:
    """Whether the summary of ``meeting`` is public: it changes only by a correction."""
    return meeting is not None and meeting.stage in WITH_SUMMARY


def refuse_locked(meeting: Meeting) -> None:
    """Raise ``ValidationError`` when the texts of ``meeting`` are locked."""
    if is_locked(meeting):
        message = _(
            "The texts are locked meanwhile: %(stage)s. Keep a copy of what you wrote; then send"
            " the summary back, or correct it once it is public."
        )
        raise ValidationError(message, "locked", {"stage": meeting.get_stage_display()})


class OpenUntilChecked:
    """An inline under a meeting or item that is only to be read once the summary is checked."""

    written = ""

    def meeting_of(self, obj: Any) -> Meeting | None:
        """The meeting that ``obj``, the record being edited, belongs to."""
        return obj

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The rows, which know whether they are corrected."""
        found = super().get_formset(request, obj, **kwargs)
        found.is_correcting = is_correcting(request, self.meeting_of(obj))
        return found

    def _is_open(self, request: HttpRequest, obj: Any) -> bool:
        return not shows_locked(request, self.meeting_of(obj), self.written)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are added until the check."""
        return super().has_add_permission(request, obj) and self._is_open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are changed until the check."""
        return super().has_change_permission(request, obj) and self._is_open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are deleted until the check."""
        return super().has_delete_permission(request, obj) and self._is_open(request, obj)


class KeptOncePublic(OpenUntilChecked):
    """An inline whose rows are deleted only until the agenda is public; then they are removed."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until the agenda is public. A form that asks for it later is refused with the reason."""
        meeting = self.meeting_of(obj)
        is_asked = any(name.endswith("-DELETE") for name in request.POST)
        is_kept = meeting is not None and meeting.shows_agenda and not is_asked
        return super().has_delete_permission(request, obj) and not is_kept


class ClosedOnceRemoved:
    """An admin of records that are only looked at once they are removed from their agenda."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say why a form that was opened before the removal is not stored."""
        sent = object_id is not None and request.method == "POST"
        record = self.get_object(request, unquote(object_id)) if sent else None
        if record is not None and record.is_removed:
            message = _("“%(record)s” was removed from the agenda meanwhile: nothing was stored.")
            raise PermissionDenied(message % {"record": record})
        return super().changeform_view(request, object_id, *args, **kwargs)


class PartForm(RecordForm):
    """A part of a meeting or item, on a desk of its own: open until the summary is checked."""

    def clean(self) -> dict[str, Any]:
        """Refuse a part of what is locked."""
        data = super().clean() or self.cleaned_data
        whole = data.get("meeting") or data.get("item")
        if whole is not None:
            refuse_locked(getattr(whole, "meeting", whole))
        return data
