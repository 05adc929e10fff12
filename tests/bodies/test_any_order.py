"""Whatever is done in whatever order: never more members than seats, and one count for all."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bodies.actions import change_quota, end_membership, nominate
from bodies.models import Body, Membership, SeatQuota
from bodies.seats import compositions
from tests.builders import a_body, a_person, a_quota, an_organization

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
    ),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_day_has_more_members_than_seats_and_every_count_is_a_plain_recount(
    admin_user: AbstractBaseUser, steps: list[tuple]
) -> None:
    with transaction.atomic():
        body = a_body()
        quotas = [
            a_quota(body, an_organization(name), seats=2, starts="2017-01-01", ends="..")
            for name in ("Etelälä", "Pohjola")
        ]
        person = a_person("Aku Esimerkki")

        for step in steps:
            take(step, quotas, person, admin_user)

        for days in range(-1, 43, 4):
            check_the_day(body, FIRST + timedelta(days=days))
        transaction.set_rollback(True)


def take(step: tuple, quotas: list[SeatQuota], person: object, by: AbstractBaseUser) -> None:
    """Do one step, or be refused."""
    name, place, *values = step
    try:
        if name == "nominate":
            nominate(quota=quotas[place], person=person, starts=values[0], ends=values[1], by=by)
        elif name == "end":
            membership = Membership.objects.order_by("pk")[place : place + 1].first()
            if membership:
                end_membership(membership=membership, ends=values[0], by=by)
        else:
            field = "seats" if name == "seats" else "ends"
            change_quota(quota=quotas[place], by=by, **{field: values[0]})
    except ValidationError:
        return


def check_the_day(body: Body, day: date) -> None:
    """Compare the count of the day with a recount row by row."""
    counted = Body.objects.with_seats(day, timezone.now()).get(pk=body.pk)
    rows = [row for found in compositions(counted, day) for row in found.rows]
    by_city = {row.organization.pk: row for row in rows}
    for quota in SeatQuota.objects.filter(body=body):
        sitting = [m for m in quota.memberships.all() if holds(m, day)]
        row = by_city.get(quota.organization_id)
        if not holds(quota, day):
            assert row is None
            assert sitting == []
            continue
        assert len(sitting) <= quota.seats
        assert row.held == len(sitting)
        assert row.held + row.continuing + row.vacant + row.unrecorded == quota.seats
        assert row.beyond == ()


def holds(row: SeatQuota | Membership, day: date) -> bool:
    """Whether ``day`` lies in the row's period, counted plainly."""
    begun = row.starts_on is None or row.starts_on <= day
    return begun and (row.ends_on is None or row.ends_on >= day)
