"""Walking a long list page by page, by the place of its rows."""

from urllib.parse import parse_qs

import pytest
from django.db import models, transaction
from hypothesis import given
from hypothesis import strategies as some

from organizations.models import Organization
from records.paging import Order, Page, page_of
from tests.builders import a_request, many, slugs

pytestmark = pytest.mark.django_db

SIZE = 5


def rows(names: list[str]) -> None:
    """Organizations called so."""
    if names:
        many(
            Organization(name_fi=name, kind="other", **slugs(f"k{place}"))
            for place, name in enumerate(names)
        )


def page_at(query: str, *, descending: bool = False) -> Page:
    """The page of the list of organizations at this query."""
    order = Order("sort_fi", models.CharField(), is_descending=descending)
    return page_of(Organization.objects.all(), order, a_request(f"/{query}"), SIZE)


def walked(query: str, step: str, *, descending: bool = False) -> list[list[int]]:
    """Keys of the rows of each page from ``query`` on, in steps."""
    pages, seen = [], set()
    while query not in seen:
        seen.add(query)
        page = page_at(query, descending=descending)
        pages.append([row.pk for row in page.rows])
        query = getattr(page, step) or query
    return pages


NAMES = some.lists(some.sampled_from(["a", "b", "ä", "c~d", "5", ""]), max_size=23)


@given(NAMES, some.booleans())
def test_walking_on_covers_every_row_once_in_order(names: list[str], descending: bool) -> None:
    with transaction.atomic():
        rows(names)
        sign = "-" if descending else ""
        expected = list(
            Organization.objects.order_by(f"{sign}sort_fi", f"{sign}pk").values_list(
                "pk", flat=True
            )
        )

        found = walked("", "next_url", descending=descending)
        transaction.set_rollback(True)

    assert [pk for page in found for pk in page] == expected
    assert all(len(page) == SIZE for page in found[:-1])


@given(NAMES, some.booleans())
def test_walking_back_returns_the_same_way(names: list[str], descending: bool) -> None:
    with transaction.atomic():
        rows(names)
        onward = walked("", "next_url", descending=descending)
        last = ""
        while address := page_at(last, descending=descending).next_url:
            last = address

        back = walked(last, "previous_url", descending=descending)
        transaction.set_rollback(True)

    assert [pk for page in reversed(back) for pk in page] == [pk for page in onward for pk in page]


def test_the_first_page_has_none_before_it_and_the_last_none_after() -> None:
    rows([f"n{number:02}" for number in range(11)])

    first = page_at("")
    second = page_at(first.next_url)
    third = page_at(second.next_url)

    assert (first.previous_url, bool(first.next_url)) == ("", True)
    assert (bool(second.previous_url), bool(second.next_url)) == (True, True)
    assert (bool(third.previous_url), third.next_url) == (True, "")
    assert len(third.rows) == 1


def test_exactly_one_full_page_has_no_next() -> None:
    rows([f"n{number}" for number in range(SIZE)])

    assert page_at("").next_url == ""


def test_an_address_of_a_page_keeps_the_choices_of_the_list() -> None:
    rows([f"n{number}" for number in range(8)])

    address = page_at("?kind=other&state=current&page=3").next_url

    asked = parse_qs(address.removeprefix("?"))
    assert (asked["kind"], asked["state"]) == (["other"], ["current"])
    assert asked.keys() == {"kind", "state", "after"}


@pytest.mark.parametrize(
    "query",
    [
        "?after=nowhere",
        "?after=~",
        "?after=a~b",
        "?before=a~1.5",
        "?after=n1~one",
        "?after=%00~1",
        "?after=a%00b~1",
        "?before=" + "9" * 500,
    ],
)
def test_a_place_that_is_none_gives_the_beginning_and_says_so(query: str) -> None:
    rows([f"n{number}" for number in range(8)])

    page = page_at(query)

    assert [row.name_fi for row in page.rows] == ["n0", "n1", "n2", "n3", "n4"]
    assert page.error


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=last", "?page="])
def test_a_page_number_gives_the_beginning_and_says_so(query: str) -> None:
    rows(["a"])

    assert (len(page_at(query).rows), bool(page_at(query).error)) == (1, True)


@pytest.mark.parametrize("query", ["?after=", "?before="])
def test_an_empty_place_is_the_beginning(query: str) -> None:
    rows([f"n{number}" for number in range(8)])

    assert page_at(query).rows


def test_one_page_takes_one_query(django_assert_num_queries: object) -> None:
    rows([f"n{number}" for number in range(20)])

    with django_assert_num_queries(1):
        page_at("?after=n3~1")
