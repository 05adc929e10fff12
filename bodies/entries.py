"""Seats as lines of a table: seats alike and without a known holder share one line."""

from dataclasses import dataclass

from bodies.models import SeatQuota
from bodies.pictures import row_label
from bodies.seats import Row, Seat, SeatState


@dataclass(frozen=True)
class Entry:
    """One line: a seat with its holder, or seats of one basis whose holders are not known."""

    row: Row
    seats: tuple[Seat, ...]

    @property
    def label(self) -> str:
        """Whose seats they are."""
        return row_label(self.row)

    @property
    def seat(self) -> Seat:
        """The seat, or the first of those alike."""
        return self.seats[0]

    @property
    def count(self) -> int:
        """How many seats the line tells about."""
        return len(self.seats)

    @property
    def quota(self) -> SeatQuota | None:
        """The quota, when they are nominated seats."""
        return self.seat.basis if isinstance(self.seat.basis, SeatQuota) else None


def entries_of(row: Row) -> list[Entry]:
    """The lines of ``row``: office-bound seats, then nominated ones, those alike as one."""
    alike: dict[object, list[Seat]] = {}
    for place, seat in enumerate(row.seats):
        alike.setdefault(_likeness(seat) or place, []).append(seat)
    return [Entry(row, tuple(seats)) for seats in alike.values()]


def _likeness(seat: Seat) -> object:
    """What seats on one line have in common; None for a seat with a line of its own."""
    if seat.state == SeatState.HELD or seat.holder:
        return None
    basis = seat.basis
    if isinstance(basis, SeatQuota):
        return "quota", basis.pk, seat.state
    cited = tuple(citation.pk for citation in basis.citations.all())
    return "office", basis.agreement_id, basis.starts, seat.chairs_as, basis.certainty_note, cited
