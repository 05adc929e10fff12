"""How the lists of meetings and of decisions can be narrowed."""

from typing import Any

import django_filters
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from bodies.filters import municipalities
from bodies.models import Body
from meetings.items import AgendaItem
from meetings.models import Meeting
from organizations.models import Organization
from projects.models import Project
from records import clock
from records.filters import RecordFilters

STATES = [
    ("upcoming", _("upcoming")),
    ("held", _("held, summary not published")),
    ("summary", _("summary published or compiled")),
    ("cancelled", _("cancelled")),
]


def bodies(request: HttpRequest | None) -> models.QuerySet:
    """Public bodies that have public meetings, in alphabetical order."""
    now = clock.now()
    meetings = Meeting.objects.published(now).values("body")
    return Body.objects.published(now).filter(pk__in=meetings).alphabetical()


def agreements(request: HttpRequest | None) -> models.QuerySet:
    """Public agreements about which something was decided, in alphabetical order."""
    now = clock.now()
    matters = AgendaItem.objects.decided(now).disclosing("agreement").values("agreement")
    return Agreement.objects.published(now).filter(pk__in=matters).alphabetical()


def projects(request: HttpRequest | None) -> models.QuerySet:
    """Public projects about which something was decided, in alphabetical order."""
    now = clock.now()
    matters = AgendaItem.objects.decided(now).disclosing("project").values("project")
    return Project.objects.published(now).filter(pk__in=matters).alphabetical()


def years() -> list[tuple[int, int]]:
    """The years in which public meetings were or will be, the latest first."""
    days = Meeting.objects.published(clock.now()).dates("held_on", "year", order="DESC")
    return [(day.year, day.year) for day in days]


class CalendarFilters(RecordFilters):
    """By body and by municipality that has seats in it; the day is always today."""

    day = None
    body = django_filters.ModelChoiceFilter(
        queryset=bodies, method="of_body", label=_("Body"), empty_label=_("All")
    )
    party = django_filters.ModelChoiceFilter(
        queryset=municipalities,
        method="of_municipality",
        label=_("Municipality with seats"),
        empty_label=_("All"),
    )

    class Meta:
        model = Meeting
        fields = ["body", "party"]

    def of_body(self, rows: models.QuerySet, name: str, value: Body) -> models.QuerySet:
        """Those that the chosen body called or took part in."""
        return rows.of_body(value)

    def of_municipality(
        self, rows: models.QuerySet, name: str, value: Organization
    ) -> models.QuerySet:
        """Those of bodies in which the chosen municipality has or had seats."""
        return rows.of_municipality(value)


class MeetingFilters(CalendarFilters):
    """By body, year, state and municipality."""

    year = django_filters.ChoiceFilter(
        choices=years, method="of_year", label=_("Year"), empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(
        choices=STATES, method="in_state", label=_("State"), empty_label=_("All")
    )

    class Meta:
        model = Meeting
        fields = ["body", "year", "state", "party"]

    def of_year(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Those that were or may have been in the chosen year."""
        return rows.of_year(int(value))


class DecisionFilters(CalendarFilters):
    """By words of the title, body, outcome, year, agreement, project and municipality."""

    q = django_filters.CharFilter(method="titled", label=_("Words in the title"))
    outcome = django_filters.ChoiceFilter(
        method="with_outcome",
        choices=AgendaItem._meta.get_field("outcome").choices,
        label=_("Outcome"),
        empty_label=_("All"),
    )
    year = django_filters.ChoiceFilter(
        choices=years, method="of_year", label=_("Year"), empty_label=_("All")
    )
    agreement = django_filters.ModelChoiceFilter(
        queryset=agreements, method="about", label=_("Agreement"), empty_label=_("All")
    )
    project = django_filters.ModelChoiceFilter(
        queryset=projects, method="about", label=_("Project or plan"), empty_label=_("All")
    )

    class Meta:
        model = AgendaItem
        fields = ["q", "body", "outcome", "year", "agreement", "project", "party"]

    def titled(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Those with the words in their title."""
        return rows.titled(value.strip()[:100])

    def with_outcome(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Those of which the chosen outcome is told."""
        return rows.disclosing(name).filter(outcome=value)

    def of_year(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Those of meetings that were or may have been in the chosen year."""
        meetings: Any = Meeting.objects.of_year(int(value))
        return rows.filter(meeting__in=meetings.values("pk"))

    def about(self, rows: models.QuerySet, name: str, value: models.Model) -> models.QuerySet:
        """Those about the chosen agreement or project, secret ones left out."""
        return rows.openly_about(**{name: value})
