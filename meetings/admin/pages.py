"""What the pages around a meeting's form share: who may open them, and their frame."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from meetings.models import Meeting


def meeting_for(request: HttpRequest, desk: ModelAdmin, pk: int) -> Meeting:
    """The meeting ``pk``; raises ``Http404``, or ``PermissionDenied`` to who may not change it."""
    meeting = desk.get_object(request, str(pk))
    if meeting is None:
        raise Http404
    if not desk.has_change_permission(request, meeting):
        raise PermissionDenied
    return meeting


def form_of(meeting: Meeting) -> str:
    """Address of the form of ``meeting``."""
    return reverse("admin:meetings_meeting_change", args=[meeting.pk])


def framed(
    request: HttpRequest, desk: ModelAdmin, template: str, meeting: Meeting, **context: Any
) -> TemplateResponse:
    """A page of the desk about ``meeting``."""
    frame = {
        **desk.admin_site.each_context(request),
        "opts": desk.model._meta,
        "meeting": meeting,
        "back": form_of(meeting),
        "media": desk.media,
    }
    return TemplateResponse(request, f"admin/meetings/meeting/{template}", frame | context)


def tell(form: Form, refusal: ValidationError) -> None:
    """Put the sentences of ``refusal`` on the fields they are about, else on the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)
