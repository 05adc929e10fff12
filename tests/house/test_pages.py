"""House rule 8: every page stands in three languages, whole, with addresses that lead back."""

import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings as project_settings
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from records.names import LANGUAGES
from tests.portal.addresses import addresses
from tests.portal.houses import House, a_house
from tests.transactions import for_many

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)">')
TITLE = re.compile(r"<head>.*?<title>(.+?)</title>", re.DOTALL)
LANGUAGE = re.compile(r'<html lang="([^"]+)">')


class Refusal(str):
    """What a template shows for a variable nobody gave it: nothing, it fails and names it."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"A template asks for {name}, which nobody gave it.")


@dataclass(frozen=True)
class Read:
    """A page as a reader gets it."""

    name: str
    language: str
    address: str
    answer: HttpResponse
    html: str


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def house(db: None) -> Iterator[House]:
    """A house in which every template has something to show."""
    with translation.override("fi"):
        yield a_house()


@pytest.fixture(scope="module")
def pages(house: House) -> list[Read]:
    """Every page, read once."""
    answers = [(*place, Client().get(place[-1])) for place in addresses(house.records)]
    return [Read(*place, answer, answer.content.decode()) for *place, answer in answers]


@pytest.fixture
def strict(settings: Settings) -> None:
    """Templates that refuse missing variables."""
    templates = copy.deepcopy(project_settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = Refusal("no")
    settings.TEMPLATES = templates


def test_every_page_answers_with_one_heading_in_its_language(pages: list[Read]) -> None:
    for page in pages:
        assert page.answer.status_code == 200, page.address
        assert page.html.count("<h1") == 1, page.address
        assert LANGUAGE.findall(page.html) == [page.language], page.address
        assert page.answer["Content-Language"] == page.language, page.name


@pytest.mark.parametrize("day", ["2001-01-01", "wrong"])
def test_no_page_misses_a_variable(day: str, house: House, strict: None, client: Client) -> None:
    for _name, _language, address in addresses(house.records):
        assert client.get(address, {"day": day}).status_code == 200, address


def test_the_pages_for_a_missing_address_miss_no_variable(
    house: House, strict: None, client: Client
) -> None:
    for language in LANGUAGES:
        answer = client.get(f"/{language}/nowhere/")

        assert answer.status_code == 404
        assert LANGUAGE.findall(answer.content.decode()) == [language]


def test_every_page_has_a_title_of_its_own_in_its_language(pages: list[Read]) -> None:
    titles = Counter((page.language, *TITLE.findall(page.html)) for page in pages)

    assert [title for title, times in titles.items() if times > 1] == []
    assert all(title.endswith(" – Helsinkiseutu") for _language, title in titles)


def test_every_page_names_its_permanent_address(pages: list[Read]) -> None:
    for page in pages:
        assert CANONICAL.findall(page.html) == [f"http://testserver{page.address}"]


def test_the_permanent_address_has_no_day(house: House, client: Client) -> None:
    address = house.body.get_absolute_url()

    html = client.get(address, {"day": "2018-05-02"}).content.decode()

    assert CANONICAL.findall(html) == [f"http://testserver{address}"]


def test_the_language_versions_of_every_page_lead_to_each_other(pages: list[Read]) -> None:
    versions = {page.address: dict(ALTERNATE.findall(page.html)) for page in pages}

    for page in pages:
        found = versions[page.address]
        assert found[page.language] == page.address
        assert found["x-default"] == found["fi"]
        assert {versions[found[one]][page.language] for one in LANGUAGES} == {page.address}


def test_the_language_switch_keeps_the_day(house: House, client: Client) -> None:
    html = client.get(house.body.get_absolute_url(), {"day": "2018-05-02"}).content.decode()

    switches = re.findall(r'<a href="([^"]+)" lang="(?:fi|sv|en)" hreflang', html)

    assert len(switches) == 3
    assert all(switch.endswith("?day=2018-05-02") for switch in switches)


def test_every_id_on_a_page_is_used_once(pages: list[Read]) -> None:
    for page in pages:
        ids = Counter(re.findall(r'\sid="([^"]+)"', page.html))

        assert [one for one, times in ids.items() if times > 1] == [], page.address


def test_every_reference_to_a_source_leads_to_a_listed_one(pages: list[Read]) -> None:
    for page in pages:
        referred = set(re.findall(r'href="#(source-\d+)"', page.html))

        assert referred == set(re.findall(r'id="(source-\d+)"', page.html)), page.address
