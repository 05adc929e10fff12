"""The seats of a city on its page: vacancies first, each with the way to who sits."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from portal.seats import seats_of
from tests.bodies.seating import hold
from tests.builders import AT, DAY, a_body, a_quota, an_organization

pytestmark = pytest.mark.django_db


def test_bodies_with_a_vacancy_stand_first() -> None:
    town = an_organization()
    hold(a_quota(a_body("Aamuelin"), town), 1)
    hold(a_quota(a_body("Iltaelin"), town), 1, is_vacant=True)
    a_quota(a_body("Päiväelin"), town)

    found = [(entry.body.name, entry.vacant) for entry in seats_of(town, DAY, AT)]

    assert found == [("Iltaelin", 1), ("Aamuelin", 0), ("Päiväelin", 0)]


def test_a_vacancy_of_another_city_is_not_counted() -> None:
    town, body = an_organization("Onnela"), a_body()
    a_quota(body, town)
    hold(a_quota(body, an_organization("Peräkylä")), 1, is_vacant=True)

    (entry,) = seats_of(town, DAY, AT)

    assert entry.vacant == 0


def test_a_draft_gives_no_seats() -> None:
    town = an_organization()
    a_quota(a_body(published_at=None), town)

    assert seats_of(town, DAY, AT) == []


def test_the_page_leads_to_the_composition_on_the_day_it_shows(client: Client) -> None:
    town, body = an_organization(), a_body()
    a_quota(body, town)

    html = client.get(town.get_absolute_url(), {"day": "2018-05-02"}).content.decode()

    assert f'href="{reverse("bodies:composition", args=[body.slug, date(2018, 5, 2)])}"' in html
