"""XLSX read back."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.workbooks import Cell, Sheet, as_xlsx
from tests.exports.papers import CHANGED_AT, HOSTILE


def cells(*row: Cell) -> list[openpyxl.cell.Cell]:
    """``row`` written and read back."""
    made = as_xlsx("Päätökset", [Sheet("Päätökset", ["x"] * len(row), [row])])
    return list(openpyxl.load_workbook(io.BytesIO(made)).active[2])


@pytest.mark.parametrize("text", ["=1+1", "{=1}", "+1", "-1", "@x", "https://example.org", "007"])
def test_a_text_is_a_text(text: str) -> None:
    (cell,) = cells(text)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (date(2018, 4, 17), datetime(2018, 4, 17)),  # noqa: DTZ001 A spreadsheet knows no zones.
        (4, 4),
        (Decimal("2.5"), 2.5),
        (True, True),
        (None, None),
        ("", None),
        (date(1899, 12, 31), "1899-12-31"),
        (10**16, "10000000000000000"),
        (float("nan"), "nan"),
    ],
)
def test_a_figure_is_a_figure_and_a_day_a_day(given: Cell, read: object) -> None:
    assert cells(given)[0].value == read


def test_a_moment_is_shown_in_the_time_of_the_portal() -> None:
    (cell,) = cells(datetime(2018, 4, 17, 11, tzinfo=UTC))

    assert cell.value.isoformat() == "2018-04-17T14:00:00"


def test_a_text_too_long_for_a_cell_says_that_it_goes_on() -> None:
    long, emoji = (cell.value for cell in cells("x" * 50_000, "👍" * 20_000))

    assert (len(long), long[-1]) == (32_767, "…")
    assert emoji.endswith("👍…")


def test_the_header_row_is_bold_and_stays_in_sight() -> None:
    made = as_xlsx("Kokous", [Sheet("Asiat", ["Asia", "Päivä"], [], widths=[40])], CHANGED_AT)
    book = openpyxl.load_workbook(io.BytesIO(made))
    page = book["Asiat"]

    assert [cell.value for cell in page[1]] == ["Asia", "Päivä"]
    assert page["B1"].font.bold
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width > page.column_dimensions["B"].width
    assert book.properties.title == "Kokous"
    assert book.properties.created.isoformat() == "2018-05-02T09:00:00"


def test_sheets_have_names_that_the_program_allows() -> None:
    names = ["Asiat: 2018/2019", "asiat  2018 2019", "x" * 40, "x" * 40, "'[]'", ""]
    made = as_xlsx("Kokous", [Sheet(name, ["a"], []) for name in names])

    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames == [
        "Asiat  2018 2019",
        "asiat 2018 2019",
        "x" * 31,
        f"{'x' * 29} 2",
        "–",
        "– 2",
    ]


def test_equal_rows_are_equal_bytes() -> None:
    def made() -> bytes:
        return as_xlsx("Kokous", [Sheet("Asiat", ["Asia"], [("Yksi",)])], CHANGED_AT)

    assert made() == made()


def test_whatever_was_typed_the_file_comes_out() -> None:
    made = as_xlsx(HOSTILE, [Sheet(HOSTILE, [HOSTILE], [[HOSTILE]])])

    assert "汉字" in openpyxl.load_workbook(io.BytesIO(made)).active["A2"].value


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_at_all_is_written(text: str) -> None:
    assert cells(text)[0].data_type in ("s", "n")
