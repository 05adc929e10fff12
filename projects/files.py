"""What the page of a project tells, as files: the ledger of its parties on a day."""

from typing import Any

from django.db import models
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from exports import tables
from projects import ledger
from projects.models import Project
from records.pages import BesidePage
from ui.page import Twin

CSV, JSON = "projects:parties_csv", "projects:parties_json"


class PartiesFile(BesidePage):
    """The ledger of one project on the day that the address asks for."""

    model = Project

    def get_queryset(self) -> models.QuerySet:
        """Projects with those who take part."""
        return super().get_queryset().for_ledger(self.now)

    @property
    def ledger(self) -> ledger.Ledger:
        """Who is in on the day, and who is not."""
        return ledger.ledger(self.object.participations.all(), self.shown.day)


class PartiesCsv(PartiesFile):
    """The ledger as CSV, its head in the language of the address."""

    address_name = CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """One row per participation."""
        name = f"{self.object.slug}-{self.shown.day.isoformat()}"
        rows = ledger.as_cells(self.ledger, self.now)
        return tables.csv_response(name, ledger.header(), rows)


class PartiesJson(PartiesFile):
    """The ledger as JSON."""

    address_name = JSON

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


def twins(project: Project, query: str) -> list[Twin]:
    """The files of ``project`` as links under its page; ``query`` keeps the day."""
    files = [(_("Parties as CSV"), CSV), (_("Parties as JSON"), JSON)]
    return [Twin(label, reverse(name, args=[project.slug]) + query) for label, name in files]
