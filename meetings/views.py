"""Lists of meetings and of decisions."""

from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bodies.models import Body
from meetings import calendar
from meetings.filters import STATES, CalendarFilters, DecisionFilters, MeetingFilters, years
from meetings.models import AgendaItem, Meeting
from meetings.report_views import ENDINGS
from meetings.reports import years_of
from records.days import ShownDay
from records.pages import RecordList
from records.paging import Order
from ui.page import Crumb, Twin

UPCOMING = 10


class ListOfToday(RecordList):
    """A list that tells how things stand today, whatever day the address names."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Forget the day that the address asks for."""
        super().setup(request, *args, **kwargs)
        self.shown = ShownDay(timezone.localdate(self.now), asked=False)


class MeetingList(ListOfToday):
    """The meetings to come, then the others, the newest first."""

    model = Meeting
    filterset_class = MeetingFilters
    template_name = "meetings/list.html"
    page_size = 40

    @property
    def order(self) -> Order:
        """The next first where only those to come are asked for, else the newest."""
        is_ahead = self.request.GET.get("state") == "upcoming"
        return Order("taken_up", models.DateField(), is_descending=not is_ahead)

    def get_queryset(self) -> models.QuerySet:
        """Public meetings with their body and the day their order goes by."""
        return super().get_queryset().select_related("body").with_day()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list; unless a state is chosen, those to come stand apart before the others."""
        rows, day = kwargs.pop("object_list"), self.shown.day
        ahead: list[Meeting] = []
        if self.request.GET.get("state") not in dict(STATES):
            if not {"after", "before"} & set(self.request.GET):
                ahead = list(rows.upcoming(day)[: UPCOMING + 1])
            rows = rows.exclude(pk__in=rows.upcoming(day).order_by().values("pk"))
        return super().get_context_data(
            object_list=rows,
            title=_("Meetings"),
            description=_("Meetings of the joint bodies: agendas, decisions and who was there."),
            crumbs=[Crumb(_("Meetings"))],
            upcoming=ahead[:UPCOMING],
            more_url=_address(self.request.GET, state="upcoming") if ahead[UPCOMING:] else "",
            year=day.year,
            reports=self._reports(),
            **kwargs,
        )

    def _reports(self) -> list[tuple[int, list[tuple[str, str]]]]:
        """Of the body chosen, each year with the addresses of its annual report by format."""
        form = self.filterset.form
        body = form.cleaned_data.get("body") if form.is_bound else None
        if body is None:
            return []
        return [
            (year, [(one, _report_url(body, year, one)) for one in ENDINGS])
            for year in years_of(body, self.now)
        ]


def _report_url(body: Body, year: int, ending: str) -> str:
    return reverse("meetings:annual_report", args=[body.slug, year, ending])


class MeetingCalendar(ListOfToday):
    """The meetings of one year, month by month."""

    model = Meeting
    filterset_class = CalendarFilters
    template_name = "meetings/calendar.html"
    order = Order("taken_up", models.DateField())
    page_size = 100

    def get_queryset(self) -> models.QuerySet:
        """Public meetings of the year, with their body."""
        found = super().get_queryset().of_year(self.kwargs["year"])
        return found.select_related("body").with_day()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The months that have meetings, and the years beside this one."""
        year = self.kwargs["year"]
        context = super().get_context_data(
            title=_("Meetings of the year %(year)s") % {"year": year},
            description=_("Meetings of the joint bodies, month by month."),
            crumbs=[Crumb(_("Meetings"), reverse("meetings:list")), Crumb(str(year))],
            year=year,
            years=[one for one, _label in years()],
            query=self.request.GET.urlencode(),
            **kwargs,
        )
        found = calendar.months(context["object_list"], year)
        return context | {
            "months": found,
            "contents": [(f"month-{one.number}", one.name) for one in found if one.number],
        }


class DecisionList(ListOfToday):
    """What came of the items of all meetings, the newest first."""

    model = AgendaItem
    filterset_class = DecisionFilters
    template_name = "meetings/decisions.html"
    order = Order("taken_up", models.DateField(), is_descending=True)

    def get_queryset(self) -> models.QuerySet:
        """Decided items with their meeting and its body."""
        decided = AgendaItem.objects.decided(self.now).with_day()
        return decided.select_related("meeting__body")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list and its files."""
        return super().get_context_data(
            title=_("Decisions"),
            description=_("What the joint bodies decided, proposed and noted, body by body."),
            crumbs=[Crumb(_("Meetings"), reverse("meetings:list")), Crumb(_("Decisions"))],
            twins=self._twins(),
            **kwargs,
        )

    def _twins(self) -> list[Twin]:
        query = _address(self.request.GET)
        files = [
            (_("Decisions as CSV"), "meetings:decisions_csv"),
            (_("Decisions as JSON"), "meetings:decisions_json"),
        ]
        return [Twin(label, reverse(name) + query) for label, name in files]


def _address(asked: QueryDict, **changed: str) -> str:
    """The query of ``asked`` without the place in the list; "" when nothing is left."""
    kept = asked.copy()
    for name in ("after", "before", "page"):
        kept.pop(name, None)
    for name, value in changed.items():
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""
