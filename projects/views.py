"""Pages of projects and plans."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from projects import approving, files, pictures
from projects.commenting import rounds_of
from projects.filters import ProjectFilters
from projects.ledger import ledger
from projects.models import Project
from records import clock
from records.names import active_language
from records.pages import RecordList, RecordPage
from records.paging import Order
from ui.page import Crumb

# So many items of meetings are listed; the list of decisions has the rest.
NEWEST = 5


class ProjectList(RecordList):
    """Projects and plans in alphabetical order."""

    model = Project
    filterset_class = ProjectFilters
    template_name = "projects/list.html"

    @property
    def order(self) -> Order:
        """Alphabetical in the language of the page."""
        return Order(f"sort_{active_language()}", models.CharField())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        return super().get_context_data(
            title=_("Projects and plans"),
            description=_("What the municipalities run and plan together."),
            crumbs=[Crumb(_("Projects and plans"))],
            **kwargs,
        )


class ProjectPage(RecordPage):
    """One project: who takes part, how far it has come, who approves it."""

    model = Project
    template_name = "projects/detail.html"

    def get_queryset(self) -> models.QuerySet:
        """Projects with all that the page shows."""
        return super().get_queryset().for_page(self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The ledger, the comment rounds, the approvals and the milestones as a picture."""
        project, day = self.object, self.shown.day
        tracks = approving.tracks_of(project, day, self.now, clock.today())
        items = list(project.agenda_items.openly_about(project=project).newest(self.now)[:NEWEST])
        return super().get_context_data(
            title=project.name,
            description=project.summary,
            crumbs=[
                Crumb(_("Projects and plans"), reverse("projects:list")),
                Crumb(project.name),
            ],
            state=project.state_on(day),
            ledger=ledger(project.participations.all(), day),
            rounds=rounds_of(project, day, self.now),
            tracks=tracks,
            tracks_sentence=approving.in_sentences(tracks),
            twins=files.twins(project, tracks, self.shown.query),
            line=pictures.line_of(project.milestones.all(), day),
            items=items,
            contents=_contents(project, has_approvers=bool(tracks), has_items=bool(items)),
            **kwargs,
        )


def _contents(project: Project, *, has_approvers: bool, has_items: bool) -> list[tuple[str, str]]:
    """The sections of the page, for "on this page"."""
    has_contents = project.description or project.approval_rule
    sections = [
        ("participants", _("Who takes part"), project.participations.all()),
        ("rounds", _("Comment rounds"), project.comment_rounds.all()),
        ("approvals", _("Approvals"), has_approvers),
        ("milestones", _("Milestones"), project.milestones.all()),
        ("contents", _("Contents and approval"), has_contents),
        ("meetings", _("In meetings"), has_items),
        ("bodies", _("Bodies that steer, handle or approve it"), project.bodies.all()),
        ("sources", _("Sources"), True),
    ]
    return [(anchor, label) for anchor, label, is_there in sections if is_there]
