"""The count of a body's seats over a period, from each day on which it changes."""

from datetime import date

import pytest

from bodies.models import Body
from bodies.over_time import counts_over
from tests.builders import AT, a_body, a_membership, a_quota, an_organization

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2015, 1, 1), date(2019, 12, 31)


def test_each_day_of_change_in_the_period_has_a_count() -> None:
    body = a_body()
    quota = a_quota(body, an_organization(), starts="2010-01-01", ends="..")
    a_membership(quota, 1, starts="2012-01-01", ends="2016-12-31")
    a_membership(quota, 1, starts="2018-01-01", ends="..")
    a_membership(quota, 2, is_vacant=True, starts="2017-06-01", ends="2017-12-31")
    a_membership(quota, 2, starts="2021-01-01", ends="..")

    found = counts_over(Body.objects.with_holders(FIRST, AT, until=LAST).get(), FIRST, LAST)

    rows = [(str(one.day), one.filled, one.vacant, one.unrecorded, one.continuing) for one in found]
    assert rows == [
        ("2015-01-01", 1, 0, 1, 0),
        ("2017-01-01", 0, 0, 1, 1),
        ("2017-06-01", 0, 1, 0, 1),
        ("2018-01-01", 1, 0, 1, 0),
    ]
    assert {(one.role, one.seats, one.overfilled) for one in found} == {("member", 2, 0)}
