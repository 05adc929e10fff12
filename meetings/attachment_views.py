"""Attachments kept here, for those who may see them: everybody, or editors at their desk."""

from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.models import Attachment, Meeting
from meetings.removed import gone_attachment
from meetings.summary import build_summary, summary_in
from meetings.tree import Summary
from meetings.versions import PaperVersion
from meetings.withholding import withheld
from records import clock, gone
from records.names import active_language, by_any_slug

LONGEST_NUMBER = 5
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

    ``?summary=1`` asks for the file that version 1 of the summary had, ``?agenda=1`` for that of
    the agenda. Raises ``Http404`` unless that paper, by default the one that is public now, has
    it and it is kept here, and ``Gone`` when it was removed, its item was, or its meeting is
    withdrawn.
    """
    now, language = clock.now(), active_language()
    public = Meeting.objects.published(now).with_paper()
    if meeting := public.called(slug, language).first():
        _refuse_removed(meeting, number, paper)
        summary = _version_asked(request, meeting) or build_summary(meeting, at=now)
        name = _file_in(summary, number, paper)
        return _response(name, {"meeting": meeting.slug, "item": number, "number": paper})
    moved = by_any_slug(public, slug, language)
    if moved is None:
        raise gone.missing(Meeting.objects.all(), slug, language, now)
    if moved.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(
        reverse("meetings:attachment", args=[moved.slug, number, paper])
    )


def _refuse_removed(meeting: Meeting, number: int, paper: int) -> None:
    """Raise ``Gone`` where the attachment, or its item, was removed from the agenda."""
    found = Attachment.objects.filter(item__meeting=meeting, item__number=number, number=paper)
    kept = found.select_related("item__meeting").first()
    if kept and (kept.is_removed or kept.item.is_removed):
        raise gone_attachment(kept)


def _version_asked(request: HttpRequest, meeting: Meeting) -> Summary | None:
    """The paper that the address asks for; None when it asks for none in particular."""
    for kind in PaperVersion.Kind.values:
        if number := request.GET.get(kind):
            known = number.isdecimal() and len(number) < LONGEST_NUMBER
            version = known and meeting.versions.filter(kind=kind, number=int(number)).first()
            if not (version and version.content):
                raise Http404
            return withheld(summary_in(version), meeting)
    return None


def _file_in(summary: Summary, number: int, paper: int) -> str:
    """Where the file of an attachment is kept that ``summary`` has; "" for others."""
    papers = (one for item in summary.items if item.number == number for one in item.papers)
    return next((one.file for one in papers if one.number == paper), "")


def file_response(kept: Attachment) -> FileResponse:
    """The file of ``kept`` as it stands in the records, public or not; see ``_response``."""
    item = kept.item
    words = {"meeting": item.meeting.slug, "item": item.number, "number": kept.number}
    return _response(kept.file.name or "", words)


def _response(kept_as: str, words: dict[str, Any]) -> FileResponse:
    """The file to be saved, never shown in the page, under a name that tells where it is from.

    Raises ``Http404`` when it is kept elsewhere or lost.
    """
    try:
        content = Attachment.file.field.storage.open(kept_as, "rb") if kept_as else None
    except FileNotFoundError:
        content = None
    if content is None:
        raise Http404
    ending = PurePath(kept_as).suffix.lower()
    name = _("%(meeting)s-item-%(item)s-attachment-%(number)s") % words
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"{name}{ending}",
        content_type=CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
