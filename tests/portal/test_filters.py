"""Each choice of a list narrows it to what the choice says."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import (
    a_body,
    a_company,
    a_participation,
    a_party,
    a_project,
    a_quota,
    a_region,
    a_region_membership,
    an_agreement,
    an_office,
    an_office_bound_seat,
    an_organization,
)

pytestmark = pytest.mark.django_db

DAY = "2024-06-01"
PERIODS = {
    "current": {"starts": "2020", "ends": ".."},
    "ended": {"starts": "2010", "ends": "2015"},
    "upcoming": {"starts": "2030", "ends": ""},
    "unknown": {},
}


def listed(client: Client, page: str, **choices: Any) -> set[str]:
    """Names in the list at ``page`` under these choices."""
    answer = client.get(reverse(page), {"day": DAY} | choices)
    return {record.name for record in answer.context_data["object_list"]}


@pytest.mark.parametrize("state", PERIODS)
@pytest.mark.parametrize(
    ("page", "build"),
    [
        ("agreements:list", an_agreement),
        ("bodies:list", a_body),
        ("projects:list", a_project),
        ("portal:joint_corporations", a_company),
    ],
)
def test_the_state_on_the_day_shown_narrows_the_list(
    page: str, build: Any, state: str, client: Client
) -> None:
    for name, period in PERIODS.items():
        build(name, **period)

    assert listed(client, page) == set(PERIODS)
    assert listed(client, page, state=state) == {state}


def test_the_state_follows_the_day(client: Client) -> None:
    a_body("Ennen", starts="2010", ends="2015")
    a_body("Nyt", starts="2020", ends="..")

    assert listed(client, "bodies:list", state="current", day="2012-01-01") == {"Ennen"}


@pytest.mark.parametrize(
    ("page", "build", "field", "values"),
    [
        ("agreements:list", an_agreement, "kind", ["mal_agreement", "letter_of_intent"]),
        ("agreements:list", an_agreement, "series", ["cities", "state"]),
        ("bodies:list", a_body, "kind", ["board", "committee"]),
        ("projects:list", a_project, "kind", ["plan", "study"]),
        ("portal:joint_corporations", a_company, "kind", ["joint_authority", "state"]),
        ("portal:municipalities", an_organization, "form", ["city", "municipality"]),
    ],
)
def test_a_kind_narrows_the_list(
    page: str, build: Any, field: str, values: list[str], client: Client
) -> None:
    for value in values:
        build(value.replace("_", " "), **{field: value})

    assert len(listed(client, page)) == 2
    assert listed(client, page, **{field: values[0]}) == {values[0].replace("_", " ")}


def test_a_party_narrows_the_agreements(client: Client) -> None:
    city = an_organization()
    a_party(an_agreement("Oma"), city)
    a_party(an_agreement("Muiden"), an_organization("Peräkylä"))

    assert listed(client, "agreements:list", party=city.pk) == {"Oma"}


def test_a_city_narrows_the_bodies_to_those_where_it_has_seats_of_any_kind(client: Client) -> None:
    city = an_organization()
    a_quota(a_body("Nimetty"), city)
    an_office_bound_seat(a_body("Asemasta"), an_office(city))
    a_quota(a_body("Muiden"), an_organization("Peräkylä"))

    assert listed(client, "bodies:list", party=city.pk) == {"Nimetty", "Asemasta"}


def test_a_region_narrows_the_bodies(client: Client) -> None:
    region = a_region()
    a_body("Oma", region=region)
    a_body("Muu")

    assert listed(client, "bodies:list", region=region.pk) == {"Oma"}


def test_a_city_narrows_the_projects_to_its_own_and_those_of_its_region(client: Client) -> None:
    city, region = an_organization(), a_region()
    a_region_membership(region, city)
    a_participation(a_project("Oma"), city)
    a_participation(a_project("Seudun"), region=region)
    a_project("Muiden")

    assert listed(client, "projects:list", party=city.pk) == {"Oma", "Seudun"}


def test_a_region_narrows_the_municipalities_to_its_members(client: Client) -> None:
    region = a_region()
    a_region_membership(region, an_organization("Jäsen"))
    an_organization("Muu")

    assert listed(client, "portal:municipalities", region=region.pk) == {"Jäsen"}


def test_municipalities_and_joint_corporations_stand_in_lists_of_their_own(client: Client) -> None:
    an_organization("Kunta")
    a_company("Yhtiö")

    assert listed(client, "portal:municipalities") == {"Kunta"}
    assert listed(client, "portal:joint_corporations") == {"Yhtiö"}


def test_a_record_listed_twice_over_stands_once(client: Client) -> None:
    city, region = an_organization(), a_region()
    a_region_membership(region, city, starts="2010", ends="2011")
    a_region_membership(region, city, starts="2015", ends="..")
    body = a_body("Kahdesti")
    a_quota(body, city, starts="2010", ends="2011")
    a_quota(body, city, starts="2015", ends="..")

    for page, choice in (
        ("bodies:list", {"party": city.pk}),
        ("portal:municipalities", {"region": region.pk}),
    ):
        answer = client.get(reverse(page), choice)
        assert len(answer.context_data["object_list"]) == 1


def test_two_choices_narrow_together(client: Client) -> None:
    a_body("Oikea", kind="board", starts="2020", ends="..")
    a_body("Väärä laji", starts="2020", ends="..")
    a_body("Väärä aika", kind="board", starts="2010", ends="2011")

    assert listed(client, "bodies:list", kind="board", state="current") == {"Oikea"}


def test_the_newest_agreements_come_first_and_those_without_a_day_last(client: Client) -> None:
    an_agreement("Vanha", starts="2004")
    an_agreement("Ajaton")
    an_agreement("Uusi", starts="2021-09-20")

    answer = client.get(reverse("agreements:list"))

    names = [record.name for record in answer.context_data["object_list"]]
    assert names == ["Uusi", "Vanha", "Ajaton"]
