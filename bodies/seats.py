"""Who sits in a body on a day: the one count that every page, picture and file uses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bodies.models import Body, ExOfficioSeat, Membership, OfficeHolding, SeatQuota
from organizations.models import Organization, Region


class SeatState(StrEnum):
    """Whether a seat has a holder. A seat nobody is recorded for is not vacant."""

    HELD = "held"
    VACANT = "vacant"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Seat:
    """One seat on one day.

    ``basis`` is the office-bound seat or the quota it comes from. ``membership`` and
    ``holding`` are what fills it, None where nothing is recorded. When a holder is known
    only near the day, not on it, the seat counts as unrecorded and ``holder`` as possible.
    """

    basis: ExOfficioSeat | SeatQuota
    state: SeatState
    membership: Membership | None = None
    holding: OfficeHolding | None = None

    @property
    def is_office_bound(self) -> bool:
        """Whether the seat belongs to an office."""
        return isinstance(self.basis, ExOfficioSeat)

    @property
    def holder(self) -> str:
        """Name of the person or office that holds it; "" when none is recorded."""
        if self.holding:
            return str(self.holding.person)
        if self.membership:
            return str(self.membership.person or self.membership.office or "")
        return ""


@dataclass(frozen=True)
class Row:
    """The seats of one organization, or of a group whose division is not known."""

    organization: Organization | None
    region: Region | None
    quotas: tuple[SeatQuota, ...]
    seats: tuple[Seat, ...]

    @property
    def office_bound(self) -> tuple[Seat, ...]:
        """Seats that belong to offices."""
        return tuple(seat for seat in self.seats if seat.is_office_bound)

    @property
    def nominated(self) -> tuple[Seat, ...]:
        """Seats filled by nomination."""
        return tuple(seat for seat in self.seats if not seat.is_office_bound)

    def count(self, state: SeatState) -> int:
        """How many seats are in ``state``."""
        return sum(seat.state == state for seat in self.seats)

    @property
    def held(self) -> int:
        """Seats with a recorded holder."""
        return self.count(SeatState.HELD)

    @property
    def vacant(self) -> int:
        """Seats of which a source says that nobody holds them."""
        return self.count(SeatState.VACANT)

    @property
    def unrecorded(self) -> int:
        """Seats whose holder is not recorded."""
        return self.count(SeatState.UNRECORDED)


@dataclass(frozen=True)
class Composition:
    """The seats of a body on ``day``, row by row, in one role."""

    body: Body
    day: date
    role: str
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """All seats; the most where a quota may vary."""
        return sum(len(row.seats) for row in self.rows)

    @property
    def least(self) -> int:
        """All seats, counting the least where a quota may vary."""
        spare = sum(
            quota.seats - (quota.seats_at_least or quota.seats)
            for row in self.rows
            for quota in row.quotas
        )
        return self.total - spare

    @property
    def held(self) -> int:
        """Seats with a recorded holder."""
        return sum(row.held for row in self.rows)

    @property
    def vacant(self) -> int:
        """Seats of which a source says that nobody holds them."""
        return sum(row.vacant for row in self.rows)

    @property
    def unrecorded(self) -> int:
        """Seats whose holder is not recorded."""
        return sum(row.unrecorded for row in self.rows)


def compositions(body: Body, day: date) -> list[Composition]:
    """The seats of ``body`` on ``day``: members first, then each other role with a quota.

    Rows stand by number of seats, then name. The body's seats must have been fetched
    for that day with ``Body.objects.with_seats(day)``; no query is made here.
    """
    quotas = [quota for quota in body.quotas.all() if _in_force(quota, day)]
    offices = [seat for seat in body.ex_officio_seats.all() if _in_force(seat, day)]
    found = []
    for role in SeatQuota.Role.values:
        chosen = [quota for quota in quotas if quota.role == role]
        bound = offices if role == SeatQuota.Role.MEMBER else []
        if chosen or bound:
            found.append(Composition(body, day, role, _rows(bound, chosen, day)))
    return found


def _in_force(row: ExOfficioSeat | SeatQuota | Membership | OfficeHolding, day: date) -> bool:
    begun = row.starts_on is None or row.starts_on <= day
    return begun and (row.ends_on is None or row.ends_on >= day)


def _rows(
    offices: Iterable[ExOfficioSeat], quotas: Iterable[SeatQuota], day: date
) -> tuple[Row, ...]:
    seats: dict[tuple[int | None, int | None, str], list[Seat]] = {}
    given: dict[tuple[int | None, int | None, str], list[SeatQuota]] = {}
    owners: dict[tuple[int | None, int | None, str], tuple[Organization | None, Region | None]] = {}
    for bound in offices:
        organization = bound.office.organization
        key = (organization.pk, None, "")
        owners[key] = (organization, None)
        seats.setdefault(key, []).append(_office_seat(bound, day))
    for quota in quotas:
        key = (quota.organization_id, quota.region_id, quota.label_fi or "")
        key = (quota.organization_id, None, "") if quota.organization_id else key
        owners[key] = (quota.organization, quota.region)
        given.setdefault(key, []).append(quota)
        seats.setdefault(key, []).extend(_nominated_seats(quota, day))
    rows = [
        Row(*owners[key], tuple(given.get(key, ())), tuple(found)) for key, found in seats.items()
    ]
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[bool, int, str]:
    name = row.organization.sort_fi if row.organization else ""
    return row.organization is None, -len(row.seats), name


def _office_seat(bound: ExOfficioSeat, day: date) -> Seat:
    holding = _office_holding(bound.office.holdings.all(), day)
    return Seat(bound, _state(holding, day), holding=holding)


def _state(filling: OfficeHolding | Membership | None, day: date) -> SeatState:
    """Held only where the source carries the day itself: silence after it is no knowledge."""
    is_known = filling is not None and filling.is_certain_on(day)
    return SeatState.HELD if is_known else SeatState.UNRECORDED


def _office_holding(holdings: Iterable[OfficeHolding], day: date) -> OfficeHolding | None:
    return next((holding for holding in holdings if _in_force(holding, day)), None)


def _nominated_seats(quota: SeatQuota, day: date) -> Sequence[Seat]:
    holders = {
        membership.seat_number: membership
        for membership in quota.memberships.all()
        if _in_force(membership, day)
    }
    return [
        _nominated_seat(quota, holders.get(number), day) for number in range(1, quota.seats + 1)
    ]


def _nominated_seat(quota: SeatQuota, membership: Membership | None, day: date) -> Seat:
    if membership is None:
        return Seat(quota, SeatState.UNRECORDED)
    if membership.is_vacant:
        return Seat(quota, SeatState.VACANT, membership=membership)
    office = membership.office
    holding = _office_holding(office.holdings.all(), day) if office else None
    return Seat(quota, _state(membership, day), membership=membership, holding=holding)
