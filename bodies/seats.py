"""Who sits in a body on a day: the one count that every page, picture and file uses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bodies.models import Body, ExOfficioSeat, Membership, Office, OfficeHolding, Person, SeatQuota
from organizations.models import Organization, Region
from records.periods import Period


class SeatState(StrEnum):
    """Whether a seat has a holder. A seat nobody is recorded for is not vacant.

    Continuing: the holder's term has ended and no successor is recorded.
    """

    HELD = "held"
    VACANT = "vacant"
    UNRECORDED = "unrecorded"
    CONTINUING = "continuing"


@dataclass(frozen=True)
class Seat:
    """One seat on one day.

    ``basis`` is the office-bound seat or the quota it comes from. ``membership`` and
    ``holding`` are what fills it, None where nothing is recorded. When a holder is known
    only near the day, not on it, the seat counts as unrecorded and ``holder`` as possible.
    ``chairs_as`` is the task that a rule of the body gives the office of the seat, else "".
    """

    basis: ExOfficioSeat | SeatQuota
    state: SeatState
    membership: Membership | None = None
    holding: OfficeHolding | None = None
    chairs_as: str = ""

    @property
    def is_office_bound(self) -> bool:
        """Whether the seat belongs to an office."""
        return isinstance(self.basis, ExOfficioSeat)

    @property
    def task(self) -> str:
        """Code of the task of chair or deputy chair; "" for others."""
        own = self.membership.role if self.membership else Membership.Role.MEMBER
        return self.chairs_as if own == Membership.Role.MEMBER else own

    @property
    def person(self) -> Person | None:
        """Who holds it, certain or possible; None where no person is recorded."""
        if self.holding:
            return self.holding.person
        return self.membership.person if self.membership else None

    @property
    def holder(self) -> str:
        """Name of the person or office that holds it; "" when none is recorded."""
        office = self.membership.office if self.membership else None
        return str(self.person or office or "")


@dataclass(frozen=True)
class Row:
    """The seats of one organization, or of a group whose division is not known.

    ``beyond`` are memberships of the day that no seat of the quota is left for.
    """

    organization: Organization | None
    region: Region | None
    quotas: tuple[SeatQuota, ...]
    seats: tuple[Seat, ...]
    beyond: tuple[Membership, ...] = ()

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

    @property
    def continuing(self) -> int:
        """Seats whose holder's term has ended without a recorded successor."""
        return self.count(SeatState.CONTINUING)


@dataclass(frozen=True)
class Composition:
    """The seats of a body on ``day``, row by row, in one role."""

    body: Body
    day: date
    role: str
    rows: tuple[Row, ...]

    @property
    def has_vote(self) -> bool:
        """Whether these seats count among those that vote: not deputies, not experts."""
        return SeatQuota.Role(self.role).has_vote

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

    @property
    def continuing(self) -> int:
        """Seats whose holder's term has ended without a recorded successor."""
        return sum(row.continuing for row in self.rows)

    @property
    def overfilled(self) -> int:
        """Memberships of the day that no seat is left for."""
        return sum(len(row.beyond) for row in self.rows)


def compositions(body: Body, day: date) -> list[Composition]:
    """The seats of ``body`` on ``day``: members first, then each other role with a quota.

    Rows stand by number of seats, then name. The body's seats must have been fetched
    for that day with ``with_seats`` or ``with_holders``; no query is made here.
    """
    quotas = [quota for quota in body.quotas.all() if in_force(quota, day)]
    offices = [seat for seat in body.ex_officio_seats.all() if in_force(seat, day)]
    tasks = {
        rule.office_id: rule.task
        for rule in body.chair_rules.all()
        if rule.office_id and in_force(rule, day)
    }
    found = []
    for role in SeatQuota.Role.values:
        chosen = [quota for quota in quotas if quota.role == role]
        bound = [(seat, tasks.get(seat.office_id, "")) for seat in offices if seat.role == role]
        if chosen or bound:
            found.append(Composition(body, day, role, _rows(bound, chosen, day)))
    return found


def in_force(row: Period, day: date) -> bool:
    """Whether ``row`` is, or by what is known may be, in force on ``day``."""
    return _begun(row, day) and (row.ends_on is None or row.ends_on >= day)


def _begun(row: Period, day: date) -> bool:
    return row.starts_on is None or row.starts_on <= day


@dataclass
class _Gathered:
    """What a row is made of, while quotas and office-bound seats come in."""

    organization: Organization | None
    region: Region | None = None
    quotas: list[SeatQuota] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    beyond: list[Membership] = field(default_factory=list)

    def row(self) -> Row:
        """The finished row."""
        lists = map(tuple, (self.quotas, self.seats, self.beyond))
        return Row(self.organization, self.region, *lists)


def _rows(
    offices: Iterable[tuple[ExOfficioSeat, str]], quotas: Iterable[SeatQuota], day: date
) -> tuple[Row, ...]:
    gathered: dict[tuple[object, ...], _Gathered] = {}
    for bound, task in offices:
        organization = bound.office.organization
        found = gathered.setdefault((organization.pk,), _Gathered(organization))
        found.seats.append(_office_seat(bound, task, day))
    for quota in quotas:
        shared = (None, quota.region_id, quota.label_fi or "")
        key = (quota.organization_id,) if quota.organization_id else shared
        found = gathered.setdefault(key, _Gathered(quota.organization, quota.region))
        seats, beyond = _nominated_seats(quota, day)
        found.quotas.append(quota)
        found.seats += seats
        found.beyond += beyond
    return tuple(sorted((found.row() for found in gathered.values()), key=_place))


def _place(row: Row) -> tuple[bool, int, str]:
    name = row.organization.sort_fi if row.organization else ""
    return row.organization is None, -len(row.seats), name


def _office_seat(bound: ExOfficioSeat, task: str, day: date) -> Seat:
    holding = holding_on(bound.office, day)
    return Seat(bound, _state(holding, day), holding=holding, chairs_as=task)


def _state(filling: OfficeHolding | Membership | None, day: date) -> SeatState:
    """Held only where the source carries the day itself: silence after it is no knowledge."""
    is_known = filling is not None and filling.is_certain_on(day)
    return SeatState.HELD if is_known else SeatState.UNRECORDED


def holding_on(office: Office, day: date) -> OfficeHolding | None:
    """Who holds, or may hold, ``office`` on ``day``; its ``holdings`` must have been fetched."""
    return next((holding for holding in office.holdings.all() if in_force(holding, day)), None)


def _nominated_seats(quota: SeatQuota, day: date) -> tuple[list[Seat], list[Membership]]:
    """The seats of ``quota``, and the memberships of the day that find none."""
    begun: dict[int, list[Membership]] = {}
    for membership in quota.memberships.all():
        if _begun(membership, day):
            begun.setdefault(membership.seat_number, []).append(membership)
    seats, beyond = [], []
    for number in sorted({*range(1, quota.seats + 1), *begun}):
        now = [row for row in begun.get(number, []) if in_force(row, day)]
        if number > quota.seats:
            beyond += now
            continue
        beyond += now[1:]
        seats.append(_nominated_seat(quota, now or _last(begun.get(number, [])), day))
    return seats, beyond


def _last(ended: list[Membership]) -> list[Membership]:
    """The membership that ended last, if it was a holder's."""
    last = max(ended, key=lambda row: row.ends_on or date.max, default=None)
    return [last] if last and not last.is_vacant else []


def _nominated_seat(quota: SeatQuota, found: list[Membership], day: date) -> Seat:
    if not found:
        return Seat(quota, SeatState.UNRECORDED)
    membership = found[0]
    if membership.is_vacant:
        return Seat(quota, SeatState.VACANT, membership=membership)
    office = membership.office
    holding = holding_on(office, day) if office else None
    has_ended = not in_force(membership, day)
    state = SeatState.CONTINUING if has_ended else _state(membership, day)
    return Seat(quota, state, membership=membership, holding=holding)
