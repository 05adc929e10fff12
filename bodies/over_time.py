"""The count of a body's seats over a period: how it stands from each day on which it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bodies.changes import edges
from bodies.models import Body
from bodies.seats import Composition, compositions
from records.periods import Period


@dataclass(frozen=True)
class Count:
    """The seats of a body in one role from ``day`` until the next day counted."""

    day: date
    role: str
    seats: int
    filled: int
    vacant: int
    unrecorded: int
    continuing: int
    overfilled: int


def counts_over(body: Body, first: date = date.min, last: date = date.max) -> list[Count]:
    """One count per role for ``first`` and each later day, to ``last``, on which one may change.

    A day on which the body has no seats has none.

    The seats of ``body`` must have been fetched for the whole of it, with
    ``Body.objects.with_holders(first, at, until=last)``; no query is made here.
    """
    days = {day for row in _rows(body) for day in edges(row) if first < day <= last} | {first}
    return [_count(found) for day in sorted(days) for found in compositions(body, day)]


def _rows(body: Body) -> Iterator[Period]:
    for quota in body.quotas.all():
        yield quota
        for membership in quota.memberships.all():
            yield membership
            if membership.office:
                yield from membership.office.holdings.all()
    for seat in body.ex_officio_seats.all():
        yield seat
        yield from seat.office.holdings.all()


def _count(found: Composition) -> Count:
    return Count(
        day=found.day,
        role=found.role,
        seats=found.total,
        filled=found.held,
        vacant=found.vacant,
        unrecorded=found.unrecorded,
        continuing=found.continuing,
        overfilled=found.overfilled,
    )
