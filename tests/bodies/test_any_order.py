"""Whatever is done in whatever order: never more members than seats, and one count for all."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bodies.models import Body, Membership, Office, OfficeHolding, Person, SeatQuota
from bodies.over_time import Count, counts_over
from bodies.seats import SeatState, compositions
from records.periods import Period
from tests.bodies.nominating import nominate, sent
from tests.builders import (
    a_body,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_organization,
)

FIRST = date(2017, 1, 1)
DAYS = (
    st.integers(0, 20)
    .map(lambda pairs: 2 * pairs)
    .map(lambda days: (FIRST + timedelta(days=days)).isoformat())
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("nominate"), st.integers(0, 1), DAYS, st.one_of(DAYS, st.just(".."))),
        st.tuples(st.just("end"), st.integers(0, 9), DAYS),
        st.tuples(st.just("seats"), st.integers(0, 1), st.integers(1, 4)),
        st.tuples(st.just("until"), st.integers(0, 1), st.one_of(DAYS, st.just(".."))),
        st.tuples(st.just("hold"), st.integers(0, 1), DAYS, st.one_of(DAYS, st.just(".."))),
        st.tuples(st.just("leave"), st.integers(0, 9), DAYS),
    ),
    max_size=10,
)


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_day_has_more_members_than_seats_and_every_count_is_a_plain_recount(
    admin_client: Client, steps: list[tuple]
) -> None:
    with transaction.atomic():
        body = a_body()
        quotas = [
            a_quota(body, an_organization(name), seats=2, starts="2017-01-01", ends="..")
            for name in ("Etelälä", "Pohjola")
        ]
        offices = [an_office(quota.organization) for quota in quotas]
        for office in offices:
            an_office_bound_seat(body, office, starts="2017-01-01", ends="..")
        # A nominated seat may hold an office too: then its holders sit in two seats.
        nominate(admin_client, quotas[0], office=offices[1], starts="2017-01-05")
        assert Membership.objects.count() == 1

        for step in steps:
            take(step, quotas, offices, admin_client)

        counts = counts_in(body)
        for days in range(-1, 43, 4):
            check_the_day(body, FIRST + timedelta(days=days), counts)
        transaction.set_rollback(True)


def take(step: tuple, quotas: list[SeatQuota], offices: list[Office], client: Client) -> None:
    """Do one step in its form, or be refused there."""
    name, place, *values = step
    person = Person.objects.first() or a_person("Aku Esimerkki")
    period = dict(zip(("starts", "ends"), values, strict=False))
    if name == "nominate":
        nominate(client, quotas[place], person=person, **period)
    elif name == "hold":
        holder = {"office": offices[place].pk, "person": person.pk}
        sent(client, OfficeHolding, holder | period)
    elif name in ("end", "leave"):
        record = nth(Membership if name == "end" else OfficeHolding, place)
        if record:
            sent(client, record, {"ends": values[0]})
    else:
        sent(client, quotas[place], {"seats" if name == "seats" else "ends": values[0]})


def nth(model: type[Model], place: int) -> Model | None:
    """The record of ``model`` at ``place`` in the order in which they were stored."""
    return model.objects.order_by("pk")[place : place + 1].first()


def check_the_day(body: Body, day: date, counts: list[Count]) -> None:
    """Compare the count of the day with a recount row by row."""
    counted = Body.objects.with_seats(day, timezone.now()).get(pk=body.pk)
    rows = [row for found in compositions(counted, day) for row in found.rows]
    assert filled_on(day, counts) == sum(row.held for row in rows)
    by_city = {row.organization.pk: row for row in rows}
    for quota in SeatQuota.objects.filter(body=body):
        sitting = [m for m in quota.memberships.all() if holds(m, day)]
        row = by_city.get(quota.organization_id)
        seats = quota.seats if holds(quota, day) else 0
        bound = [seat for seat in body.ex_officio_seats.all() if holds(seat, day)]
        own = [seat.office for seat in bound if seat.office.organization == quota.organization]
        if not seats + len(own):
            assert row is None
            assert sitting == []
            continue
        in_office = [one for office in own for one in office.holdings.all() if holds(one, day)]
        assert len(sitting) <= seats
        assert len(in_office) <= len(own)
        assert row.held == len(sitting) + len(in_office)
        assert row.held + row.continuing + row.vacant + row.unrecorded == seats + len(own)
        assert row.beyond == ()
        names = [str(one.person or holder_of(one.office, day)) for one in sitting]
        names += [str(one.person) for one in in_office]
        shown = [seat.holder for seat in row.seats if seat.state == SeatState.HELD]
        assert sorted(shown) == sorted(names)


def filled_on(day: date, counts: list[Count]) -> int:
    """Seats filled on ``day`` by the count from the last day of change before it."""
    latest = max((count.day for count in counts if count.day <= day), default=None)
    return sum(count.filled for count in counts if count.day == latest)


def holder_of(office: Office, day: date) -> Person | Office:
    """Who holds ``office`` on ``day``, or the office itself."""
    held = (one.person for one in office.holdings.all() if holds(one, day))
    return next(held, office)


def counts_in(body: Body) -> list[Count]:
    """The counts of ``body`` over all days that steps can reach."""
    first, last = FIRST - timedelta(days=1), FIRST + timedelta(days=43)
    fetched = Body.objects.with_holders(first, timezone.now(), until=last).get(pk=body.pk)
    return counts_over(fetched, first, last)


def holds(row: Period, day: date) -> bool:
    """Whether ``day`` lies in the row's period, counted plainly."""
    begun = row.starts_on is None or row.starts_on <= day
    return begun and (row.ends_on is None or row.ends_on >= day)
