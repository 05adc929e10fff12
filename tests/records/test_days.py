"""The day a page tells about."""

from datetime import date

import pytest
from django.utils import translation

from records import clock
from records.days import shown_day
from tests.builders import a_request


@pytest.mark.parametrize("text", ["2018-05-02", " 2018-05-02 ", "1900-01-01", "2199-12-31"])
def test_the_day_of_the_address_is_shown(text: str) -> None:
    shown = shown_day(a_request(f"/?day={text}"))

    assert shown.day == date.fromisoformat(text.strip())
    assert shown.asked
    assert not shown.error


@pytest.mark.parametrize("query", ["/", "/?day=", "/?day=%20"])
def test_without_one_it_is_today(query: str) -> None:
    shown = shown_day(a_request(query))

    assert shown.day == clock.today()
    assert not shown.asked
    assert not shown.error


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2018-13-45",
        "2018-02-29",
        "0001-01-01",
        "1899-12-31",
        "2200-01-01",
        "9" * 400,
        "2018",
        "%00",
        "-1",
        "٢٠١٨-٠٥-٠٢",
    ],
)
def test_a_day_that_is_none_shows_today_and_says_why(text: str) -> None:
    with translation.override("en"):
        shown = shown_day(a_request(f"/?day={text}"))

    assert shown.day == clock.today()
    assert not shown.asked
    assert shown.error.endswith(
        "is no day from 1 January 1900 to 31 December 2199. This is the situation today."
    )
    assert len(shown.error) < 160
