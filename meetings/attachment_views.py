"""Attachments kept here, for those who may see them: everybody, or editors at their desk."""

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.models import Attachment, Meeting
from meetings.removed import gone_attachment
from meetings.stages import WITH_AGENDA
from records import clock, gone
from records.names import active_language, by_any_slug

CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".txt": "text/plain",
}


@require_safe
def attachment(request: HttpRequest, slug: str, number: int, paper: int) -> HttpResponseBase:
    """The file of attachment ``paper`` of item ``number``; a former address word leads on.

    Raises ``Http404`` unless agenda and item are public and the file is kept here, and ``Gone``
    when it was removed, its item was, or its meeting is withdrawn.
    """
    now, language = clock.now(), active_language()
    public = Meeting.objects.published(now).filter(stage__in=WITH_AGENDA)
    found = Attachment.objects.filter(
        item__meeting__in=public.called(slug, language),
        item__number=number,
        number=paper,
    )
    if kept := found.select_related("item__meeting").first():
        if kept.is_removed or kept.item.is_removed:
            raise gone_attachment(kept)
        if "attachments" not in kept.item.disclosed:
            raise Http404
        return file_response(kept)
    moved = by_any_slug(Meeting.objects.published(now), slug, language)
    if moved is None:
        raise gone.missing(Meeting.objects.all(), slug, language, now)
    if moved.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(
        reverse("meetings:attachment", args=[moved.slug, number, paper])
    )


def file_response(kept: Attachment) -> FileResponse:
    """The file to be saved, never shown in the page, under a name that tells where it is from.

    Raises ``Http404`` when it is kept elsewhere or lost.
    """
    try:
        content = kept.file.open("rb") if kept.file else None
    except FileNotFoundError:
        content = None
    if content is None:
        raise Http404
    ending = PurePath(kept.file.name).suffix.lower()
    words = {"meeting": kept.item.meeting.slug, "item": kept.item.number, "number": kept.number}
    name = _("%(meeting)s-item-%(item)s-attachment-%(number)s") % words
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"{name}{ending}",
        content_type=CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
