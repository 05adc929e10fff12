"""The line of agreements: nothing overlaps, no day of a gap is held, no gap is missed."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pictures.lettering import text_width
from ui.pictures.spans import Bar
from ui.pictures.timeline import BAR_HEIGHT, LABEL_SIZE, WIDTH, Timeline, timeline

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def a_bar(first: date, last: date | None, *, doubt: int = 0, label: str = "2013–2016") -> Bar:
    """A bar whose ends are each known to ``doubt`` days."""
    sure_last = max(last - doubt * DAY, first) if last and doubt else last
    return Bar(label, "Agreement", None, first, first + doubt * DAY, last, sure_last, False)


def drawn(*bars: Bar) -> Timeline:
    """The line of ``bars`` from 2004."""
    return timeline(bars, today=TODAY, first_year=2004)


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    """Any bar between 2000 and 2035, its ends known well or badly."""
    first = draw(st.dates(date(2000, 1, 1), date(2030, 12, 31)))
    last = first + draw(st.integers(0, 1800)) * DAY
    return Bar(
        label=draw(st.sampled_from(["2004", "2013–2016", "MAL 2024–2035, second round"])),
        sublabel="Cooperation agreement",
        href=None,
        first=first,
        first_certain=first + draw(st.integers(0, 400)) * DAY,
        last=draw(st.sampled_from([last, last, last, None])),
        last_certain=draw(st.none() | st.dates(first, last)),
        emphasised=draw(st.booleans()),
    )


@given(st.lists(bars(), max_size=12))
def test_bars_neither_overlap_nor_leave_the_picture(given_bars: list[Bar]) -> None:
    line = drawn(*given_bars)

    for bar in line.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= line.base - BAR_HEIGHT
    for one, other in combinations(line.bars, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or abs(one.y - other.y) >= BAR_HEIGHT


@given(st.lists(bars(), max_size=12))
def test_the_parts_of_a_bar_make_the_whole(given_bars: list[Bar]) -> None:
    for bar in drawn(*given_bars).bars:
        ends = [part.x + part.width for part in bar.segments]

        assert bar.segments[0].x == bar.x
        assert ends[-1] == bar.x + bar.width
        assert ends[:-1] == [part.x for part in bar.segments[1:]]


@given(st.lists(bars(), max_size=12))
def test_words_are_never_cut(given_bars: list[Bar]) -> None:
    for bar in drawn(*given_bars).bars:
        assert bar.is_narrow or text_width(bar.text, LABEL_SIZE, bold=True) <= bar.width
        assert bar.text in {bar.bar.label, str(bar.number)}


@given(st.lists(bars(), max_size=8))
def test_a_gap_is_every_run_of_days_that_no_bar_may_hold(given_bars: list[Bar]) -> None:
    line = drawn(*given_bars)

    found = {(gap.first, gap.last) for gap in line.gaps}

    assert found == free_runs(given_bars)


def free_runs(given_bars: list[Bar]) -> set[tuple[date, date]]:
    """First and last day of each run between bars that none may hold, counted day by day."""
    begins = {bar.first for bar in given_bars}
    runs, run_start = set(), None
    for ordinal in range(date(2000, 1, 1).toordinal(), date(2031, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        held = any(bar.first <= day <= (bar.last or date.max) for bar in given_bars)
        if not held and run_start is None and any(begin < day for begin in begins):
            run_start = day
        if held and run_start:
            runs.add((run_start, day - DAY))
            run_start = None
    return runs


def test_an_agreement_on_the_next_day_leaves_no_gap() -> None:
    line = drawn(
        a_bar(date(2009, 1, 1), date(2012, 12, 31)), a_bar(date(2013, 1, 1), date(2016, 12, 31))
    )

    assert line.gaps == ()
    assert line.successions[0].is_joint


def test_a_gap_counts_both_its_ends() -> None:
    line = drawn(
        a_bar(date(2013, 1, 1), date(2016, 12, 31)), a_bar(date(2017, 2, 1), date(2021, 12, 31))
    )

    assert [(gap.days, gap.exact) for gap in line.gaps] == [(31, True)]


def test_a_gap_beside_an_uncertain_day_is_at_least_so_long() -> None:
    line = drawn(
        a_bar(date(2013, 1, 1), date(2016, 12, 31)),
        a_bar(date(2017, 6, 1), date(2021, 12, 31), doubt=180),
    )

    assert [(gap.days, gap.exact) for gap in line.gaps] == [(151, False)]


def test_bars_that_overlap_only_in_doubt_meet_in_one_lane() -> None:
    line = drawn(
        a_bar(date(2004, 5, 24), date(2006, 12, 31), doubt=364),
        a_bar(date(2006, 1, 1), date(2008, 12, 31), doubt=364),
    )

    assert len({bar.y for bar in line.bars}) == 1


def test_bars_that_surely_overlap_take_lanes() -> None:
    line = drawn(a_bar(date(2020, 1, 1), date(2031, 12, 31)), a_bar(date(2024, 1, 1), None))

    assert len({bar.y for bar in line.bars}) == 2


def test_until_further_notice_reaches_the_end_of_the_line() -> None:
    line = drawn(a_bar(date(2022, 1, 1), None))

    assert line.bars[0].x + line.bars[0].width == WIDTH
    assert all(part.certain for part in line.bars[0].segments)


def test_the_line_reaches_the_last_year_that_is_named() -> None:
    line = drawn(a_bar(date(2024, 1, 1), date(2035, 12, 31)))

    assert line.ticks[-1].year == 2034
    assert line.today_x < WIDTH


def test_items_follow_time_with_the_gaps_among_them() -> None:
    line = drawn(
        a_bar(date(2017, 2, 1), date(2021, 12, 31)), a_bar(date(2013, 1, 1), date(2016, 12, 31))
    )

    assert [getattr(item, "number", "gap") for item in line.items] == [1, "gap", 2]


def test_a_bar_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="wrong order"):
        drawn(a_bar(date(2017, 2, 1), date(2016, 12, 31)))
