"""What the page of a project tells, as files: its parties, statements and approvals on a day."""

from typing import Any

from django.db import models
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements import exports as handlings
from agreements.tracking import Track
from exports import tables
from projects import approving, exports, ledger
from projects.approvals import Approval
from projects.commenting import Round, rounds_of
from projects.models import Project
from records import clock
from records.pages import BesidePage
from ui.page import Twin

PARTIES_CSV, PARTIES_JSON = "projects:parties_csv", "projects:parties_json"
APPROVALS_CSV, APPROVALS_JSON = "projects:approvals_csv", "projects:approvals_json"
STATEMENTS_CSV, STATEMENTS_JSON = "projects:statements_csv", "projects:statements_json"
WHOLE = Approval.PlanPart.WHOLE


class ProjectFile(BesidePage):
    """A file about one project on the day that the address asks for."""

    model = Project

    def named(self, word: str) -> str:
        """The name of the file: what it holds, of which project, on which day."""
        return f"{slugify(word)}-{self.object.slug}-{self.shown.day.isoformat()}"

    def as_json(self, **facts: Any) -> HttpResponse:
        """The project and the day with ``facts`` about them."""
        project = self.object
        about = {
            "project": project.name,
            "page": self.request.build_absolute_uri(project.get_absolute_url()),
            "day": self.shown.day,
        }
        return tables.json_response(about | facts)


class PartiesFile(ProjectFile):
    """The ledger of one project."""

    def get_queryset(self) -> models.QuerySet:
        """Projects with those who take part."""
        return super().get_queryset().for_ledger(self.now)

    @property
    def ledger(self) -> ledger.Ledger:
        """Who is in on the day, and who is not."""
        return ledger.ledger(self.object.participations.all(), self.shown.day)


class PartiesCsv(PartiesFile):
    """The ledger as CSV, its head in the language of the address."""

    address_name = PARTIES_CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """One row per participation."""
        name = f"{self.object.slug}-{self.shown.day.isoformat()}"
        rows = ledger.as_cells(self.ledger, self.now)
        return tables.csv_response(name, ledger.header(), rows)


class PartiesJson(PartiesFile):
    """The ledger as JSON."""

    address_name = PARTIES_JSON

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The right to join and the parties."""
        return self.as_json(
            joining_ends=self.object.joining_ends or None,
            parties=ledger.as_facts(self.ledger, self.now),
        )


class ApprovalsFile(ProjectFile):
    """What each approver made of one plan by the day."""

    def get_queryset(self) -> models.QuerySet:
        """Projects with their approvers."""
        return super().get_queryset().for_approvals(self.now)

    @property
    def tracks(self) -> list[Track]:
        """The tracks of the approvers on the day."""
        return approving.tracks_of(self.object, self.shown.day, self.now, clock.today())


class ApprovalsCsv(ApprovalsFile):
    """One line per handling, the head in the language of the address."""

    address_name = APPROVALS_CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The columns of the handlings of agreements, with the part of the plan as second."""
        who, *others = handlings.header(_("Approver"))
        rows = (
            [approver, (track.scope or WHOLE).label, *cells]
            for track in self.tracks
            for approver, *cells in handlings.rows([track])
        )
        header = [who, pgettext("column", "Part"), *others]
        return tables.csv_response(self.named(_("approvals")), header, rows)


class ApprovalsJson(ApprovalsFile):
    """The handlings by approver."""

    address_name = APPROVALS_JSON

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The data of docs/open-data.md."""
        tracks = self.tracks
        return self.as_json(
            sentence=approving.in_sentences(tracks),
            approvers=[
                {"part": track.scope or WHOLE, **handlings.track_as_json(track)} for track in tracks
            ],
        )


class StatementsFile(ProjectFile):
    """What is known of the comment rounds of one plan on the day."""

    def get_queryset(self) -> models.QuerySet:
        """Projects with their comment rounds."""
        return super().get_queryset().for_rounds(self.now)

    @property
    def rounds(self) -> list[Round]:
        """The rounds on the day."""
        return rounds_of(self.object, self.shown.day, self.now)


class StatementsCsv(StatementsFile):
    """One line per statement, the head in the language of the address."""

    address_name = STATEMENTS_CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The file, named after the plan and the day."""
        name = self.named(_("statements"))
        return tables.csv_response(name, exports.header(), exports.rows(self.rounds))


class StatementsJson(StatementsFile):
    """The comment rounds with their statements."""

    address_name = STATEMENTS_JSON

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The data of docs/open-data.md."""
        return self.as_json(rounds=[exports.as_json(found) for found in self.rounds])


def twins(project: Project, tracks: list[Track], query: str) -> list[Twin]:
    """The files that have something to tell, as links; ``query`` keeps the day."""
    files = []
    if project.participations.all():
        files += [(_("Parties as CSV"), PARTIES_CSV), (_("Parties as JSON"), PARTIES_JSON)]
    if project.comment_rounds.all():
        files += [
            (_("Statements as CSV"), STATEMENTS_CSV),
            (_("Statements as JSON"), STATEMENTS_JSON),
        ]
    if tracks:
        files += [(_("Approvals as CSV"), APPROVALS_CSV), (_("Approvals as JSON"), APPROVALS_JSON)]
    return [Twin(label, reverse(name, args=[project.slug]) + query) for label, name in files]
