"""The picture of seats: every seat drawn once, side by side, whatever their number."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ui.pictures.seats import CELL, PER_LINE, SIZE, SeatMark, SeatRow, seat_chart

MOST_ON_A_LINE = PER_LINE * CELL + 12


def a_row(*, office: int = 0, nominated: int = 0, vacant: int = 0, unrecorded: int = 0) -> SeatRow:
    """A row with so many seats of each kind and state."""
    marks = (
        *[SeatMark("office", "held", "")] * office,
        *[SeatMark("nominated", "held", "")] * nominated,
        *[SeatMark("nominated", "vacant", "")] * vacant,
        *[SeatMark("nominated", "unrecorded", "")] * unrecorded,
    )
    return SeatRow("Espoo", "E", "espoo", marks, "summary")


rows = st.builds(
    a_row,
    office=st.integers(0, 40),
    nominated=st.integers(0, 40),
    vacant=st.integers(0, 5),
    unrecorded=st.integers(0, 5),
)


@given(st.lists(rows, max_size=20))
def test_seats_neither_overlap_nor_leave_their_row(given_rows: list[SeatRow]) -> None:
    chart = seat_chart(given_rows)

    assert chart.width <= MOST_ON_A_LINE
    for placed in chart.rows:
        assert len(placed.marks) == len(placed.row.marks)
        for seat in placed.marks:
            assert 0 <= seat.x <= chart.width - SIZE
            assert 0 <= seat.y <= placed.height - SIZE
        for one, other in combinations(placed.marks, 2):
            assert abs(one.x - other.x) > SIZE or abs(one.y - other.y) > SIZE


def test_nominated_seats_begin_in_one_column_in_every_row() -> None:
    chart = seat_chart([a_row(office=2, nominated=4), a_row(office=1, nominated=3)])

    starts = {
        min(seat.x for seat in placed.marks if seat.mark.kind == "nominated")
        for placed in chart.rows
    }

    assert len(starts) == 1


def test_the_legend_names_only_what_is_drawn() -> None:
    chart = seat_chart([a_row(nominated=3, vacant=1)])

    assert [entry.kind for entry in chart.kinds] == ["nominated"]
    assert [entry.state for entry in chart.states] == ["vacant"]


def test_a_body_without_seats_is_an_empty_picture() -> None:
    assert seat_chart([]).rows == ()


def test_measures_grow_with_the_text_of_the_page() -> None:
    chart = seat_chart([a_row(office=2, nominated=4)])

    assert chart.width_em == "12.75em"
    assert chart.rows[0].height_em == "2.1875em"
