"""Who sits in two seats of one body at once: forms and checks of stored data ask it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from django.utils.translation import gettext as _

from bodies.models import Body, ExOfficioSeat, Membership, Person
from records.partial_dates import day_in_words
from records.periods import Period


@dataclass(frozen=True)
class Sitting:
    """Days on which ``person`` sits, or may sit, in ``seat``; None is without bound."""

    person: Person
    seat: Membership | ExOfficioSeat
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Twice:
    """Two seats of one body held by one person, together at least on ``day``, the first such."""

    person: Person
    body: Body
    seats: tuple[Membership | ExOfficioSeat, Membership | ExOfficioSeat]
    day: date | None


def seated_twice(body: Body) -> list[Twice]:
    """Each pair of seats of ``body`` that one person has on some day, by person; no query.

    The seats must have been fetched for all days, as
    ``Body.objects.with_holders(date.min, None, until=date.max)`` does.
    """
    sittings = sorted(_sittings(body), key=lambda one: one.person.pk)
    return [
        Twice(first.person, body, (first.seat, second.seat), day)
        for _person, own in groupby(sittings, key=lambda one: one.person.pk)
        for first, second in combinations(own, 2)
        if first.seat != second.seat
        for day in _first_day(first, second)
    ]


def _sittings(body: Body) -> Iterator[Sitting]:
    for quota in body.quotas.all():
        for membership in quota.memberships.all():
            if membership.person:
                days = membership.starts_on, membership.ends_on
                yield Sitting(membership.person, membership, *days)
            elif membership.office:
                yield from _by_office(membership, membership)
    for seat in body.ex_officio_seats.all():
        yield from _by_office(seat, seat)


def _by_office(seat: Membership | ExOfficioSeat, term: Period) -> Iterator[Sitting]:
    """Who sat in ``seat`` by holding its office, as far as both ``term`` and office last."""
    for holding in seat.office.holdings.all():
        starts_on, ends_on = _common(term, holding)
        if starts_on is None or ends_on is None or starts_on <= ends_on:
            yield Sitting(holding.person, seat, starts_on, ends_on)


def _common(first: Period | Sitting, second: Period | Sitting) -> tuple[date | None, date | None]:
    """The first and the last day of both; None is without bound."""
    begun = [one.starts_on for one in (first, second) if one.starts_on]
    over = [one.ends_on for one in (first, second) if one.ends_on]
    return max(begun, default=None), min(over, default=None)


def _first_day(first: Sitting, second: Sitting) -> list[date | None]:
    """The first day of both in a list; an empty list when they share none."""
    starts_on, ends_on = _common(first, second)
    return [] if starts_on and ends_on and starts_on > ends_on else [starts_on]


def in_words(twice: Twice) -> str:
    """Who sits where and where else, from which day, as forms and checks say it."""
    first, second = twice.seats
    words = {
        "person": twice.person,
        "first": _called(first),
        "second": _called(second),
        "day": day_in_words(twice.day) if twice.day else _("at an unknown time"),
    }
    return _("%(person)s has two seats at once: %(first)s and %(second)s (from: %(day)s)") % words


def _called(seat: Membership | ExOfficioSeat) -> str:
    """A seat with its role: whose it is, or by which office."""
    if isinstance(seat, ExOfficioSeat):
        return f"{seat.office} ({seat.get_role_display()})"
    quota = seat.quota
    whose = quota.organization or quota.region or quota.label or quota.body
    return f"{whose} {seat.seat_number} ({quota.get_role_display()})"
