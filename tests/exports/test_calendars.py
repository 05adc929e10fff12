"""iCalendar files, whole and parsed back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.calendars import as_ics
from tests.exports.papers import HOSTILE, a_calendar

GOLDEN = Path(__file__).parent / "golden" / "calendar.ics"


def parsed(made: bytes) -> list[icalendar.Event]:
    """The events of a file."""
    return list(icalendar.Calendar.from_ical(made).walk("VEVENT"))


def test_the_whole_file_is_this() -> None:
    assert as_ics(*a_calendar()) == GOLDEN.read_bytes()


def test_a_reader_finds_what_was_written() -> None:
    calendar, events = a_calendar()
    timed, cancelled, day = parsed(as_ics(calendar, events))

    assert str(timed["SUMMARY"]) == events[0].title
    assert timed["DTSTART"].dt == events[0].starts
    assert str(timed["DESCRIPTION"]).endswith(f"\n\n{events[0].url}")
    assert timed["CATEGORIES"].cats == list(events[0].categories)
    assert cancelled["STATUS"] == "CANCELLED"
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2018, 4, 18), date(2018, 4, 20))


@pytest.mark.parametrize(
    ("at", "local"),
    [
        (datetime(2018, 3, 25, 0, 59, tzinfo=UTC), "20180325T025900"),
        (datetime(2018, 3, 25, 1, tzinfo=UTC), "20180325T040000"),
        (datetime(2018, 12, 3, 12, tzinfo=UTC), "20181203T140000"),
    ],
)
def test_times_are_those_of_the_region_in_summer_and_winter(at: datetime, local: str) -> None:
    calendar, events = a_calendar()
    made = as_ics(calendar, [replace(events[1], starts=at)])

    assert f"DTSTART;TZID=Europe/Helsinki:{local}\r\n".encode() in made


def test_no_line_is_longer_than_the_standard_allows() -> None:
    calendar, events = a_calendar()
    made = as_ics(calendar, [replace(event, description="ääkköset 👍 " * 500) for event in events])

    assert max(map(len, made.split(b"\r\n"))) <= 75


def test_whatever_was_typed_no_line_is_added() -> None:
    calendar, events = a_calendar()
    made = as_ics(calendar, [replace(events[1], title=HOSTILE, place=HOSTILE, url="x\r\nBEGIN:X")])

    assert made.count(b"\r\nEND:VEVENT\r\n") == 1
    assert b"\r\nBEGIN:X" not in made


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_back(text: str) -> None:
    calendar, events = a_calendar()
    made = as_ics(calendar, [replace(events[1], title=text, description=text, categories=(text,))])

    assert len(parsed(made)) == 1
    assert b"\n" not in made.replace(b"\r\n", b"")
