"""Periods laid on a line of years, before they are drawn: ends, sure parts and lanes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ui.pictures.axis import Axis


@dataclass(frozen=True)
class Bar:
    """A period on the line.

    ``first`` and ``first_certain`` are the earliest and the latest day on which it may
    have begun; ``last`` and ``last_certain`` the latest and the earliest on which it may
    have ended. ``last`` None: until further notice, or, when ``last_certain`` is given,
    to a day nobody knows. ``last_certain`` None otherwise: the end is as sure as ``last``.
    """

    label: str
    sublabel: str
    href: str | None
    first: date
    first_certain: date
    last: date | None
    last_certain: date | None
    emphasised: bool

    @property
    def start_is_certain(self) -> bool:
        """Whether the first day is known to the day."""
        return self.first == self.first_certain

    @property
    def end_is_certain(self) -> bool:
        """Whether the last day is known to the day, or is known to be open."""
        return self.last_certain is None or self.last == self.last_certain


@dataclass(frozen=True)
class Span:
    """A bar on the axis: where it starts, is certain from and to, and ends."""

    bar: Bar
    start: int
    sure_from: int
    sure_to: int
    end: int


def ordered(bars: Iterable[Bar]) -> list[Bar]:
    """``bars`` by their first day.

    Raises ``ValueError`` when the days of one are in the wrong order.
    """
    given = sorted(bars, key=lambda bar: (bar.first, bar.first_certain))
    for bar in given:
        ends = [day for day in (bar.last_certain, bar.last) if day]
        late = [day for day in ends if day < bar.first]
        if bar.first_certain < bar.first or ends != sorted(ends) or late:
            message = f"the days of {bar.label!r} are in the wrong order"
            raise ValueError(message)
    return given


def spans(bars: Sequence[Bar], axis: Axis) -> list[Span]:
    """``bars`` on ``axis``; neighbours that overlap only where neither is certain meet midway."""
    placed = [_span(bar, axis) for bar in bars]
    for index in range(len(placed) - 1):
        placed[index], placed[index + 1] = _met(placed[index], placed[index + 1])
    return placed


def lanes(placed: Sequence[Span]) -> list[int]:
    """The lowest lane of each span in which it overlaps no earlier one."""
    ends: list[int] = []
    chosen = []
    for span in placed:
        lane = next((k for k, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane : lane + 1] = [max(span.end, span.start + 1)]
        chosen.append(lane)
    return chosen


def _span(bar: Bar, axis: Axis) -> Span:
    # A bar is at least one unit wide, also on the last day of the line.
    start = min(axis.at(bar.first), axis.right - 1)
    end = max(axis.after(bar.last) if bar.last else axis.right, start + 1)
    return Span(
        bar=bar,
        start=start,
        sure_from=min(axis.at(bar.first_certain), end),
        sure_to=axis.after(bar.last_certain) if bar.last_certain else end,
        end=end,
    )


def _met(one: Span, other: Span) -> tuple[Span, Span]:
    low, high = max(one.sure_to, other.start), min(one.end, other.sure_from)
    middle = (low + high) // 2
    overlaps_only_in_doubt = one.end > other.start and low <= high
    if overlaps_only_in_doubt and one.start < middle < other.end:
        return replace(one, end=middle), replace(other, start=middle)
    return one, other
