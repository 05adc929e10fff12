"""Who may sit in whose place on a day; attendance of meetings asks it too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bodies.models import SeatQuota
from bodies.seats import Composition, Row, Seat


@dataclass(frozen=True)
class Deputized:
    """A seat with a vote, and the deputy seats whose holders may sit in its holder's place.

    ``personal`` are its own deputies; ``shared`` those of the same organization or group that
    are nobody's own, by rank, those without a known rank last. Each deputy seat has a recorded
    holder, certain or possible: its ``state`` tells.
    """

    row: Row
    seat: Seat
    personal: tuple[Seat, ...]
    shared: tuple[Seat, ...]

    @property
    def deputies(self) -> tuple[Seat, ...]:
        """All who may sit in its place, in the order in which they are asked."""
        return (*self.personal, *self.shared)


def deputies_on(compositions: Iterable[Composition]) -> list[Deputized]:
    """One entry per seat with a vote of ``compositions``, in the order of the table; no query.

    The compositions are those of one body on one day, as ``bodies.seats.compositions`` gives
    them. A personal deputy stands in for the own member alone.
    """
    found = list(compositions)
    deputies = [
        (row, seat)
        for composition in found
        if composition.role == SeatQuota.Role.DEPUTY
        for row in composition.rows
        for seat in row.seats
        if seat.holder
    ]
    return [
        Deputized(
            row,
            seat,
            tuple(one for _row, one in deputies if stands_in_for(one, seat)),
            tuple(sorted(_shared(row, deputies), key=_rank)),
        )
        for composition in found
        if composition.has_vote
        for row in composition.rows
        for seat in row.seats
    ]


def is_personal(deputy: Seat) -> bool:
    """Whether the holder of ``deputy`` is somebody's own deputy."""
    return bool(
        deputy.membership
        and (deputy.membership.deputy_of_id or deputy.membership.deputy_of_office_id)
    )


def stands_in_for(deputy: Seat, seat: Seat) -> bool:
    """Whether ``deputy`` is personal to the holder of ``seat``."""
    if not is_personal(deputy):
        return False
    if seat.is_office_bound:
        return deputy.membership.deputy_of_office_id == seat.basis.pk
    return seat.membership is not None and deputy.membership.deputy_of_id == seat.membership.pk


def _shared(row: Row, deputies: Iterable[tuple[Row, Seat]]) -> Iterator[Seat]:
    for own, deputy in deputies:
        if _owner(own) == _owner(row) and not is_personal(deputy):
            yield deputy


def _owner(row: Row) -> tuple[object, ...]:
    label = "" if row.organization else next((quota.label for quota in row.quotas), "")
    return row.organization, row.region if row.organization is None else None, label


def _rank(deputy: Seat) -> tuple[bool, int]:
    rank = deputy.membership.deputy_rank if deputy.membership else None
    return rank is None, rank or 0
