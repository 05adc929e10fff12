"""The seats of a body: one row per organization, one mark per seat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Kind = Literal["office", "nominated"]
State = Literal["held", "vacant", "unrecorded", "continuing"]
Colour = Literal["helsinki", "espoo", "vantaa", "kauniainen", "other"]

CELL = 32
SIZE = 26
GROUP_GAP = 12
PER_LINE = 9
UNITS_PER_EM = 16

KINDS = {"office": _("By office"), "nominated": _("Nominated")}
STATES = {
    "held": _("Seat is held"),
    "vacant": _("Vacant seat"),
    "unrecorded": _("Holder not recorded"),
    "continuing": _("Holder continues after the term"),
}


@dataclass(frozen=True)
class SeatMark:
    """One seat: how it is filled, whether it is held, and in words who holds it."""

    kind: Kind
    state: State
    title: str


@dataclass(frozen=True)
class SeatRow:
    """The seats of one organization; ``summary`` says the same in words."""

    label: str
    letter: str
    colour: Colour
    marks: tuple[SeatMark, ...]
    summary: str


@dataclass(frozen=True)
class PlacedMark:
    """A seat at its place: the corner of its box, in view box units."""

    mark: SeatMark
    x: int
    y: int

    @property
    def place(self) -> str:
        """The corner as SVG writes it."""
        return f"{self.x} {self.y}"


@dataclass(frozen=True)
class PlacedRow:
    """A row, its marks and the height that they take."""

    row: SeatRow
    marks: tuple[PlacedMark, ...]
    height: int

    @property
    def height_em(self) -> str:
        """The height on the page, growing with the text."""
        return f"{self.height / UNITS_PER_EM:g}em"


@dataclass(frozen=True)
class LegendEntry:
    """What one look of a mark means."""

    kind: Kind
    state: State
    label: str | Promise

    @property
    def marks(self) -> tuple[PlacedMark, ...]:
        """The mark alone in a cell."""
        inset = (CELL - SIZE) // 2
        return (PlacedMark(SeatMark(self.kind, self.state, ""), inset, inset),)


@dataclass(frozen=True)
class SeatChart:
    """Rows of one width, and a legend of the kinds and states that occur in them."""

    width: int
    rows: tuple[PlacedRow, ...]
    kinds: tuple[LegendEntry, ...]
    states: tuple[LegendEntry, ...]

    @property
    def width_em(self) -> str:
        """The width on the page, growing with the text."""
        return f"{self.width / UNITS_PER_EM:g}em"


def seat_chart(rows: Iterable[SeatRow]) -> SeatChart:
    """The picture of ``rows``, in the order given.

    Seats by office stand in the same columns in every row, the nominated ones after
    them; both wrap within their columns, at most nine marks on a line.
    """
    given = tuple(rows)
    offices = max((len(_of(row, "office")) for row in given), default=0)
    nominees = max((len(_of(row, "nominated")) for row in given), default=0)
    nominee_columns = min(nominees, PER_LINE - min(offices, PER_LINE // 2))
    office_columns = min(offices, PER_LINE - nominee_columns)
    gap = GROUP_GAP if offices and nominees else 0
    start = office_columns * CELL + gap
    return SeatChart(
        width=start + nominee_columns * CELL,
        rows=tuple(_placed(row, office_columns, nominee_columns, start) for row in given),
        kinds=_kinds(given),
        states=_states(given),
    )


def _of(row: SeatRow, kind: Kind) -> list[SeatMark]:
    return [mark for mark in row.marks if mark.kind == kind]


def _placed(row: SeatRow, office_columns: int, nominee_columns: int, start: int) -> PlacedRow:
    marks = (
        *_lines(_of(row, "office"), office_columns, 0),
        *_lines(_of(row, "nominated"), nominee_columns, start),
    )
    bottom = max((mark.y for mark in marks), default=0)
    return PlacedRow(row=row, marks=marks, height=bottom + CELL)


def _lines(marks: Sequence[SeatMark], columns: int, left: int) -> list[PlacedMark]:
    inset = (CELL - SIZE) // 2
    return [
        PlacedMark(
            mark=mark,
            x=left + index % columns * CELL + inset,
            y=index // columns * CELL + inset,
        )
        for index, mark in enumerate(marks)
    ]


def _kinds(rows: Sequence[SeatRow]) -> tuple[LegendEntry, ...]:
    met = {mark.kind for row in rows for mark in row.marks}
    return tuple(LegendEntry(kind, "held", KINDS[kind]) for kind in KINDS if kind in met)


def _states(rows: Sequence[SeatRow]) -> tuple[LegendEntry, ...]:
    met = {mark.state for row in rows for mark in row.marks}
    return tuple(
        LegendEntry("nominated", state, STATES[state])
        for state in STATES
        if state in met and state != "held"
    )
