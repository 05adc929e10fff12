"""The stages of a project on a line of years: points for days, spans for partial dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ui.pictures.axis import Anchor, Axis, Tick

WIDTH = 1000
MARGIN = 16
RADIUS = 14
SPAN_HEIGHT = 12
LEVEL = 36
ROOM = 4
# Room for the word of today.
TOP = 26
FOOT = 28
TICK_ROOM = 58
# A line that ended longer ago does not reach today: the stages would crowd at its start.
YEARS_TO_TODAY = 2


@dataclass(frozen=True)
class MilestoneMark:
    """A stage; ``earliest`` and ``latest`` differ for a partial date, None is unknown."""

    label: str
    when_words: str
    earliest: date | None
    latest: date | None
    href: str | None


@dataclass(frozen=True)
class PlacedMilestone:
    """A stage on the line: its number stands at ``x``, its span from ``left`` to ``right``."""

    mark: MilestoneMark
    number: int
    x: int
    y: int
    left: int
    right: int

    @property
    def is_span(self) -> bool:
        """Whether the day is known only in part."""
        return self.mark.earliest != self.mark.latest

    @property
    def width(self) -> int:
        """The width of the span."""
        return self.right - self.left

    @property
    def span_y(self) -> int:
        """The top of the span, which lies behind the number."""
        return self.y - SPAN_HEIGHT // 2


@dataclass(frozen=True)
class MilestoneLine:
    """Dated stages by their numbers, then the undated ones; today where the line reaches it."""

    width: int
    height: int
    top: int
    base: int
    placed: tuple[PlacedMilestone, ...]
    undated: tuple[MilestoneMark, ...]
    ticks: tuple[Tick, ...]
    today: date
    today_x: int | None
    today_anchor: Anchor

    @property
    def has_dashes(self) -> bool:
        """Whether any day is known only in part."""
        return any(placed.is_span for placed in self.placed)


def milestone_line(marks: Iterable[MilestoneMark], *, today: date) -> MilestoneLine:
    """The picture of ``marks``; dated ones are numbered by their earliest day.

    A stage with one of its two days unknown counts as known to the other day.
    """
    given = tuple(marks)
    dated = sorted((mark for mark in given if _days(mark)), key=_days)
    axis = _axis(dated, today)
    places = [_place(mark, axis) for mark in dated]
    levels = _levels(places)
    reaches_today = axis.first_year <= today.year <= axis.last_year
    top = TOP if reaches_today else 4
    base = top + (max(levels, default=0) + 1) * LEVEL
    placed = tuple(
        PlacedMilestone(mark, number, x, base - LEVEL // 2 - 4 - level * LEVEL, left, right)
        for number, (mark, (left, x, right), level) in enumerate(
            zip(dated, places, levels, strict=True), start=1
        )
    )
    return MilestoneLine(
        width=WIDTH,
        height=base + FOOT,
        top=top,
        base=base,
        placed=placed,
        undated=tuple(mark for mark in given if not _days(mark)),
        ticks=axis.ticks(TICK_ROOM),
        today=today,
        today_x=axis.at(today) if reaches_today else None,
        today_anchor=axis.anchor(axis.at(today)),
    )


def _days(mark: MilestoneMark) -> tuple[date, ...]:
    days = tuple(day for day in (mark.earliest, mark.latest) if day)
    return (days[0], days[-1]) if days else ()


def _axis(dated: Sequence[MilestoneMark], today: date) -> Axis:
    years = [day.year for mark in dated for day in _days(mark)] or [today.year]
    reaches = today.year - max(years) <= YEARS_TO_TODAY
    last = max(*years, today.year) if reaches else max(years)
    return Axis(min(years), last, left=MARGIN, width=WIDTH - 2 * MARGIN)


def _place(mark: MilestoneMark, axis: Axis) -> tuple[int, int, int]:
    earliest, latest = _days(mark)
    if earliest == latest:
        x = axis.at(earliest)
        return x, x, x
    left, right = axis.at(earliest), axis.after(latest)
    return left, (left + right) // 2, right


def _levels(places: Sequence[tuple[int, int, int]]) -> list[int]:
    """The lowest level on which each stage touches no earlier one."""
    ends: list[int] = []
    levels = []
    for left, x, right in places:
        start, end = min(left, x - RADIUS), max(right, x + RADIUS) + ROOM
        level = next((k for k, taken in enumerate(ends) if taken <= start), len(ends))
        ends[level : level + 1] = [end]
        levels.append(level)
    return levels
