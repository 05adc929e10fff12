"""The composition of a body on two days, side by side, and the roster of one."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body
from bodies.roster import by_nominator, lines_of
from tests.bodies.seating import fill, hold, seats_in
from tests.bodies.test_composition_pages import form_of, read
from tests.builders import (
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2012, 1, 1), date(2018, 5, 2)
QUERIES = 12


def address(body: Body, first: date = FIRST, last: date = LAST) -> str:
    """The two days side by side in English."""
    with translation.override("en"):
        return reverse("bodies:comparison", args=[body.slug_en, first, last])


@pytest.fixture
def body(db: None) -> Body:
    """A body with two seats that became five, and a member who went."""
    body, town = a_body(starts="2010-01-01", ends=".."), an_organization("Onnela")
    former = a_quota(body, town, starts="2010-01-01", ends="2013-12-31")
    a_membership(
        former, 1, person=a_person("Aamu Ensimmäinen"), starts="2010-01-01", ends="2013-12-31"
    )
    a_quota(body, town, seats=5, starts="2014-01-01", ends="..")
    return body


def test_both_days_are_counted_and_what_differs_is_told(body: Body, client: Client) -> None:
    text = read(client, address(body))

    assert "Seats: 2 → 5" in text
    assert "Went: Aamu Ensimmäinen" in text


def test_two_days_alike_say_so(body: Body, client: Client) -> None:
    text = read(client, address(body, LAST, LAST))

    assert "The seats and their holders are the same on both days." in text


def test_days_the_wrong_way_round_lead_to_the_right_one(body: Body, client: Client) -> None:
    answer = client.get(address(body, LAST, FIRST))

    assert (answer.status_code, answer["Location"]) == (301, address(body))


def test_the_form_with_two_days_leads_to_them_in_order(body: Body, client: Client) -> None:
    answer = client.get(form_of(body), {"day": LAST.isoformat(), "other": FIRST.isoformat()})

    assert (answer.status_code, answer["Location"]) == (302, address(body))


def test_a_draft_is_not_compared(client: Client) -> None:
    assert client.get(address(a_body(published_at=None))).status_code == 404


def test_a_day_before_the_body_counts_no_seats(body: Body, client: Client) -> None:
    assert "Seats: 0 → 5" in read(client, address(body, date(2001, 1, 1)))


def test_a_comparison_takes_as_many_queries_with_200_seats(
    body: Body, client: Client, django_assert_num_queries: Any
) -> None:
    big = a_body("Iso elin", starts="2000-01-01", ends="..")
    fill(a_quota(big, an_organization("Suuri"), seats=200, starts="2000-01-01", ends=".."))

    with django_assert_num_queries(QUERIES):
        client.get(address(body, FIRST, date(2013, 1, 1)))
    with django_assert_num_queries(QUERIES):
        client.get(address(big))


def test_the_roster_groups_the_seats_by_who_nominates() -> None:
    body, town = a_body(), an_organization("Onnela")
    an_office_bound_seat(body, an_office(town))
    quota = a_quota(body, town, seats=4, nominated_by=an_organ(town, "kunnanhallitus"))
    a_quota(body, an_organization("Peräkylä"), seats=1)
    hold(quota, 1)
    hold(quota, 2, is_vacant=True)

    with translation.override("en"):
        found = by_nominator(lines_of(seats_in(body)))

    assert [(one.label, len(one.named), one.vacant, one.nameless) for one in found] == [
        ("Onnela: by office", 0, 0, 1),
        ("Onnela: kunnanhallitus", 1, 1, 2),
        ("Peräkylä: nominating organ not known", 0, 0, 1),
    ]


def test_the_roster_stands_on_the_page(body: Body, client: Client) -> None:
    with translation.override("en"):
        path = reverse("bodies:composition", args=[body.slug_en, FIRST])

    assert "Onnela: nominating organ not known Aamu Ensimmäinen" in read(client, path)
