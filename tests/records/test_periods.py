"""Periods: what counts as in force on a day, in the database and in Python alike."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from bodies.models import Body
from organizations.models import Organization
from records.periods import PeriodQuerySet, State, period_in_words, share_a_day
from tests.builders import a_body, an_organization, many, slugs

pytestmark = pytest.mark.django_db


def in_force(starts: str, ends: str, on: str) -> bool:
    """Whether a body of this period is found on the day."""
    body = a_body(starts=starts, ends=ends)
    return Body.objects.on(date.fromisoformat(on)).filter(pk=body.pk).exists()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-12-31", False),
        ("2017-01-01", True),
        ("2019-05-05", True),
        ("2021-12-31", True),
        ("2022-01-01", False),
    ],
)
def test_the_first_and_the_last_day_both_count(on: str, expected: bool) -> None:
    assert in_force("2017-01-01", "2021-12-31", on) is expected


@pytest.mark.parametrize(
    ("starts", "ends", "on", "expected"),
    [
        ("2017", "..", "2199-12-31", True),
        ("2017", "..", "2016-12-31", False),
        ("2017", "", "2199-12-31", True),
        ("", "2017", "1900-01-01", True),
        ("", "2017", "2018-01-01", False),
        ("", "", "2018-01-01", True),
        ("2012-06", "2013-23", "2012-06-01", True),
        ("2012-06", "2013-23", "2012-05-31", False),
        ("2012-06", "2013-23", "2013-11-30", True),
        ("2012-06", "2013-23", "2013-12-01", False),
        ("[..2008-01]", "2010", "1950-01-01", True),
        ("2008", "[2010..]", "2150-01-01", True),
        ("[2008..2009]", "[2010..2011]", "2008-01-01", True),
        ("[2008..2009]", "[2010..2011]", "2011-12-31", True),
    ],
)
def test_a_row_counts_on_every_day_on_which_it_may_be_in_force(
    starts: str, ends: str, on: str, expected: bool
) -> None:
    assert in_force(starts, ends, on) is expected


@pytest.mark.parametrize(
    ("starts", "ends", "on", "state"),
    [
        ("2017-01-01", "2021-12-31", "2016-12-31", State.UPCOMING),
        ("2017-01-01", "2021-12-31", "2017-01-01", State.CURRENT),
        ("2017-01-01", "2021-12-31", "2021-12-31", State.CURRENT),
        ("2017-01-01", "2021-12-31", "2022-01-01", State.ENDED),
        ("2017", "..", "2017-06-01", State.POSSIBLE),
        ("2017", "..", "2017-12-31", State.CURRENT),
        ("2017", "2019", "2018-12-31", State.CURRENT),
        ("2017", "2019", "2019-06-01", State.POSSIBLE),
        ("[2017-06..2017-12]", "..", "2017-07-01", State.POSSIBLE),
        ("[2017-06..2017-12]", "..", "2018-01-01", State.CURRENT),
        ("", "2019", "2018-01-01", State.POSSIBLE),
        ("", "..", "2018-01-01", State.POSSIBLE),
        ("", "", "2018-01-01", State.UNKNOWN),
    ],
)
def test_the_state_is_derived_from_the_day(starts: str, ends: str, on: str, state: State) -> None:
    body = a_body(starts=starts, ends=ends)

    assert body.state_on(date.fromisoformat(on)) == state


def test_every_state_has_a_name_in_every_language() -> None:
    for language in ("fi", "sv"):
        with translation.override("en"):
            english = {state: str(state.label) for state in State}
        with translation.override(language):
            assert all(str(state.label) != english[state] for state in State)


DATES = some.dates(date(2000, 1, 1), date(2004, 12, 31))
ENDS = some.one_of(some.just(""), some.just(".."), DATES.map(date.isoformat), some.just("2002"))
STARTS = some.one_of(some.just(""), DATES.map(date.isoformat), some.just("2001-06"))


def rows_of(periods: list[tuple[str, str]]) -> list[Organization]:
    """Stored organizations with these periods; reversed ones are left out."""
    rows = []
    for place, (starts, ends) in enumerate(periods):
        row = Organization(
            name_fi=f"Kunta {place}", kind="other", starts=starts, ends=ends, **slugs(f"k{place}")
        )
        for field in ("starts", "ends"):
            row._meta.get_field(field).store_bounds(row)
        if not (row.starts_on and row.ends_on and row.starts_on > row.ends_on):
            rows.append(row)
    return many(rows) if rows else []


@given(some.lists(some.tuples(STARTS, ENDS), max_size=12), DATES)
def test_the_query_of_a_day_equals_a_naive_recount(periods: list, day: date) -> None:
    with transaction.atomic():
        rows = rows_of(periods)
        found = set(Organization.objects.on(day).values_list("name_fi", flat=True))
        transaction.set_rollback(True)

    expected = {
        row.name_fi
        for row in rows
        if (row.starts_on is None or row.starts_on <= day)
        and (row.ends_on is None or day <= row.ends_on)
    }
    assert found == expected


@given(some.lists(some.tuples(STARTS, ENDS), max_size=12), DATES)
def test_each_row_is_in_exactly_one_state_and_in_that_of_the_row(periods: list, day: date) -> None:
    states = ("current", "ended", "upcoming", "unknown")
    with transaction.atomic():
        rows = rows_of(periods)
        found = {
            state: set(Organization.objects.in_state(state, day).values_list("name_fi", flat=True))
            for state in states
        }
        transaction.set_rollback(True)

    for row in rows:
        state = row.state_on(day)
        listed = [name for name in states if row.name_fi in found[name]]
        assert listed == ["current" if state == State.POSSIBLE else state.value]


def test_rows_overlapping_a_time_share_at_least_a_day_with_it() -> None:
    a_body("Ennen", starts="2000", ends="2001-12-31")
    within = a_body("Aikana", starts="2002-01-01", ends="2002-01-01")
    first, last = date(2002, 1, 1), date(2003, 1, 1)

    assert list(PeriodQuerySet.overlapping(Body.objects.all(), first, last)) == [within]
    assert PeriodQuerySet.overlapping(Body.objects.all(), None, None).count() == 2


def test_a_reversed_period_is_refused_on_the_field_with_both_days() -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            a_body(starts="2017-05-01", ends="2016-12-31")
        messages = caught.value.message_dict["ends"]

    assert messages == ["Ends 31 December 2016, before it begins 1 May 2017. Mend either date."]


def test_the_database_refuses_a_reversed_period_too() -> None:
    body = a_body(starts="2017", ends="2018")
    body.starts = "2020"

    with pytest.raises(IntegrityError), transaction.atomic():
        body.save()


def test_the_bounds_follow_the_words_however_the_row_is_saved() -> None:
    body = a_body(starts="2017", ends="..")
    body.starts = "2018-23"
    body.save()

    body.refresh_from_db()
    assert (body.starts_on, body.starts_by) == (date(2018, 9, 1), date(2018, 11, 30))


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2017", "2021", "2017 – 2021"),
        ("2017-01-01", "2017-01-01", "1 January 2017"),
        ("2017", "..", "from 2017 until further notice"),
        ("2017", "", "beginning: 2017; end not known"),
        ("", "", ""),
        ("", "2021", "beginning not known; end: 2021"),
        ("", "..", "beginning not known; end: until further notice"),
        ("[..2008]", "..", "beginning: 2008 at the latest; until further notice"),
    ],
)
def test_a_period_is_said_in_words(starts: str, ends: str, words: str) -> None:
    body = an_organization(starts=starts, ends=ends)

    with translation.override("en"):
        assert period_in_words(body) == words


def test_only_a_written_open_end_is_until_further_notice() -> None:
    assert an_organization("A", starts="2017", ends="..").is_open_ended
    assert not an_organization("B", starts="2017", ends="").is_open_ended


def test_silence_after_a_day_is_no_certainty_about_the_next() -> None:
    known = an_organization(starts="2017-05-01", ends="")

    assert known.is_certain_on(date(2017, 5, 1))
    assert not known.is_certain_on(date(2017, 5, 1) + timedelta(days=1))
    assert not known.is_certain_on(date(2017, 4, 30))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2013", "2016-12-31"), ("2016-12-31", "2020"), True),
        (("2016-12-31", "2020"), ("2013", "2016-12-31"), True),
        (("2013", "2016-12-30"), ("2016-12-31", "2020"), False),
        (("2016-12-31", "2020"), ("2013", "2016-12-30"), False),
        (("", "2016-12-31"), ("2016-12-31", ".."), True),
        (("", "2016-12-30"), ("2016-12-31", ""), False),
        (("2017", ".."), ("", "2016"), False),
    ],
)
def test_two_rows_that_touch_on_one_day_share_it(
    first: tuple[str, str], second: tuple[str, str], expected: bool
) -> None:
    rows = [Organization(starts=starts, ends=ends) for starts, ends in (first, second)]
    for row in rows:
        row.store_bounds()

    assert share_a_day(*rows) == expected
