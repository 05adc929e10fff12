"""Seats as lines of a table and as a picture."""

import pytest

from bodies.entries import entries_of
from bodies.models import Body
from bodies.pictures import chart_of, row_label, row_summary
from bodies.seats import SeatState, compositions
from tests.bodies.seating import hold, members_of
from tests.builders import (
    AT,
    DAY,
    a_body,
    a_chair_rule,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)

pytestmark = pytest.mark.django_db


def test_who_may_have_held_the_seat_is_still_named() -> None:
    quota = a_quota(a_body(), an_organization(), seats=1)
    a_membership(quota, 1, person=a_person("Aamu Ensimmäinen"), starts="2015")

    (line,) = entries_of(members_of(quota.body).rows[0])

    assert line.seat.state == SeatState.UNRECORDED
    assert line.seat.holder == "Aamu Ensimmäinen"


def test_seats_alike_without_a_holder_share_one_line_of_the_table() -> None:
    quota = a_quota(a_body(), an_organization(), seats=6)
    hold(quota, 1)
    hold(quota, 2)
    hold(quota, 4, is_vacant=True)

    lines = entries_of(members_of(quota.body).rows[0])

    assert [(line.seat.state.value, line.count) for line in lines] == [
        ("held", 1),
        ("held", 1),
        ("unrecorded", 3),
        ("vacant", 1),
    ]
    assert all(line.quota == quota for line in lines)


def test_office_bound_seats_without_a_known_holder_share_a_line() -> None:
    body, town = a_body(), an_organization()
    offices = [an_office(town, name) for name in ("kunnanjohtaja", "sihteeri", "kamreeri")]
    for office in offices:
        an_office_bound_seat(body, office)
    an_office_holding(offices[1], starts="2015", ends="..")

    lines = entries_of(members_of(body).rows[0])

    assert [[seat.basis.office.name for seat in line.seats] for line in lines] == [
        ["kunnanjohtaja", "kamreeri"],
        ["sihteeri"],
    ]


def test_the_chair_has_a_line_of_its_own() -> None:
    body, town = a_body(), an_organization()
    chair = an_office(town, "kunnanjohtaja")
    for office in (chair, an_office(town, "sihteeri")):
        an_office_bound_seat(body, office)
    a_chair_rule(body, chair)

    assert [line.count for line in entries_of(members_of(body).rows[0])] == [1, 1]


def test_the_lines_of_a_row_count_all_its_seats() -> None:
    quota = a_quota(a_body(), an_organization(), seats=7)
    hold(quota, 3)

    row = members_of(quota.body).rows[0]

    assert sum(line.count for line in entries_of(row)) == len(row.seats) == 7


def test_the_picture_shows_every_seat_and_tells_it_in_words() -> None:
    body, town = a_body(), an_organization(letter="O")
    an_office_bound_seat(body, an_office(town))
    a_quota(body, town, seats=3)
    composition = members_of(body)

    chart = chart_of(composition)

    assert sum(len(row.marks) for row in composition_rows(chart)) == composition.total
    assert "1" in row_summary(composition.rows[0])
    assert "3" in row_summary(composition.rows[0])


def composition_rows(chart: object) -> list:
    """The rows of a chart as it was given them."""
    return [placed.row for placed in chart.rows]


def test_counting_seats_makes_no_query(django_assert_num_queries: object) -> None:
    quota = a_quota(a_body(), an_organization(), seats=3)
    a_membership(quota, 1)
    body = Body.objects.with_seats(DAY, AT).get(pk=quota.body.pk)

    with django_assert_num_queries(0):
        rows = compositions(body, DAY)[0].rows
        chart_of(compositions(body, DAY)[0])
        names = [row_label(row) + seat.holder for row in rows for seat in row.seats]

    assert len(names) == 3
