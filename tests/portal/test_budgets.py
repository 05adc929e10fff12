"""Each page takes a fixed number of queries and bytes, however many records there are."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.portal.addresses import addresses
from tests.portal.crowds import a_crowd
from tests.portal.houses import a_house
from tests.transactions import count_rows, for_many

# Decided: what a page asks of the database, whatever stands in it.
QUERIES = {
    "portal:front": 9,
    "portal:municipalities": 5,
    "portal:municipality": 53,
    "portal:joint_corporations": 1,
    "portal:joint_corporation": 14,
    "portal:about": 0,
    "portal:accessibility": 0,
    "agreements:list": 4,
    "agreements:detail": 26,
    "agreements:changes": 12,
    "bodies:list": 3,
    "bodies:person": 12,
    "bodies:detail": 40,
    "bodies:composition": 30,
    "bodies:comparison": 14,
    "bodies:nominations": 10,
    "meetings:list": 5,
    "meetings:months": 4,
    "meetings:detail": 7,
    "meetings:item": 7,
    "meetings:summary_version": 7,
    "meetings:agenda_version": 6,
    "meetings:decisions": 6,
    "projects:list": 2,
    "projects:detail": 22,
}
LARGEST_PAGE = 60_000
FEW, MANY = 10, 1000


@dataclass(frozen=True)
class Cost:
    """What one page took."""

    queries: int
    size: int


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


def costs(blocker: DjangoDbBlocker, records: int) -> dict[tuple[str, str], Cost]:
    """What each page takes, by name and language, with so many records of each kind around."""
    found = {}
    with for_many(blocker), translation.override("fi"):
        house = a_house()
        a_crowd(records, house)
        count_rows()
        for name, language, address in addresses(house.records):
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(address)
            assert answer.status_code == 200
            found[name, language] = Cost(len(queries), len(answer.content))
    return found


@pytest.fixture(scope="module")
def with_few(db: None, django_db_blocker: DjangoDbBlocker) -> dict[tuple[str, str], Cost]:
    """What each page takes among ten records of each kind."""
    return costs(django_db_blocker, FEW)


@pytest.fixture(scope="module")
def with_many(db: None, django_db_blocker: DjangoDbBlocker) -> dict[tuple[str, str], Cost]:
    """What each page takes among a thousand."""
    return costs(django_db_blocker, MANY)


def test_a_page_takes_as_many_queries_among_a_thousand_records_as_among_ten(
    with_few: dict, with_many: dict
) -> None:
    few = {page: cost.queries for page, cost in with_few.items()}
    many = {page: cost.queries for page, cost in with_many.items()}

    assert many == few


def test_a_page_takes_the_queries_decided_for_it_in_every_language(with_few: dict) -> None:
    taken = {
        name: {cost.queries for (page, _), cost in with_few.items() if page == name}
        for name, _language in with_few
    }

    assert taken == {name: {queries} for name, queries in QUERIES.items()}


def test_no_page_is_larger_than_promised_among_a_thousand_records(with_many: dict) -> None:
    large = {page: cost.size for page, cost in with_many.items() if cost.size > LARGEST_PAGE}

    assert large == {}
