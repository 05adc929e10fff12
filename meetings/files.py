"""The papers of meetings as files, at addresses beside their pages."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from exports.responses import file_response
from exports.tables import json_response
from meetings.exports import WRITERS, file_name, written
from meetings.models import Meeting
from meetings.summary import build_summary
from meetings.tree import ALL, Part, Summary
from records.gone import Gone
from records.pages import RecordPage
from ui.page import Twin

# A planned meeting has no paper yet, but it can be put in a calendar.
FROM_PLANNING = frozenset({"ics"})


class MeetingFile(RecordPage):
    """The paper of one meeting as a file: its summary, and until that is public its agenda.

    ``?without=attendance,discussion`` leaves parts out. Other words there are answered with
    400 and the words that there are; what is not there with 404. JSON is answered in JSON.
    """

    model = Meeting

    def get_queryset(self) -> models.QuerySet:
        """Meetings with their public papers."""
        return super().get_queryset().with_paper()

    def address_of(self, record: Meeting) -> str:
        """The same file of ``record``."""
        return reverse("meetings:file", args=[record.slug, self.kwargs["ending"]])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The file, or in a sentence why there is none."""
        try:
            self.parts = parts_asked(request)
            return super().get(request, *args, **kwargs)
        except Gone:
            raise
        except Http404:
            if self.kwargs["ending"] != "json":
                raise
            return json_response({"error": _("There is no such meeting or paper.")}, status=404)
        except BadRequest as wrong:
            if self.kwargs["ending"] == "json":
                return json_response({"error": str(wrong)}, status=400)
            plain = "text/plain; charset=utf-8"
            return HttpResponse(str(wrong), content_type=plain, status=400)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The file; nothing but a word where the reader has it already."""
        meeting, ending = self.object, self.kwargs["ending"]
        origin = self.request.build_absolute_uri("/").rstrip("/")
        summary = build_summary(meeting, at=self.now, parts=self.parts, origin=origin)
        if ending not in endings_of(summary):
            raise Http404
        content = written(summary, ending)
        return answered(self.request, file_name(summary, ending), content)


def answered(request: HttpRequest, name: str, content: bytes) -> HttpResponseBase:
    """``content`` as the file called ``name``; a reader who has it already is told so."""
    response = file_response(name, content)
    if name.endswith(".json"):
        # Programs of every site may read it, and a browser shows it.
        response["Access-Control-Allow-Origin"] = "*"
        del response["Content-Disposition"]
    return get_conditional_response(request, etag=response["ETag"], response=response)


def parts_asked(request: HttpRequest) -> frozenset[Part]:
    """The parts that the address does not leave out; raises ``BadRequest`` for other words."""
    words = [word for word in request.GET.get("without", "").split(",") if word]
    known = {part.value: part for part in Part}
    if wrong := [word for word in words if word not in known]:
        message = _("“%(word)s” cannot be left out. These can: %(parts)s.")
        raise BadRequest(message % {"word": wrong[0][:40], "parts": ", ".join(known)})
    return ALL - {known[word] for word in words}


def endings_of(summary: Summary) -> tuple[str, ...]:
    """Formats in which there is such a paper now."""
    return tuple(
        ending
        for ending in WRITERS
        if (summary.has_agenda or ending in FROM_PLANNING)
        and (summary.when.one_day or ending != "ics")
    )


def twins_of(meeting: Meeting, summary: Summary) -> list[Twin]:
    """The files of ``meeting`` as links under its page."""
    found = []
    for ending in endings_of(summary):
        path = reverse("meetings:file", args=[meeting.slug, ending])
        words = {"paper": summary.kind, "format": ending.upper()}
        label = _("To a calendar") if ending == "ics" else _("%(paper)s as %(format)s") % words
        found.append(Twin(label, path))
    return found
