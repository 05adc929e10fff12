"""On which days the seats of a body change, and how they differ between two days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from bodies.models import Body, ExOfficioSeat, Membership, OfficeHolding, SeatQuota
from bodies.pictures import row_label
from bodies.seat_words import task_words
from bodies.seats import Composition, Row, Seat, SeatState
from records.periods import Period, State
from records.publication import public_at

DAY = timedelta(days=1)

Key = tuple[str, int | None, int | None, str]


@dataclass(frozen=True)
class Span:
    """What a period's columns say, of a row not worth fetching whole."""

    starts_on: date | None
    starts_by: date | None
    ends: str
    ends_from: date | None
    ends_on: date | None
    office: int | None = None


@dataclass(frozen=True)
class Difference:
    """How the seats of one organization or group in one role differ between two days.

    ``came`` and ``went`` name holders; ``confirmed`` those only possible before and certain
    after, ``doubted`` the reverse.
    """

    label: str
    role: str
    seats_before: int
    seats_after: int
    vacant_before: int
    vacant_after: int
    came: tuple[str, ...]
    went: tuple[str, ...]
    confirmed: tuple[str, ...]
    doubted: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        counts = self.seats_before != self.seats_after or self.vacant_before != self.vacant_after
        return counts or any((self.came, self.went, self.confirmed, self.doubted))


def existed(body: Body, day: date) -> bool:
    """Whether ``body`` is, or by what is known may have been, there on ``day``."""
    return body.state_on(day) not in (State.UPCOMING, State.ENDED)


def change_days(body: Body, at: datetime) -> list[date]:
    """Days on which something about the seats of ``body`` may differ from the day before.

    A quota, an office-bound seat, a holding or a membership begins on them, or has ended the
    day before, or what is known of it does. In order; four queries. Seats of organizations
    not public at ``at`` and days on which the body surely was not there stay out.
    """
    quotas = SeatQuota.objects.filter(Q(organization=None) | public_at(at, "organization"))
    bound = ExOfficioSeat.objects.filter(public_at(at, "office__organization"), body=body)
    members = Membership.objects.filter(Q(office=None) | public_at(at, "office__organization"))
    members = members.filter(quota__in=quotas.filter(body=body))
    seated = Q(office__in=bound.values("office")) | Q(office__in=members.values("office"))
    terms = [*_spans(bound, "office"), *_spans(members, "office")]
    found = {day for span in _spans(quotas.filter(body=body)) for day in edges(span)}
    found |= {day for term in terms for day in edges(term)}
    found |= set(_holding_edges(_spans(OfficeHolding.objects.filter(seated), "office"), terms))
    found |= {day for day in (body.starts_on, body.ends_on and body.ends_on + DAY) if day}
    return sorted(day for day in found if _may_show(body, day))


def _spans(rows: QuerySet, *office: str) -> list[Span]:
    """The different periods of ``rows``, with at most the ``office`` beside; one query."""
    columns = ("starts_on", "starts_by", "ends", "ends_from", "ends_on", *office)
    return [Span(*row) for row in rows.order_by().values_list(*columns).distinct()]


def edges(span: Span | Period) -> Iterator[date]:
    """Days on which ``span``, or the certainty of it, begins or is over."""
    yield from (day for day in (span.starts_on, span.starts_by) if day)
    yield from (day + DAY for day in (span.ends_from, span.ends_on) if day and day < date.max)
    if span.starts_by and not span.ends:
        yield span.starts_by + DAY


def _holding_edges(holdings: Iterable[Span], terms: Iterable[Span]) -> Iterator[date]:
    """Edges of ``holdings`` that fall where the office has a seat."""
    by_office: dict[int | None, list[Span]] = {}
    for term in terms:
        by_office.setdefault(term.office, []).append(term)
    for holding in holdings:
        for day in edges(holding):
            if any(_covers(term, day) for term in by_office.get(holding.office, ())):
                yield day


def _covers(term: Span, day: date) -> bool:
    begun = term.starts_on is None or term.starts_on <= day
    return begun and (term.ends_on is None or day <= term.ends_on + DAY)


def _may_show(body: Body, day: date) -> bool:
    return existed(body, day) or existed(body, day - DAY)


def differences(before: Sequence[Composition], after: Sequence[Composition]) -> list[Difference]:
    """How ``after`` differs from ``before``: one per organization and role, in their order."""
    old, new = _by_key(before), _by_key(after)
    found = (_difference(key[0], old.get(key), new.get(key)) for key in {**new, **old})
    return [difference for difference in found if difference.is_any]


def _by_key(compositions: Iterable[Composition]) -> dict[Key, Row]:
    return {(found.role, *_owner(row)): row for found in compositions for row in found.rows}


def _owner(row: Row) -> tuple[int | None, int | None, str]:
    if row.organization:
        return row.organization.pk, None, ""
    return None, row.region and row.region.pk, next((one.label for one in row.quotas), "")


def _difference(role: str, before: Row | None, after: Row | None) -> Difference:
    old, maybe_old = _holders(before)
    new, maybe_new = _holders(after)
    possibly = _("possibly %(holder)s")
    gone = [name for name in old if name not in {**new, **maybe_new}]
    gone += [possibly % {"holder": one} for one in maybe_old if one not in {**new, **maybe_new}]
    come = [name for name in new if name not in {**old, **maybe_old}]
    come += [possibly % {"holder": one} for one in maybe_new if one not in {**old, **maybe_old}]
    return Difference(
        label=row_label(after or before),
        role=SeatQuota.Role(role).label,
        seats_before=len(before.seats) if before else 0,
        seats_after=len(after.seats) if after else 0,
        vacant_before=before.vacant if before else 0,
        vacant_after=after.vacant if after else 0,
        came=tuple(come),
        went=tuple(gone),
        confirmed=tuple(name for name in new if name in maybe_old),
        doubted=tuple(name for name in maybe_new if name in old),
    )


def _holders(row: Row | None) -> tuple[dict[str, None], dict[str, None]]:
    """Names with their task, in the order of the seats: the certain ones, the possible ones."""
    certain: dict[str, None] = {}
    possible: dict[str, None] = {}
    for seat in row.seats if row else ():
        if seat.holder:
            names = possible if seat.state == SeatState.UNRECORDED else certain
            names[named_with_task(seat)] = None
    return certain, possible


def named_with_task(seat: Seat) -> str:
    """The holder, with the office that gives the seat or the task in the body in brackets."""
    if isinstance(seat.basis, ExOfficioSeat):
        return f"{seat.holder} ({seat.basis.office.name})"
    task = task_words(seat)
    return f"{seat.holder} ({task})" if task else seat.holder
