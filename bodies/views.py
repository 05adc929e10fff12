"""Pages of bodies."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from bodies import pictures, sittings
from bodies.chairs import chairs_on
from bodies.filters import BodyFilters
from bodies.models import Body, Person, SeatQuota
from bodies.round_progress import on_day
from bodies.seats import compositions
from bodies.terms import office_terms, public_persons, with_terms
from records import clock
from records.footnotes import Footnotes
from records.names import active_language
from records.pages import RecordList, RecordPage
from records.paging import Order
from ui.page import Crumb


class BodyList(RecordList):
    """Bodies in alphabetical order."""

    model = Body
    filterset_class = BodyFilters
    template_name = "bodies/list.html"

    @property
    def order(self) -> Order:
        """Alphabetical in the language of the page."""
        return Order(f"sort_{active_language()}", models.CharField())

    def get_queryset(self) -> models.QuerySet:
        """Public bodies with the region each serves."""
        return super().get_queryset().select_related("region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        return super().get_context_data(
            title=_("Bodies"),
            description=_("The joint bodies of the region, their powers and their seats."),
            crumbs=[Crumb(_("Bodies"))],
            **kwargs,
        )


class BodyPage(RecordPage):
    """One body: its power, its seats on a day, whose they are, what it rests on."""

    model = Body
    template_name = "bodies/detail.html"

    def get_queryset(self) -> models.QuerySet:
        """Bodies with all that the page shows on its day."""
        return super().get_queryset().for_page(self.shown.day, self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The composition on the day, as a chart and as rows."""
        body = self.object
        found = compositions(body, self.shown.day)
        rounds = on_day(body.nomination_rounds.all(), self.shown.day, clock.today())
        projects = list(body.projects.published(self.now).alphabetical())
        meetings = sittings.meetings_of(body, self.now)
        return super().get_context_data(
            title=body.name,
            description=body.summary,
            crumbs=[Crumb(_("Bodies"), reverse("bodies:list")), Crumb(body.name)],
            state=body.state_on(self.shown.day),
            compositions=[
                (composition, SeatQuota.Role(composition.role).label) for composition in found
            ],
            chairs=chairs_on(body, self.shown.day, found),
            chart=pictures.chart_of(found[0]) if found else None,
            rounds=rounds,
            projects=projects,
            meetings=meetings,
            decisions=sittings.decisions_of(body, self.now),
            contents=_contents(body, has_projects=bool(projects), has_met=bool(meetings)),
            **kwargs,
        )


class PersonPage(DetailView):
    """One person: the seats and offices held in public bodies, with sources."""

    model = Person
    template_name = "bodies/person.html"

    def get_queryset(self) -> models.QuerySet:
        """Persons with a seat in a public body, with all that the page shows."""
        now = clock.now()
        return with_terms(public_persons(now), now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offices and seats, the earliest first."""
        person = self.object
        return super().get_context_data(
            title=person.name,
            description=_("Seats and offices held in the joint bodies of the Helsinki region."),
            crumbs=[Crumb(_("Bodies"), reverse("bodies:list")), Crumb(person.name)],
            offices=office_terms(person),
            notes=Footnotes(),
            **kwargs,
        )


def _contents(body: Body, *, has_projects: bool, has_met: bool) -> list[tuple[str, str]]:
    """The sections of the page, for "on this page"."""
    sections = [
        ("seats", _("Who sits in it, and by whose nomination"), True),
        ("nominations", _("Nominations"), body.nomination_rounds.all()),
        ("meetings", _("Meetings"), has_met),
        ("tasks", _("Tasks and preparation"), body.tasks or body.preparation),
        ("agreements", _("Agreements it rests on"), body.agreements.all()),
        ("projects", _("Projects and plans it handles"), has_projects),
        ("sources", _("Sources"), True),
    ]
    return [(anchor, label) for anchor, label, is_there in sections if is_there]
