"""What the page of a project tells, as files: the ledger of its parties on a day."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from exports import tables
from projects import ledger
from projects.models import Project
from records.pages import RecordPage
from ui.page import Twin

CSV, JSON = "projects:parties_csv", "projects:parties_json"


class PartiesFile(RecordPage):
    """The ledger of one project on the day that the address asks for."""

    model = Project
    address: str

    def get_queryset(self) -> models.QuerySet:
        """Projects with those who take part."""
        return super().get_queryset().for_ledger(self.now)

    def address_of(self, record: Project) -> str:
        """The file beside the page of ``record``."""
        return reverse(self.address, args=[record.slug])

    @property
    def ledger(self) -> ledger.Ledger:
        """Who is in on the day, and who is not."""
        return ledger.ledger(self.object.participations.all(), self.shown.day)


class PartiesCsv(PartiesFile):
    """The ledger as CSV, its head in the language of the address."""

    address = CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """One row per participation."""
        name = f"{self.object.slug}-{self.shown.day.isoformat()}"
        rows = ledger.as_cells(self.ledger, self.now)
        return tables.csv_response(name, ledger.header(), rows)


class PartiesJson(PartiesFile):
    """The ledger as JSON; a missing project answers JSON too."""

    address = JSON

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The file, or 404 with a sentence."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            response = tables.json_response({"error": _("There is no such project.")})
            response.status_code = 404
            return response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The project, the day, the right to join and the parties."""
        project = self.object
        return tables.json_response(
            {
                "project": project.name,
                "page": self.request.build_absolute_uri(project.get_absolute_url()),
                "day": self.shown.day,
                "joining_ends": project.joining_ends or None,
                "parties": ledger.as_facts(self.ledger, self.now),
            }
        )


def twins_of(project: Project, query: str) -> list[Twin]:
    """The files of ``project`` as links under its page; ``query`` keeps the day."""
    files = [
        (_("Parties as CSV"), CSV, "text/csv"),
        (_("Parties as JSON"), JSON, "application/json"),
    ]
    return [
        Twin(label, reverse(address, args=[project.slug]) + query, media_type)
        for label, address, media_type in files
    ]
