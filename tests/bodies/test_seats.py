"""Who sits in a body on a day: the one count that pages and pictures use."""

from datetime import date, timedelta

import pytest

from bodies.models import SeatQuota
from bodies.pictures import row_label
from bodies.seats import SeatState
from tests.bodies.seating import hold, members_of, seats_in
from tests.builders import (
    DAY,
    a_body,
    a_membership,
    a_person,
    a_quota,
    a_region,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)

pytestmark = pytest.mark.django_db


def test_a_body_without_seats_has_no_composition() -> None:
    assert seats_in(a_body()) == []


def test_a_seat_nobody_is_recorded_for_is_not_vacant() -> None:
    quota = a_quota(a_body(), an_organization(), seats=3)
    hold(quota, 1)
    hold(quota, 2, is_vacant=True)

    composition = members_of(quota.body)

    states = [seat.state for seat in composition.rows[0].seats]
    assert states == [SeatState.HELD, SeatState.VACANT, SeatState.UNRECORDED]
    assert (composition.held, composition.vacant, composition.unrecorded) == (1, 1, 1)
    assert composition.total == 3


def test_a_seat_names_its_holder_and_nobody_where_none_is_recorded() -> None:
    quota = a_quota(a_body(), an_organization(), seats=3)
    a_membership(quota, 1, person=a_person("Tuulia Esimerkki"))
    a_membership(quota, 2, is_vacant=True)

    seats = members_of(quota.body).rows[0].seats

    assert [seat.holder for seat in seats] == ["Tuulia Esimerkki", "", ""]


def test_an_office_bound_seat_is_held_by_whoever_holds_the_office_that_day() -> None:
    office = an_office(an_organization())
    body = an_office_bound_seat(a_body(), office).body
    an_office_holding(office, a_person("Aamu Ensimmäinen"), starts="2010", ends="2014-12-31")
    an_office_holding(office, a_person("Ilta Toinen"), starts="2015-01-01", ends="2018")

    assert members_of(body, date(2014, 12, 31)).rows[0].seats[0].holder == "Aamu Ensimmäinen"
    assert members_of(body, date(2015, 1, 1)).rows[0].seats[0].holder == "Ilta Toinen"
    assert members_of(body, date(2019, 1, 1)).rows[0].seats[0].state == SeatState.UNRECORDED


def test_an_office_nominated_to_a_seat_is_its_holder() -> None:
    town = an_organization("Peräkylä")
    office = an_office(town, "kunnansihteeri")
    quota = a_quota(a_body(), town, seats=1)
    hold(quota, 1, office=office)

    seat = members_of(quota.body).rows[0].seats[0]

    assert seat.state == SeatState.HELD
    assert not seat.is_office_bound
    assert "kunnansihteeri" in seat.holder


def test_the_person_in_a_nominated_office_is_named() -> None:
    town = an_organization()
    office = an_office(town)
    quota = a_quota(a_body(), town, seats=1)
    a_membership(quota, 1, office=office)
    an_office_holding(office, a_person("Aamu Ensimmäinen"))

    assert members_of(quota.body).rows[0].seats[0].holder == "Aamu Ensimmäinen"


@pytest.mark.parametrize(
    ("starts", "ends", "held"),
    [
        ("2015", "..", 1),
        ("2024-06-01", "", 1),
        ("2024-05-31", "", 0),
        ("2024", "..", 0),
        ("2015", "2024", 0),
        ("2015", "2024-06-01", 1),
        ("", "..", 0),
        ("", "", 0),
    ],
)
def test_a_seat_is_held_only_where_what_is_known_carries_the_day_itself(
    starts: str, ends: str, held: int
) -> None:
    quota = a_quota(a_body(), an_organization())
    a_membership(quota, 1, starts=starts, ends=ends)

    composition = members_of(quota.body, date(2024, 6, 1))

    assert (composition.held, composition.unrecorded) == (held, 2 - held)


@pytest.mark.parametrize(
    ("day", "held"),
    [("2016-12-31", 0), ("2017-01-01", 1), ("2018-06-30", 1), ("2018-07-01", 0)],
)
def test_the_first_and_the_last_day_of_a_membership_both_count(day: str, held: int) -> None:
    quota = a_quota(a_body(), an_organization())
    a_membership(quota, 1, starts="2017-01-01", ends="2018-06-30")

    assert members_of(quota.body, date.fromisoformat(day)).held == held


def test_seats_of_another_day_are_not_counted() -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town, seats=4, starts="2010", ends="2016-12-31")
    a_quota(body, town, seats=5, starts="2017-01-01", ends="..")

    assert members_of(body, date(2016, 12, 31)).total == 4
    assert members_of(body, date(2017, 1, 1)).total == 5
    assert seats_in(body, date(2009, 12, 31)) == []


def test_a_quota_that_may_vary_counts_the_most_and_tells_the_least() -> None:
    body = a_body()
    a_quota(body, an_organization(), seats=4, seats_at_least=2)
    a_quota(body, an_organization("Peräkylä"), seats=2)

    assert members_of(body).total == 6
    assert members_of(body).least == 4


def test_members_come_first_and_each_other_role_is_counted_apart() -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town, seats=1, role=SeatQuota.Role.EXPERT)
    a_quota(body, town, seats=2, role=SeatQuota.Role.DEPUTY)
    a_quota(body, town, seats=3)
    an_office_bound_seat(body, an_office(town))

    found = [(composition.role, composition.total) for composition in seats_in(body)]

    assert found == [("member", 4), ("deputy", 2), ("expert", 1)]


def test_seats_by_office_and_nominated_ones_of_one_city_share_a_row() -> None:
    body, town = a_body(), an_organization("Onnela")
    an_office_bound_seat(body, an_office(town))
    a_quota(body, town, seats=3)

    (row,) = members_of(body).rows

    assert (len(row.office_bound), len(row.nominated)) == (1, 3)
    assert row_label(row) == "Onnela"


def test_rows_stand_by_number_of_seats_then_name_and_groups_last() -> None:
    body = a_body()
    a_quota(body, label_fi="Muut yhdessä", seats=9)
    for name, seats in (("Öylä", 2), ("Ahola", 2), ("Suurla", 5)):
        a_quota(body, an_organization(name), seats=seats)

    labels = [row_label(row) for row in members_of(body).rows]

    assert labels == ["Suurla", "Ahola", "Öylä", "Muut yhdessä"]


def test_seats_of_a_group_are_named_after_it() -> None:
    body = a_body()
    a_quota(body, region=a_region("Satumaan seutu"))

    assert row_label(members_of(body).rows[0]) == "Satumaan seutu"


def test_two_groups_known_only_in_words_have_a_row_each() -> None:
    body = a_body()
    a_quota(body, label_fi="Pohjoiset kunnat", seats=2)
    a_quota(body, label_fi="Eteläiset kunnat", seats=1)

    assert [len(row.seats) for row in members_of(body).rows] == [2, 1]


def test_seats_given_from_tomorrow_are_not_there_today() -> None:
    body = a_body()
    a_quota(body, an_organization(), starts=(DAY + timedelta(days=1)).isoformat())

    assert seats_in(body) == []
