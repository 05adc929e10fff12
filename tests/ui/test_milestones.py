"""The line of a project: every dated stage has its own place, undated ones stand apart."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ui.pictures.milestones import RADIUS, WIDTH, MilestoneMark, milestone_line

TODAY = date(2026, 11, 21)
days = st.dates(date(2004, 1, 1), date(2035, 12, 31))


def a_mark(earliest: date | None, latest: date | None = None) -> MilestoneMark:
    """A stage of a day, or of the days from ``earliest`` to ``latest``."""
    return MilestoneMark("Stage", "words", earliest, latest or earliest, None)


marks = st.one_of(
    st.builds(a_mark, days),
    st.tuples(days, days).map(lambda pair: a_mark(min(pair), max(pair))),
    st.just(a_mark(None)),
)


@given(st.lists(marks, max_size=15))
def test_stages_neither_overlap_nor_leave_the_picture(given_marks: list[MilestoneMark]) -> None:
    line = milestone_line(given_marks, today=TODAY)

    boxes = [
        (min(one.left, one.x - RADIUS), max(one.right, one.x + RADIUS), one.y)
        for one in line.placed
    ]

    assert all(0 <= left < right <= WIDTH for left, right, _y in boxes)
    assert all(RADIUS <= y <= line.base - RADIUS for _left, _right, y in boxes)
    for one, other in combinations(boxes, 2):
        apart = one[1] <= other[0] or other[1] <= one[0]
        assert apart or abs(one[2] - other[2]) >= 2 * RADIUS


@given(st.lists(marks, max_size=15))
def test_every_stage_is_told_once(given_marks: list[MilestoneMark]) -> None:
    line = milestone_line(given_marks, today=TODAY)

    assert len(line.placed) + len(line.undated) == len(given_marks)
    assert [one.number for one in line.placed] == list(range(1, len(line.placed) + 1))


def test_a_partial_date_is_a_span() -> None:
    line = milestone_line([a_mark(date(2012, 1, 1), date(2012, 12, 31))], today=TODAY)

    assert line.placed[0].is_span
    assert line.placed[0].width > 0


def test_stages_are_numbered_by_their_first_possible_day() -> None:
    late, early = a_mark(date(2018, 11, 10)), a_mark(date(2012, 9, 1), date(2012, 11, 30))

    line = milestone_line([late, early], today=TODAY)

    assert [one.mark for one in line.placed] == [early, late]


def test_today_is_drawn_where_the_line_reaches_it() -> None:
    going_on = milestone_line([a_mark(date(2018, 1, 1)), a_mark(date(2025, 1, 1))], today=TODAY)
    long_over = milestone_line([a_mark(date(2012, 1, 1)), a_mark(date(2015, 1, 1))], today=TODAY)

    assert going_on.today_x is not None
    assert long_over.today_x is None


def test_a_project_without_days_has_no_drawing() -> None:
    line = milestone_line([a_mark(None)], today=TODAY)

    assert line.placed == ()
    assert len(line.undated) == 1
