"""Dates known in part: what they mean and how they are said."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from records import partial_dates
from records.fields import PartialDateField

FORMS = {
    "2017-04-17": ("2017-04-17", "2017-04-17", "17.4.2017", "17.4.2017", "17 April 2017"),
    "2012-06": ("2012-06-01", "2012-06-30", "kesäkuu 2012", "juni 2012", "June 2012"),
    "2004": ("2004-01-01", "2004-12-31", "2004", "2004", "2004"),
    "2014-21": ("2014-03-01", "2014-05-31", "kevät 2014", "våren 2014", "spring 2014"),
    "2014-22": ("2014-06-01", "2014-08-31", "kesä 2014", "sommaren 2014", "summer 2014"),
    "2014-23": ("2014-09-01", "2014-11-30", "syksy 2014", "hösten 2014", "autumn 2014"),
    "2004~": ("2004-01-01", "2004-12-31", "noin 2004", "omkring 2004", "about 2004"),
    "2004?": ("2004-01-01", "2004-12-31", "2004 (epävarma)", "2004 (osäkert)", "2004 (uncertain)"),
    "[2017-06..2017-12]": (
        "2017-06-01",
        "2017-12-31",
        "välillä kesäkuu 2017 – joulukuu 2017",
        "mellan juni 2017 och december 2017",
        "between June 2017 and December 2017",
    ),
    "[2012..2013-04-30]": (
        "2012-01-01",
        "2013-04-30",
        "välillä 2012 – 30.4.2013",
        "mellan 2012 och 30.4.2013",
        "between 2012 and 30 April 2013",
    ),
    "[..2008-01]": (
        None,
        "2008-01-31",
        "viimeistään tammikuu 2008",
        "senast januari 2008",
        "January 2008 at the latest",
    ),
    "[2021-09..]": (
        "2021-09-01",
        None,
        "aikaisintaan syyskuu 2021",
        "tidigast september 2021",
        "September 2021 at the earliest",
    ),
    "..": (None, None, "toistaiseksi", "tills vidare", "until further notice"),
}


def day(text: str | None) -> date | None:
    """A day from its ISO form."""
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("text", FORMS)
def test_each_form_has_a_first_and_a_last_fitting_day(text: str) -> None:
    earliest, latest, *_words = FORMS[text]

    known = partial_dates.parse(text)

    assert (known.earliest, known.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize(("place", "language"), [(2, "fi"), (3, "sv"), (4, "en")])
def test_each_form_is_said_in_words(text: str, place: int, language: str) -> None:
    with translation.override(language):
        assert partial_dates.in_words(text) == FORMS[text][place]


@pytest.mark.parametrize(
    "text",
    [
        "2021-04-31",
        "31.4.2021",
        "2021-02-29",
        "2021-13",
        "2021-00",
        "2021-25",
        "2021-33",
        "0000",
        "21",
        "spring 2014",
        "2014-23-01",
        "[2012..2011]",
        "[..]",
        "[2012-13..2014]",
        "2012/2013",
        "2012..2013",
        "٢٠٢١",
        " 2021",
        "2021\x00",
        "..2021",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused_by_name(text: str) -> None:
    named = text.strip("[]").split("..")[0] or text

    with pytest.raises(ValueError, match=re.escape(named)):
        partial_dates.parse(text)


def test_a_leap_day_is_a_day() -> None:
    assert partial_dates.parse("2024-02-29").is_exact
    assert partial_dates.parse("2024-02").latest == date(2024, 2, 29)


def test_only_one_fitting_day_is_exact() -> None:
    exact = [text for text in FORMS if partial_dates.parse(text).is_exact]

    assert exact == ["2017-04-17"]


@pytest.mark.parametrize("text", ["2017-04-17", "2012-06", "2004"])
def test_html_knows_days_months_and_years(text: str) -> None:
    assert partial_dates.machine_readable(text) == text


@pytest.mark.parametrize("text", ["2014-23", "2004~", "2004?", "[2012..2013]", "..", ""])
def test_html_knows_no_form_for_the_rest(text: str) -> None:
    assert partial_dates.machine_readable(text) == ""


def test_the_editor_is_told_what_was_written_and_what_to_write() -> None:
    field = PartialDateField(blank=True)

    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            field.clean("2021-04-31", None)
        (message,) = caught.value.messages

    assert message.startswith("“2021-04-31” is no day of the calendar. Write a day (2018-04-17)")


def test_an_open_end_is_no_beginning() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="means an open end"):
        PartialDateField(blank=True).clean("..", None)

    assert PartialDateField(blank=True, open_end=True).clean("..", None) == ".."


def test_white_space_around_a_date_does_not_matter() -> None:
    assert PartialDateField(blank=True).clean("  2004 ", None) == "2004"


DAYS = some.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))
YEARS = some.integers(1800, 2200).map(lambda year: f"{year:04}")
PRECISE = DAYS.map(date.isoformat)
MONTHLY = DAYS.map(lambda one: one.isoformat()[:7])
SEASONS = some.builds("{}-{}".format, YEARS, some.sampled_from(["21", "22", "23", "24"]))
MARKED = some.builds("{}{}".format, some.one_of(YEARS, MONTHLY, PRECISE), some.sampled_from("~?"))
SINGLES = some.one_of(YEARS, MONTHLY, PRECISE, SEASONS)
SETS = some.builds("[{}..{}]".format, some.one_of(some.just(""), SINGLES), SINGLES)
ANY = some.one_of(SINGLES, MARKED, SETS)


@given(ANY)
def test_the_first_fitting_day_is_never_after_the_last(text: str) -> None:
    try:
        known = partial_dates.parse(text)
    except ValueError:
        return

    assert known.earliest is None or known.latest is None or known.earliest <= known.latest


@given(ANY)
def test_whatever_is_accepted_keeps_its_text_and_can_be_said(text: str) -> None:
    try:
        known = partial_dates.parse(text)
    except ValueError:
        return

    assert known.text == text
    assert partial_dates.parse(known.text) == known
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            assert text[:4].strip("[.") in partial_dates.in_words(text)


@given(some.text(max_size=25))
def test_any_other_text_is_refused_without_a_crash(text: str) -> None:
    try:
        partial_dates.parse(text)
    except ValueError:
        return

    partial_dates.in_words(text)


@given(some.text(alphabet="0123456789-~?.[]", max_size=16))
def test_whatever_looks_like_a_date_is_accepted_or_refused_and_never_crashes(text: str) -> None:
    try:
        partial_dates.parse(text)
    except ValueError:
        return

    partial_dates.in_words(text)


@given(DAYS)
def test_a_day_fits_its_own_month_and_year(one: date) -> None:
    for text in (one.isoformat(), one.isoformat()[:7], one.isoformat()[:4]):
        known = partial_dates.parse(text)
        assert known.earliest <= one <= known.latest


@given(DAYS)
def test_a_month_ends_the_day_before_the_next_begins(one: date) -> None:
    known = partial_dates.parse(one.isoformat()[:7])

    after = known.latest + timedelta(days=1)
    assert after.day == 1
    assert after.month != known.latest.month
