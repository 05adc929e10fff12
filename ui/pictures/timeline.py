"""Agreements one after another: bars on a line of years, with the gaps between them.

The picture is for the eye; ``Timeline.items`` tells the same as a list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ui.pictures.axis import Anchor, Axis, Tick
from ui.pictures.lettering import text_width
from ui.pictures.spans import Bar, Span, lanes, ordered, spans
from ui.pictures.successions import Succession, succession

__all__ = ["Bar", "Gap", "PlacedBar", "Segment", "Timeline", "timeline"]

WIDTH = 1000
TOP = 46
BAR_HEIGHT = 56
LANE = 86
FOOT = 28
PADDING = 16
LABEL_SIZE = 16
SUBLABEL_SIZE = 13
TICK_ROOM = 58
# The widest translation of "gap" has six letters.
GAP_WORD = 56


@dataclass(frozen=True)
class Segment:
    """A part of a bar, drawn solid when the time is certain and dashed when not."""

    x: int
    width: int
    certain: bool
    outline: str


@dataclass(frozen=True)
class PlacedBar:
    """A bar and its box; ``text`` is its label, or its number where the label has no room."""

    bar: Bar
    number: int
    x: int
    y: int
    width: int
    segments: tuple[Segment, ...]
    text: str
    text_x: int
    subtext: str

    @property
    def height(self) -> int:
        """The height of every bar."""
        return BAR_HEIGHT

    @property
    def is_filled(self) -> bool:
        """Whether it stands out: emphasised, with a part that is certain."""
        return self.bar.emphasised and any(part.certain for part in self.segments)

    @property
    def is_partial(self) -> bool:
        """Whether one of its ends is known only in part."""
        return not (self.bar.start_is_certain and self.bar.end_is_certain)

    @property
    def is_numbered(self) -> bool:
        """Whether the label had no room."""
        return self.text != self.bar.label

    @property
    def is_narrow(self) -> bool:
        """Whether not even the number has room inside: it then stands above the bar."""
        return self.width < text_width(str(self.number), LABEL_SIZE, bold=True) + 6

    @property
    def text_y(self) -> int:
        """Where the text stands, from the top."""
        if self.is_narrow:
            return self.y - 8
        return self.y + (24 if self.subtext else 34)

    @property
    def subtext_y(self) -> int:
        """Where the second line stands, from the top."""
        return self.y + 43


@dataclass(frozen=True)
class Gap:
    """Days on which no bar holds, both counted; at least ``days`` when not ``exact``."""

    first: date
    last: date
    days: int
    exact: bool
    x: int
    y: int
    width: int
    has_word: bool

    @property
    def center(self) -> int:
        """Where its word is centred."""
        return self.x + self.width // 2

    @property
    def word_y(self) -> int:
        """Where its word stands, from the top."""
        return self.y - 8


@dataclass(frozen=True)
class Timeline:
    """The picture in a box of ``width`` by ``height``, and its items in order of time."""

    width: int
    height: int
    base: int
    bars: tuple[PlacedBar, ...]
    gaps: tuple[Gap, ...]
    successions: tuple[Succession, ...]
    ticks: tuple[Tick, ...]
    today: date
    today_x: int
    today_anchor: Anchor

    @property
    def items(self) -> tuple[PlacedBar | Gap, ...]:
        """Bars and gaps as they follow each other."""
        return tuple(sorted((*self.bars, *self.gaps), key=_begins))

    @property
    def has_dashes(self) -> bool:
        """Whether any end is known only in part."""
        return any(not part.certain for placed in self.bars for part in placed.segments)


def timeline(bars: Iterable[Bar], *, today: date, first_year: int) -> Timeline:
    """The picture of ``bars`` from ``first_year`` to this year, or to the last year they name.

    Bars that certainly overlap stand in lanes; where only their uncertain ends overlap,
    they meet in the middle. A gap counts only days on which certainly no bar holds.
    Raises ``ValueError`` when the days of a bar are in the wrong order.
    """
    given = ordered(bars)
    days = [day for bar in given for day in (bar.first_certain, bar.last) if day]
    axis = Axis(first_year, max(day.year for day in (today, *days)), left=0, width=WIDTH)
    laid = spans(given, axis)
    placed = _placed_bars(laid)
    base = max((bar.y for bar in placed), default=TOP) + BAR_HEIGHT + 10
    return Timeline(
        width=WIDTH,
        height=base + FOOT,
        base=base,
        bars=placed,
        gaps=_gaps(placed, axis),
        successions=tuple(
            succession((one.x + one.width, one.y), (other.x, other.y), BAR_HEIGHT)
            for one, other in pairwise(placed)
        ),
        ticks=axis.ticks(TICK_ROOM),
        today=today,
        today_x=axis.at(today),
        today_anchor=axis.anchor(axis.at(today)),
    )


def _begins(item: PlacedBar | Gap) -> date:
    return item.bar.first if isinstance(item, PlacedBar) else item.first


def _placed_bars(laid: Sequence[Span]) -> tuple[PlacedBar, ...]:
    return tuple(
        _placed(span, TOP + lane * LANE, number)
        for number, (span, lane) in enumerate(zip(laid, lanes(laid), strict=True), start=1)
    )


def _placed(span: Span, y: int, number: int) -> PlacedBar:
    segments = _segments(span, y)
    # On the filled bar words stand where it is filled: only its certain part.
    boxes = [part for part in segments if part.certain and span.bar.emphasised]
    left, width = (boxes[0].x, boxes[0].width) if boxes else (span.start, span.end - span.start)
    room = width - 2 * PADDING
    has_label = text_width(span.bar.label, LABEL_SIZE, bold=True) <= room
    has_sublabel = has_label and text_width(span.bar.sublabel, SUBLABEL_SIZE) <= room
    return PlacedBar(
        bar=span.bar,
        number=number,
        x=span.start,
        y=y,
        width=span.end - span.start,
        segments=segments,
        text=span.bar.label if has_label else str(number),
        text_x=left + PADDING if has_label else left + width // 2,
        subtext=span.bar.sublabel if has_sublabel else "",
    )


def _segments(span: Span, y: int) -> tuple[Segment, ...]:
    if span.sure_from >= span.sure_to:
        return (_segment(span, span.start, span.end, y, certain=False),)
    sure_to = min(span.sure_to, span.end)
    parts = (
        (span.start, span.sure_from, False),
        (span.sure_from, sure_to, True),
        (sure_to, span.end, False),
    )
    return tuple(
        _segment(span, start, end, y, certain=certain)
        for start, end, certain in parts
        if start < end
    )


def _segment(span: Span, start: int, end: int, y: int, *, certain: bool) -> Segment:
    """The part from ``start`` to ``end``, outlined on all sides but those inside the bar."""
    bottom = y + BAR_HEIGHT
    left = "V" if start == span.start else "M"
    right = "V" if end == span.end else "M"
    turn_left = f"V{bottom}" if left == "V" else f"M{start} {bottom}"
    close = f"V{y}" if right == "V" else ""
    outline = f"M{end} {y}H{start}{turn_left}H{end}{close}"
    return Segment(start, end - start, certain, outline)


def _gaps(placed: Sequence[PlacedBar], axis: Axis) -> tuple[Gap, ...]:
    # What stands above the bars: numbers of narrow ones, then the words of the gaps.
    taken = [(bar.x + bar.width // 2, bar.y) for bar in placed if bar.is_narrow]
    gaps = []
    for index in range(1, len(placed)):
        earlier = placed[:index]
        if any(one.bar.last is None for one in earlier):
            break
        before = max(earlier, key=lambda one: one.bar.last or date.max)
        gap = _gap(before, placed[index], axis, taken)
        if gap:
            gaps.append(gap)
            taken.append((gap.center, gap.y))
    return tuple(gaps)


def _gap(
    before: PlacedBar, following: PlacedBar, axis: Axis, taken: Sequence[tuple[int, int]]
) -> Gap | None:
    ended = before.bar.last
    if ended is None or (following.bar.first - ended).days <= 1:
        return None
    first = date.fromordinal(ended.toordinal() + 1)
    last = date.fromordinal(following.bar.first.toordinal() - 1)
    x, y = axis.at(first), following.y
    center = (x + following.x) // 2
    return Gap(
        first=first,
        last=last,
        days=(last - first).days + 1,
        exact=before.bar.end_is_certain and following.bar.start_is_certain,
        x=x,
        y=y,
        width=following.x - x,
        has_word=all(abs(center - at) >= GAP_WORD or y != level for at, level in taken),
    )
