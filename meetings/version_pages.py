"""Papers that another replaced: each as a page, as PDF and as JSON, with what was changed."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from exports.tables import json_response
from exports.typesetting import as_pdf
from meetings.differences import Difference, differences_of
from meetings.exports import file_name
from meetings.files import answered
from meetings.models import Meeting
from meetings.notes import PaperNotes
from meetings.notices import replaced_in_words
from meetings.open_data import as_json, twin
from meetings.pages import by_organization, is_fallback
from meetings.papers import replaced_document_of
from meetings.summary import shown, summary_in
from meetings.tree import ALL, Paper, Summary
from meetings.versions import PaperVersion
from meetings.withholding import Withholding, withholding_of
from records.gone import Gone
from records.pages import RecordPage
from ui.page import Crumb, Twin

Kind = PaperVersion.Kind


class VersionPage(RecordPage):
    """A paper as it stood until another replaced it, and what that one changed.

    ``kind`` tells which paper. The one that is public now has no such page: it is the meeting's.
    """

    model = Meeting
    template_name = "meetings/version.html"
    kind = Kind.SUMMARY
    ending = ""

    def get_queryset(self) -> models.QuerySet:
        """Meetings with the list of their versions."""
        return super().get_queryset().with_paper()

    def address_of(self, record: Meeting) -> str:
        """The same version of ``record``."""
        name = "_".join(filter(None, [self.kind, "version", self.ending]))
        return reverse(f"meetings:{name}", args=[record.slug, self.kwargs["number"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The paper, its differences to the next one, and why that took its place."""
        version, following = self.versions()
        summary = replaced_summary(version, self.withholding, "")
        meeting, sentence = summary.title.value, replaced_in_words(version, following)
        words = {"paper": version.get_kind_display(), "number": version.number, "meeting": meeting}
        address = self.address_of(self.object)
        context = super().get_context_data(
            title=_("%(paper)s, version %(number)s: %(meeting)s") % words,
            description=sentence,
            sentence=sentence,
            summary=summary,
            differences=differences_between(version, following, self.withholding),
            attendance=by_organization(summary.attendance),
            twins=[
                Twin(_("This version as PDF"), f"{address.rstrip('/')}.pdf"),
                Twin(_("This version as JSON"), twin(address)),
            ],
            crumbs=[
                Crumb(_("Meetings"), reverse("meetings:list")),
                Crumb(meeting, self.object.get_absolute_url()),
                Crumb(_("Version %(number)s") % words),
            ],
            **kwargs,
        )
        own = {"updated_at": version.published_at, "is_fallback": is_fallback(summary)}
        return context | own | {"notes": PaperNotes(summary)}

    @cached_property
    def withholding(self) -> Withholding:
        """What no version tells any more."""
        return withholding_of(self.object)

    def versions(self) -> tuple[PaperVersion, PaperVersion]:
        """The version that the address names and the one after it.

        Raises ``Http404`` when there is none, and of the one that is public now.
        """
        # Agendas stand before summaries.
        asked = (self.kind, self.kwargs["number"])
        for version, following in pairwise(self.object.versions.all()):
            if (version.kind, version.number) == asked and version.content:
                return version, following
        raise Http404


class VersionFile(VersionPage):
    """The same as a file: what was said, that it was replaced, and the differences."""

    ending = "pdf"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The file; nothing but a word where the reader has it already."""
        version, following = self.versions()
        origin = self.request.build_absolute_uri("/").rstrip("/")
        summary = replaced_summary(version, self.withholding, origin)
        differences = differences_between(version, following, self.withholding)
        sentence = replaced_in_words(version, following)
        content = as_pdf(replaced_document_of(summary, sentence, differences))
        name = file_name(summary, self.ending).removesuffix(".pdf")
        return answered(self.request, f"{name}-v{version.number}.pdf", content)


class VersionJson(VersionPage):
    """The same as JSON; what is not there is answered in JSON too."""

    ending = "json"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The paper as its JSON file gave it."""
        try:
            return super().get(request, *args, **kwargs)
        except Gone:
            raise
        except Http404:
            return json_response({"error": _("There is no such version.")}, status=404)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The words of the version."""
        version, _following = self.versions()
        origin = self.request.build_absolute_uri("/").rstrip("/")
        return json_response(as_json(replaced_summary(version, self.withholding, origin)))


def replaced_summary(version: PaperVersion, withholding: Withholding, origin: str) -> Summary:
    """The paper that ``version`` keeps, its attachments leading to the files of its day."""
    summary = shown(withholding.out_of(summary_in(version)), parts=ALL, origin=origin)
    items = (
        replace(item, papers=tuple(_of_its_day(paper, version) for paper in item.papers))
        for item in summary.items
    )
    return replace(summary, items=tuple(items))


def _of_its_day(paper: Paper, version: PaperVersion) -> Paper:
    query = f"?{version.kind}={version.number}"
    return replace(paper, url=paper.url + query) if paper.file else paper


def differences_between(
    version: PaperVersion, following: PaperVersion, withholding: Withholding
) -> list[Difference]:
    """What ``following`` changed; nothing where it is another paper."""
    if version.kind != following.kind or not following.content:
        return []
    before, after = (withholding.out_of(summary_in(one)) for one in (version, following))
    return differences_of(before, after)
