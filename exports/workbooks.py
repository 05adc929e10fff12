"""Rows as an XLSX workbook: texts are texts, days are days, and nothing in a cell is a formula.

Rows are written as they come and never stand in memory together.
"""

import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter
from django.utils import timezone
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.cleaning import clean, one_line

Cell = str | int | float | Decimal | bool | date | datetime | None

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
LONGEST_NAME = 31
LARGEST_FIGURE = 10**15
FIRST_YEAR = 1900
# What the library puts for the moment of making, where the file is to tell none.
NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sheet:
    """A sheet with one header row; ``widths`` are in letters, and 18 where they are not given."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()


@dataclass(frozen=True)
class _Formats:
    """How cells of one workbook are shown."""

    head: Format
    text: Format
    day: Format
    moment: Format


def write_xlsx(
    target: BinaryIO, title: str, sheets: Iterable[Sheet], changed_at: datetime | None = None
) -> None:
    """Write ``sheets`` to ``target`` as one workbook; equal sheets are equal bytes.

    A text over 32,767 letters, the most a cell holds, ends in "…". A day before 1900 is text.
    Moments are written in the portal's time zone. Raises ``ValueError`` after 1,048,576 rows.
    """
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        created = (changed_at or NO_MOMENT).astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties({"title": one_line(title), "created": created})
        formats = _Formats(
            workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#EAF1F8"}),
            workbook.add_format({"text_wrap": True, "valign": "top"}),
            workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
            workbook.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
        )
        names = _Names()
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(names.free(sheet.name)), sheet, formats)


def as_xlsx(title: str, sheets: Iterable[Sheet], changed_at: datetime | None = None) -> bytes:
    """The workbook whole, for one of ordinary size."""
    held = io.BytesIO()
    write_xlsx(held, title, sheets, changed_at)
    return held.getvalue()


class _Names:
    """Names of sheets as the program allows them: short, without signs, each once."""

    def __init__(self) -> None:
        # The program keeps this name to itself.
        self.taken = {"history"}

    def free(self, name: str) -> str:
        """``name`` made fit, with a number if it is taken."""
        fit = re.sub(r"[\[\]:*?/\\]", " ", one_line(name)).strip(" '") or "–"
        for number in self._numbers():
            shown = _cut(fit, LONGEST_NAME - len(number)).strip(" '") + number
            if shown.casefold() not in self.taken:
                break
        self.taken.add(shown.casefold())
        return shown

    @staticmethod
    def _numbers() -> Iterator[str]:
        yield ""
        number = 2
        while True:
            yield f" {number}"
            number += 1


def _write_sheet(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for column, head in enumerate(sheet.header):
        width = sheet.widths[column] if column < len(sheet.widths) else 18
        page.set_column(column, column, width)
        page.write_string(0, column, _shortened(one_line(head)), formats.head)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    for number, row in enumerate(sheet.rows, start=1):
        if number >= MOST_ROWS:
            raise ValueError(f"A sheet holds {MOST_ROWS} rows: {sheet.name!r} has more.")
        for column, value in enumerate(row):
            _write_cell(page, (number, column), value, formats)


def _write_cell(page: Worksheet, place: tuple[int, int], value: Cell, formats: _Formats) -> None:
    match value:
        case None | "":
            pass
        case bool():
            page.write_boolean(*place, value, formats.text)
        case int() | float() | Decimal() if _is_exact(value):
            page.write_number(*place, value, formats.text)
        case datetime() if value.year >= FIRST_YEAR:
            local = timezone.make_naive(value) if timezone.is_aware(value) else value
            page.write_datetime(*place, local, formats.moment)
        case date() if value.year >= FIRST_YEAR:
            page.write_datetime(*place, value, formats.day)
        case _:
            page.write_string(*place, _shortened(clean(str(value))), formats.text)


def _is_exact(value: float | Decimal) -> bool:
    """Whether a spreadsheet keeps the figure as it is: it has fifteen digits."""
    return math.isfinite(value) and abs(value) < LARGEST_FIGURE


def _shortened(text: str) -> str:
    return text if _cut(text, LONGEST_CELL) == text else _cut(text, LONGEST_CELL - 1) + "…"


def _cut(text: str, most: int) -> str:
    """``text`` to ``most`` letters as the program counts: one beyond the common ones is two."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
