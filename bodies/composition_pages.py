"""Pages of a body's composition on one day, and of two days side by side."""

from datetime import date
from typing import Any

from django.db import models
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bodies import pictures
from bodies.changes import DAY, change_days, differences, existed
from bodies.counts import StateCount, counts_of
from bodies.models import Body, SeatQuota
from bodies.seats import Composition, compositions
from records import clock, days
from records.days import ShownDay
from records.pages import RecordPage
from records.partial_dates import day_in_words
from ui.page import Crumb


class DatedBody(RecordPage):
    """A body on the day that the path names."""

    model = Body
    address_name: str

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the day from the path; a wrong one that led here today is told of."""
        super().setup(request, *args, **kwargs)
        day = self.kwargs["day"]
        error = self.shown.error if day == clock.today() else ""
        self.shown = ShownDay(day, asked=True, error=error)

    def address_of(self, record: Body) -> str:
        """The same page of ``record`` on the same day."""
        return reverse(self.address_name, args=[record.slug, self.kwargs["day"]])

    def get_queryset(self) -> models.QuerySet:
        """Bodies with their sources and their seats on the day."""
        bodies = super().get_queryset().prefetch_related("citations__source")
        return bodies.with_seats(self.shown.day, self.now)

    def seats_on(self, day: date) -> list[Composition]:
        """The seats of the body on ``day``; none when it was not there."""
        body = self.object
        if not existed(body, day):
            return []
        if day != self.shown.day:
            body = Body.objects.with_seats(day, self.now).get(pk=body.pk)
        return compositions(body, day)


class CompositionPage(DatedBody):
    """Who sits in a body on a day, by whose nomination, and what changed on that day."""

    template_name = "bodies/composition_page.html"
    address_name = "bodies:composition"

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
            chart=pictures.chart_of(found[0]) if found else None,
            changed=day in changes,
            differences=differences(self.seats_on(day - DAY), found) if day in changes else [],
            previous=max((one for one in changes if one < day), default=None),
            following=min((one for one in changes if one > day), default=None),
            **kwargs,
        )


def with_roles(found: list[Composition]) -> list[tuple[Composition, str]]:
    """Each composition with its role in words."""
    return [(composition, SeatQuota.Role(composition.role).label) for composition in found]


def counted(found: list[Composition]) -> list[tuple[Composition, str, list[StateCount]]]:
    """Each composition with its role in words and its seats by state."""
    return [(composition, role, counts_of(composition)) for composition, role in with_roles(found)]


class ChosenDay(RecordPage):
    """The way from the form that chooses a day, or two, to the permanent address of it.

    Where the form holds no day the way leads to today, and that page says why.
    """

    model = Body

    def address_of(self, record: Body) -> str:
        """Where the form of ``record`` is sent."""
        return reverse("bodies:choose_day", args=[record.slug])

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
