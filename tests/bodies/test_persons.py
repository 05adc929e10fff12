"""The page of a person: what was held in public bodies, over time."""

from typing import Any

import pytest
from django.test import Client

from bodies.models import Person
from tests.bodies.seating import hold
from tests.builders import (
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
    stored,
)

pytestmark = pytest.mark.django_db

QUERIES = 7


def test_the_address_word_is_made_of_the_name() -> None:
    assert a_person("Åke Ylä-Mäkinen").slug == "ake-yla-makinen"


def test_persons_of_one_name_have_addresses_of_their_own() -> None:
    slugs = [a_person("Aamu Ensimmäinen").slug for _ in range(3)]

    assert slugs == ["aamu-ensimmainen", "aamu-ensimmainen-2", "aamu-ensimmainen-3"]


def test_the_address_stays_when_the_name_is_mended() -> None:
    person = a_person("Aamu Ensimäinen")
    person.name = "Aamu Ensimmäinen"

    assert stored(person).slug == "aamu-ensimainen"


def test_the_page_tells_the_seats_and_offices_of_the_person(client: Client) -> None:
    town, person = an_organization("Onnela"), a_person("Aamu Ensimmäinen")
    quota = a_quota(a_body("Vanha elin"), town)
    a_membership(quota, 1, person=person, starts="2006", ends="2008")
    office = an_office(town, "kunnanjohtaja")
    an_office_bound_seat(a_body("Uusi elin"), office, starts="2010", ends="..")
    an_office_holding(office, person, starts="2009", ends="2012")

    html = client.get(person.get_absolute_url()).content.decode()

    assert "2006 – 2008" in html
    assert "kunnanjohtaja" in html
    assert quota.body.get_absolute_url() in html
    assert "Uusi elin" in html


def test_an_office_names_the_bodies_where_it_had_a_seat_meanwhile_only(client: Client) -> None:
    person, office = a_person(), an_office(an_organization())
    an_office_bound_seat(a_body("Uusi elin"), office, starts="2020-01-01", ends="..")
    an_office_bound_seat(a_body("Vanha elin"), office, starts="2010", ends="..")
    an_office_holding(office, person, starts="2012", ends="2019-12-31")

    html = client.get(person.get_absolute_url()).content.decode()

    assert "Vanha elin" in html
    assert "Uusi elin" not in html


@pytest.mark.parametrize(("starts", "named"), [("2019-12-31", True), ("2020-01-01", False)])
def test_an_office_names_a_body_in_which_it_had_a_seat_on_its_last_day(
    starts: str, named: bool, client: Client
) -> None:
    person, office = a_person(), an_office(an_organization())
    an_office_bound_seat(a_body("Vanha elin"), office, starts="2010", ends="..")
    an_office_bound_seat(a_body("Uusi elin"), office, starts=starts, ends="..")
    an_office_holding(office, person, starts="2012", ends="2019-12-31")

    html = client.get(person.get_absolute_url()).content.decode()

    assert ("Uusi elin" in html) == named


def test_the_holder_in_a_composition_leads_to_the_person(client: Client) -> None:
    person = a_person()
    quota = a_quota(a_body(), an_organization())
    hold(quota, 1, person=person)

    html = client.get(quota.body.get_absolute_url()).content.decode()

    assert f'href="{person.get_absolute_url()}"' in html


def test_who_has_held_nothing_has_no_page(client: Client) -> None:
    assert client.get(a_person().get_absolute_url()).status_code == 404


def test_whose_office_gives_no_seat_has_no_page(client: Client) -> None:
    holding = an_office_holding(an_office(an_organization()))

    assert client.get(holding.person.get_absolute_url()).status_code == 404


def test_who_holds_an_office_that_was_nominated_to_a_seat_has_a_page(client: Client) -> None:
    town = an_organization()
    holding = an_office_holding(an_office(town), starts="2012", ends="..")
    a_membership(a_quota(a_body("Uusi elin"), town), 1, office=holding.office)

    answer = client.get(holding.person.get_absolute_url())

    assert "Uusi elin" in answer.content.decode()


@pytest.mark.parametrize("what", ["body", "organization"])
def test_a_seat_that_is_not_public_gives_no_page_and_stands_on_none(
    what: str, client: Client
) -> None:
    person, hidden = a_person(), {"published_at": None}
    body = a_body("Salainen elin", **(hidden if what == "body" else {}))
    town = an_organization("Salakylä", **(hidden if what == "organization" else {}))
    a_membership(a_quota(body, town), 1, person=person)
    office = an_office(town, "salasihteeri")
    an_office_bound_seat(body, office)
    an_office_holding(office, person)

    assert client.get(person.get_absolute_url()).status_code == 404

    a_membership(a_quota(a_body("Julkinen elin"), an_organization()), 1, person=person)
    html = client.get(person.get_absolute_url()).content.decode()
    assert "Julkinen elin" in html
    assert "sala" not in html.casefold()


def test_the_page_takes_as_many_queries_for_many_seats_as_for_one(
    client: Client, django_assert_num_queries: Any
) -> None:
    one, many_seats = a_person("Aamu Ensimmäinen"), a_person("Ilta Toinen")
    town = an_organization()
    for person, seats in ((one, 1), (many_seats, 20)):
        for number in range(seats):
            body = a_body(f"Elin {person.pk} {number}")
            a_membership(a_quota(body, town), 1, person=person)
            office = an_office(town, f"virka {person.pk} {number}")
            an_office_bound_seat(body, office)
            an_office_holding(office, person)

    for person in (one, many_seats):
        with django_assert_num_queries(QUERIES):
            client.get(person.get_absolute_url())


def test_every_person_in_a_public_seat_is_in_the_sitemap(client: Client) -> None:
    shown, hidden = a_person("Aamu Ensimmäinen"), a_person("Ilta Toinen")
    a_membership(a_quota(a_body(), an_organization()), 1, person=shown)

    text = client.get("/sitemap.xml").content.decode()

    assert shown.get_absolute_url() in text
    assert hidden.get_absolute_url() not in text
    assert Person.objects.count() == 2
