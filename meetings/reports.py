"""The annual report of a body: its meetings, attendance by organization, outcomes, speed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Prefetch

from agreements.models import Outcome
from bodies.models import Body
from meetings.models import AgendaItem, Attendance, Meeting
from organizations.models import Organization

OPEN = frozenset({Outcome.TABLED, Outcome.RETURNED})


@dataclass(frozen=True)
class MeetingLine:
    """One meeting: how many of its voting seats were filled, None where nobody noted it."""

    meeting: Meeting
    present: int | None
    seats: int | None
    items: int


@dataclass(frozen=True)
class OrganizationLine:
    """How an organization's seats were filled over the meetings whose attendance was noted."""

    organization: Organization
    seats: int
    present: int

    @property
    def share(self) -> int:
        """Seats filled in per cent, rounded."""
        return round(100 * self.present / self.seats) if self.seats else 0


@dataclass(frozen=True)
class Speed:
    """How long decided matters took from their first meeting to the one that decided, in days."""

    decided: int
    at_once: int
    median_days: int | None
    longest_days: int | None


@dataclass(frozen=True)
class AnnualReport:
    """What ``body`` did in ``year``, as far as everybody may know; cancelled ones are counted."""

    body: Body
    year: int
    meetings: tuple[MeetingLine, ...]
    cancelled: int
    without_summary: int
    organizations: tuple[OrganizationLine, ...]
    outcomes: tuple[tuple[str, int], ...]
    not_public: int
    speed: Speed


def annual_report(body: Body, year: int, at: datetime) -> AnnualReport:
    """The report of ``body`` on ``year`` from what is public at ``at``.

    A meeting of which only the month or year is known counts in the year of its first possible
    day. Attendance and outcomes come from published summaries only; items that are not public
    are counted as such. The number of queries does not grow with the meetings.
    """
    of_year = Meeting.objects.published(at).of_body(body).filter(held_on__year=year)
    items = Prefetch("items", AgendaItem.objects.published(at))
    fetched = list(of_year.select_related("body").with_attendance(at).prefetch_related(items))
    held = [one for one in fetched if not one.is_cancelled]
    told = [one for one in held if one.shows_summary]
    handled = [item for one in told for item in one.items.all()]
    open_items = [item for item in handled if "outcome" in item.disclosed]
    return AnnualReport(
        body=body,
        year=year,
        meetings=tuple(_line(one) for one in held),
        cancelled=len(fetched) - len(held),
        without_summary=len(held) - len(told),
        organizations=_by_organization(told),
        outcomes=_by_outcome(open_items),
        not_public=len(handled) - len(open_items),
        speed=_speed(open_items, _beginnings(body, at)),
    )


def years_of(body: Body, at: datetime) -> list[int]:
    """Years in which ``body`` has a public meeting, the newest first; one query."""
    days = Meeting.objects.published(at).of_body(body).exclude(held_on=None)
    return sorted({day.year for day in days.values_list("held_on", flat=True)}, reverse=True)


def _line(meeting: Meeting) -> MeetingLine:
    seats = _seats(meeting) if meeting.shows_summary else []
    items = sum(not item.is_removed for item in meeting.items.all() if meeting.shows_agenda)
    if not _is_noted(meeting):
        return MeetingLine(meeting, None, None, items)
    present = sum(_counts(row) for row in meeting.attendances.all())
    return MeetingLine(meeting, present, len(seats), items)


def _seats(meeting: Meeting) -> list[Attendance]:
    return [row for row in meeting.attendances.all() if row.has_own_vote]


def _is_noted(meeting: Meeting) -> bool:
    """Whether everybody sees who was present."""
    unknown = Attendance.Presence.NOT_RECORDED
    rows = meeting.attendances.all()
    return meeting.shows_summary and any(row.presence != unknown for row in rows)


def _counts(row: Attendance) -> bool:
    return row.has_vote and row.presence == Attendance.Presence.PRESENT


def _by_organization(meetings: Iterable[Meeting]) -> tuple[OrganizationLine, ...]:
    seats: Counter[Organization] = Counter()
    present: Counter[Organization] = Counter()
    for meeting in meetings:
        if _is_noted(meeting):
            owned = [row for row in _seats(meeting) if row.organization]
            seats.update(row.organization for row in owned)
            there = [row for row in meeting.attendances.all() if row.organization and _counts(row)]
            present.update(row.organization for row in there)
    lines = [OrganizationLine(one, count, present[one]) for one, count in seats.items()]
    return tuple(sorted(lines, key=lambda line: (-line.seats, line.organization.sort_fi)))


def _by_outcome(items: Iterable[AgendaItem]) -> tuple[tuple[str, int], ...]:
    """How many items had each outcome, in the order of the outcomes; unknown last."""
    found = Counter(item.outcome for item in items)
    codes = [one.value for one in AgendaItem.OUTCOMES] + [""]
    return tuple((code, found[code]) for code in codes if found[code])


def _beginnings(body: Body, at: datetime) -> dict[int, tuple[int | None, date | None]]:
    """Of every item of ``body`` that may be followed: which it continues, and its exact day."""
    meetings = Meeting.objects.of_body(body).values("pk")
    rows = AgendaItem.objects.published(at).disclosing("continues").filter(meeting__in=meetings)
    columns = ("pk", "continues", "meeting__held_on", "meeting__held_by")
    return {
        pk: (earlier, first if first == last else None)
        for pk, earlier, first, last in rows.values_list(*columns)
    }


def _speed(
    items: Iterable[AgendaItem], beginnings: dict[int, tuple[int | None, date | None]]
) -> Speed:
    decided = [item for item in items if item.outcome and item.outcome not in OPEN]
    days = list(_days(decided, beginnings))
    return Speed(
        decided=len(decided),
        at_once=sum(one == 0 for one in days),
        median_days=round(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


def _days(
    decided: Iterable[AgendaItem], beginnings: dict[int, tuple[int | None, date | None]]
) -> Iterator[int]:
    """Days from the first to the deciding meeting of those matters where both are exact."""
    for item in decided:
        earlier, last = beginnings[item.pk]
        first = last
        while earlier in beginnings:
            earlier, first = beginnings[earlier]
        if first and last:
            yield (last - first).days
