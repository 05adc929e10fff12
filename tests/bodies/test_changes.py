"""On which days seats change, and what differs between two days."""

from datetime import date
from typing import Any

import pytest

from bodies.changes import Difference, change_days, differences
from bodies.models import Body
from tests.bodies.seating import seats_in
from tests.builders import (
    AT,
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2010, 1, 1), date(2014, 6, 1)


def between(body: Body, first: date = FIRST, last: date = LAST) -> list[Difference]:
    """What differs in the seats of ``body`` between two days."""
    return differences(seats_in(body, first), seats_in(body, last))


def test_a_quota_changes_the_seats_on_its_first_day_and_after_its_last() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2013-01-01", ends="2016-12-31")

    assert change_days(quota.body, AT) == [date(2013, 1, 1), date(2017, 1, 1)]


def test_a_membership_and_the_holding_of_an_office_with_a_seat_change_them_too() -> None:
    body, town = a_body(), an_organization()
    quota = a_quota(body, town, starts="2013-01-01", ends="..")
    a_membership(quota, 1, starts="2013-02-18", ends="2014-12-31")
    office = an_office_bound_seat(body, an_office(town), starts="2013-01-01", ends="..").office
    an_office_holding(office, starts="2015-03-01", ends="..")

    assert change_days(body, AT) == [
        date(2013, 1, 1),
        date(2013, 2, 18),
        date(2015, 1, 1),
        date(2015, 3, 1),
    ]


def test_who_held_an_office_before_it_had_a_seat_changed_no_seat() -> None:
    body, town = a_body(), an_organization()
    office = an_office_bound_seat(body, an_office(town), starts="2013-01-01", ends="..").office
    an_office_holding(office, starts="2001-01-01", ends="2004-12-31")

    assert change_days(body, AT) == [date(2013, 1, 1)]


def test_a_date_known_in_part_changes_the_seats_where_it_becomes_certain() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2010-01-01", ends="..")
    a_membership(quota, 1, starts="2013-02", ends="2014")

    assert change_days(quota.body, AT)[1:] == [
        date(2013, 2, 1),
        date(2013, 2, 28),
        date(2014, 1, 2),
        date(2015, 1, 1),
    ]


def test_the_day_after_the_last_word_of_a_holder_is_a_change() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2010-01-01", ends="..")
    a_membership(quota, 1, starts="2013-02-18")

    assert change_days(quota.body, AT)[1:] == [date(2013, 2, 18), date(2013, 2, 19)]


def test_days_on_which_the_body_was_not_there_are_no_changes_but_its_own_ends_are() -> None:
    body = a_body(starts="2010-01-01", ends="2015-12-31")
    a_quota(body, an_organization(), starts="2005-01-01", ends="2019-12-31")

    assert change_days(body, AT) == [date(2010, 1, 1), date(2016, 1, 1)]


def test_the_seats_of_an_organization_that_is_not_public_tell_no_days() -> None:
    town = an_organization(published_at=None)
    quota = a_quota(a_body(), town, starts="2013-01-01", ends="..")
    office = an_office(town)
    an_office_bound_seat(quota.body, office, starts="2014-01-01", ends="..")
    an_office_holding(office, starts="2015-01-01", ends="..")

    assert change_days(quota.body, AT) == []


def test_the_days_are_the_same_when_the_seats_of_one_day_have_been_fetched() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2013-01-01", ends="2016-12-31")
    fetched = Body.objects.with_seats(LAST, AT).get(pk=quota.body.pk)

    assert change_days(fetched, AT) == change_days(quota.body, AT)


def test_the_days_take_four_queries(django_assert_num_queries: Any) -> None:
    quota = a_quota(a_body(), an_organization(), seats=20, starts="2010", ends="..")
    for number in range(1, 21):
        a_membership(quota, number, starts="2012", ends="2013")

    with django_assert_num_queries(4):
        change_days(quota.body, AT)


def test_the_same_seats_do_not_differ() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2005", ends="..")
    a_membership(quota, 1, starts="2006", ends="..")

    assert between(quota.body) == []


def test_who_came_and_who_went_are_named_with_their_task() -> None:
    quota = a_quota(a_body(), an_organization("Onnela"), starts="2005", ends="..")
    a_membership(quota, 1, person=a_person("Aamu Ensimmäinen"), starts="2009", ends="2011-12-31")
    a_membership(
        quota, 1, person=a_person("Ilta Toinen"), starts="2013", ends="..", role="chairperson"
    )

    (difference,) = between(quota.body)

    assert difference.label == "Onnela"
    assert difference.went == ("Aamu Ensimmäinen",)
    assert difference.came == ("Ilta Toinen (puheenjohtaja)",)


def test_a_member_who_stays_but_takes_the_chair_is_a_change() -> None:
    quota, member = a_quota(a_body(), an_organization(), starts="2005", ends=".."), a_person()
    a_membership(quota, 1, person=member, starts="2009", ends="2011-12-31")
    a_membership(quota, 1, person=member, starts="2012", ends="..", role="chairperson")

    (difference,) = between(quota.body)

    assert (len(difference.came), len(difference.went)) == (1, 1)


def test_a_holder_who_changes_seat_neither_came_nor_went() -> None:
    quota, member = a_quota(a_body(), an_organization(), starts="2005", ends=".."), a_person()
    a_membership(quota, 1, person=member, starts="2009", ends="2011-12-31")
    a_membership(quota, 2, person=member, starts="2012", ends="..")

    assert between(quota.body) == []


def test_seats_given_and_taken_are_counted_per_organization_and_role() -> None:
    body, town, other = a_body(), an_organization("Onnela"), an_organization("Peräkylä")
    a_quota(body, town, seats=2, starts="2005", ends="2012-12-31")
    a_quota(body, town, seats=5, starts="2013-01-01", ends="..")
    a_quota(body, other, seats=1, starts="2005", ends="2012-12-31")
    a_quota(body, other, seats=3, starts="2013-01-01", ends="..", role="deputy")

    found = [(one.label, one.seats_before, one.seats_after) for one in between(body)]

    assert found == [("Onnela", 2, 5), ("Peräkylä", 0, 3), ("Peräkylä", 1, 0)]


def test_a_vacancy_is_a_difference() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2005", ends="..")
    a_membership(quota, 2, is_vacant=True, starts="2012", ends="..")

    (difference,) = between(quota.body)

    assert (difference.vacant_before, difference.vacant_after) == (0, 1)


def test_a_holder_who_is_no_longer_certain_did_not_go() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2005", ends="..")
    a_membership(quota, 1, person=a_person("Aamu Ensimmäinen"), starts="2010-01-01")

    (later,) = between(quota.body)
    (earlier,) = differences(seats_in(quota.body, LAST), seats_in(quota.body, FIRST))

    assert (later.doubted, later.went) == (("Aamu Ensimmäinen",), ())
    assert (earlier.confirmed, earlier.came) == (("Aamu Ensimmäinen",), ())


def test_a_new_holder_of_an_office_is_named_with_the_office() -> None:
    office = an_office(an_organization(), "kunnanjohtaja")
    body = an_office_bound_seat(a_body(), office, starts="2005", ends="..").body
    an_office_holding(office, a_person("Ilta Toinen"), starts="2012", ends="..")

    (difference,) = between(body)

    assert difference.came == ("Ilta Toinen (kunnanjohtaja)",)
