"""A wrong day, choice or page number gives the nearest sensible view and a sentence about it."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.portal.addresses import DATED, addresses
from tests.portal.houses import House, a_house
from tests.transactions import for_many

DAYS = [
    "tomorrow",
    "2018-13-45",
    "2018-02-30",
    "0001-01-01",
    "9999-99-99",
    "9" * 500,
    "%00",
    "2300-01-01",
]
PLACES = [
    "page=2",
    "page=0",
    "page=x",
    "after=x",
    "after=~",
    "before=x~y",
    "after=%00~1",
    "before=" + "z" * 900,
]
CHOICES = [
    "kind=circus",
    "state=gone",
    "party=999999",
    "party=x",
    "party=%00",
    "series=9",
    "region=999999",
    "form=village",
    "region=" + "9" * 60,
    "party=" + "9" * 60,
]

WITHOUT_A_DAY = {
    "portal:about",
    "portal:accessibility",
    "bodies:person",
    "meetings:list",
    "meetings:detail",
    "meetings:item",
    "meetings:agenda_version",
    "meetings:decisions",
    "meetings:summary_version",
}


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def house(db: None) -> Iterator[House]:
    """Five records with pages."""
    with translation.override("fi"):
        yield a_house()


def words_of(client: Client, address: str) -> str:
    """The page at ``address`` without mark-up; it has been found."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


@pytest.mark.parametrize("day", DAYS)
def test_every_page_about_a_day_says_that_a_wrong_one_is_none(
    day: str, house: House, client: Client
) -> None:
    for name, language, address in addresses(house.records):
        if language == "en" and name not in WITHOUT_A_DAY | DATED:
            text = words_of(client, f"{address}?day={day}")

            assert "This is the situation today." in text, address


def lists(house: House) -> list[str]:
    """The lists in English."""
    pages = addresses(house.records)
    names = (
        "agreements:list",
        "bodies:list",
        "projects:list",
        "meetings:list",
        "meetings:decisions",
        "portal:municipalities",
        "portal:joint_corporations",
    )
    return [address for name, language, address in pages if language == "en" and name in names]


@pytest.mark.parametrize("place", PLACES)
def test_every_list_says_that_a_wrong_place_is_none_and_shows_its_beginning(
    place: str, house: House, client: Client
) -> None:
    for address in lists(house):
        text = words_of(client, f"{address}?{place}")

        assert "This is its beginning." in text, address
        assert "Nothing matches these choices." not in text, address


@pytest.mark.parametrize(
    "place", ["after=zzzz~999999", "before=0~0", "after=2999-01-01~" + "9" * 40]
)
def test_beyond_its_ends_a_list_says_so_and_shows_the_way_back(
    place: str, house: House, client: Client
) -> None:
    for address in lists(house):
        html = client.get(f"{address}?{place}").content.decode()

        assert "This is its beginning." in html or f'href="{address}"' in html.partition("<main")[2]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_list_leaves_a_wrong_choice_out_and_says_so(
    choice: str, house: House, client: Client
) -> None:
    name = choice.partition("=")[0]
    for address in lists(house):
        html = client.get(f"{address}?{choice}").content.decode()
        if f'name="{name}"' not in html:
            continue

        assert client.get(address).content.count(b"<tr>") == html.count("<tr>"), address
        assert 'class="errorlist"' in html, address


def test_choices_nobody_offers_change_nothing(house: House, client: Client) -> None:
    for address in lists(house):
        rows = client.get(address).content.count(b"<tr>")

        assert client.get(f"{address}?utm_source=x&ordering=-pk").content.count(b"<tr>") == rows


def test_words_of_the_address_are_shown_as_words_and_not_as_mark_up(
    house: House, client: Client
) -> None:
    for address in (house.body.get_absolute_url(), *lists(house)):
        html = client.get(address, {"day": "<script>", "after": "<script>", "kind": "<script>"})

        assert "<script>" not in html.content.decode(), address


@pytest.mark.parametrize(
    ("page", "choice"),
    [
        ("agreements:list", "kind=letter_of_intent"),
        ("bodies:list", "kind=board"),
        ("projects:list", "kind=programme"),
        ("portal:joint_corporations", "kind=state"),
    ],
)
def test_an_empty_list_says_how_to_widen_it(
    page: str, choice: str, house: House, client: Client
) -> None:
    with translation.override("en"):
        address = reverse(page)

    text = words_of(client, f"{address}?{choice}")

    assert "Clear the choices to see the whole list" in text
