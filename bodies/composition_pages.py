"""Pages of a body's composition on one day, and of two days side by side."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bodies import open_data, pictures
from bodies.chairs import chairs_on
from bodies.changes import DAY, change_days, differences, existed
from bodies.counts import StateCount, counts_of
from bodies.models import Body, SeatQuota
from bodies.roster import by_nominator, lines_of
from bodies.seats import Composition, compositions
from exports.tables import csv_response, json_response
from records import clock, days
from records.days import ShownDay
from records.pages import BesidePage, RecordPage
from records.partial_dates import day_in_words
from ui.page import Crumb, Twin


class DatedBody(BesidePage):
    """A body on the day that the path names."""

    model = Body

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the day from the path; a wrong one that led here today is told of."""
        super().setup(request, *args, **kwargs)
        day = self.kwargs["day"]
        error = self.shown.error if day == clock.today() else ""
        self.shown = ShownDay(day, asked=True, error=error)

    def get_queryset(self) -> models.QuerySet:
        """Bodies with their sources, their seats on the day and who decided on them."""
        cited = ("citations__source", "chair_rules__citations__source")
        bodies = super().get_queryset().with_seats(self.since, self.now, until=self.shown.day)
        return bodies.with_decisions(self.now).prefetch_related(*cited)

    @property
    def since(self) -> date:
        """First day whose seats are fetched beside those of the day shown."""
        return self.shown.day

    def seats_on(self, day: date) -> list[Composition]:
        """The seats of the body on ``day``, one of those fetched; none when it was not there."""
        return compositions(self.object, day) if existed(self.object, day) else []


class CompositionPage(DatedBody):
    """Who sits in a body on a day, by whose nomination, and what changed on that day."""

    template_name = "bodies/composition_page.html"
    address_name = "bodies:composition"

    @property
    def since(self) -> date:
        """The day before, whose seats are nearly always the same rows."""
        return max(self.shown.day, date.min + DAY) - DAY

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The seats as a chart and as rows, the changes around the day."""
        body, day = self.object, self.shown.day
        found, changes = self.seats_on(day), change_days(body, self.now)
        title = _("%(body)s: composition on %(day)s")
        return super().get_context_data(
            title=title % {"body": body.name, "day": day_in_words(day)},
            crumbs=[
                Crumb(_("Bodies"), reverse("bodies:list")),
                Crumb(body.name, body.get_absolute_url()),
                Crumb(day_in_words(day)),
            ],
            state=body.state_on(day),
            compositions=with_roles(found),
            counts=counted(found),
            voting=sum(one.total for one in found if one.has_vote) if len(found) > 1 else None,
            chairs=chairs_on(body, day, found),
            nominators=by_nominator(lines_of(found)),
            twins=self._twins(),
            today=clock.today(),
            chart=pictures.chart_of(found[0]) if found else None,
            changed=day in changes,
            differences=differences(self.seats_on(self.since), found) if day in changes else [],
            previous=max((one for one in changes if one < day), default=None),
            following=min((one for one in changes if one > day), default=None),
            **kwargs,
        )

    def _twins(self) -> list[Twin]:
        args = [self.object.slug, self.shown.day]
        return [
            Twin("CSV", reverse("bodies:composition_csv", args=args)),
            Twin("JSON", reverse("bodies:composition_json", args=args)),
        ]


def with_roles(found: list[Composition]) -> list[tuple[Composition, str]]:
    """Each composition with its role in words."""
    return [(composition, SeatQuota.Role(composition.role).label) for composition in found]


def counted(found: list[Composition]) -> list[tuple[Composition, str, list[StateCount]]]:
    """Each composition with its role in words and its seats by state."""
    return [(composition, role, counts_of(composition)) for composition, role in with_roles(found)]


class ChosenDay(BesidePage):
    """The way from the form that chooses a day, or two, to the permanent address of it.

    Where the form holds no day the way leads to today, and that page says why.
    """

    model = Body
    address_name = "bodies:choose_day"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The redirect; it is for this once, as today is another day tomorrow."""
        shown, other = self.shown, days.shown_day(self.request, "other")
        path = reverse("bodies:composition", args=[self.object.slug, shown.day])
        wrong = next((name for name, one in self._asked(other) if one.error), "")
        if wrong:
            today = reverse("bodies:composition", args=[self.object.slug, clock.today()])
            path = f"{today}?{urlencode({'day': self.request.GET[wrong]})}"
        elif other.asked:
            first, last = sorted([shown.day, other.day])
            path = reverse("bodies:comparison", args=[self.object.slug, first, last])
        return HttpResponseRedirect(path)

    def _asked(self, other: ShownDay) -> list[tuple[str, ShownDay]]:
        return [("day", self.shown), ("other", other)]


class CompositionTable(DatedBody):
    """The composition as a table that spreadsheets open."""

    address_name = "bodies:composition_csv"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> StreamingHttpResponse:
        """The file, named after the body and the day."""
        body, day = self.object, self.shown.day
        rows = open_data.rows(self.seats_on(day), self.now)
        return csv_response(f"{body.slug}-{day}", open_data.header(), rows)


class CompositionData(DatedBody):
    """The composition as JSON."""

    address_name = "bodies:composition_json"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The data of docs/open-data.md."""
        body, day, absolute = self.object, self.shown.day, self.request.build_absolute_uri
        return json_response(open_data.as_json(body, day, self.seats_on(day), self.now, absolute))


class ComparisonPage(RecordPage):
    """The composition of a body on two days, side by side, and what differs."""

    model = Body
    template_name = "bodies/comparison_page.html"

    def address_of(self, record: Body) -> str:
        """The same two days of ``record``, the earlier first."""
        days_in_order = sorted([self.kwargs["first"], self.kwargs["last"]])
        return reverse("bodies:comparison", args=[record.slug, *days_in_order])

    def get_queryset(self) -> models.QuerySet:
        """Bodies with their sources."""
        return super().get_queryset().prefetch_related("citations__source")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both days counted, and what differs between them."""
        body, first, last = self.object, self.kwargs["first"], self.kwargs["last"]
        before, after = (seats_of(body, day, self.now) for day in (first, last))
        title = _("%(body)s: composition on %(first)s and %(last)s")
        words = {"first": day_in_words(first), "last": day_in_words(last)}
        return super().get_context_data(
            title=title % {"body": body.name, **words},
            crumbs=[
                Crumb(_("Bodies"), reverse("bodies:list")),
                Crumb(body.name, body.get_absolute_url()),
                Crumb(_("%(first)s and %(last)s") % words),
            ],
            sides=[
                (first, body.state_on(first), counted(before)),
                (last, body.state_on(last), counted(after)),
            ],
            first=first,
            last=last,
            differences=differences(before, after),
            **kwargs,
        )


def seats_of(body: Body, day: date, at: datetime) -> list[Composition]:
    """The seats of ``body`` on ``day``, fetched for it; none when the body was not there."""
    if not existed(body, day):
        return []
    return compositions(Body.objects.with_holders(day, at).get(pk=body.pk), day)
