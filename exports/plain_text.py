"""Documents as plain text for mail: wrapped at 72 signs, headings underlined, tables in rows."""

import textwrap
from collections.abc import Iterator

from exports.cleaning import clean, one_line
from exports.documents import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    Text,
    runs,
)

WIDTH = 72
GAP = "  "
# Under the title, then under headings of level 1, 2 and so on.
UNDERLINES = "=-~..."


def as_text(document: Document) -> str:
    """``document`` as the body of a mail, which gives the lines its own ends."""
    parts = [one_line(document.running_head), _heading(one_line(document.title), 0)]
    if document.subtitle:
        parts.append(_wrapped(one_line(document.subtitle)))
    parts.extend(_block(block) for block in document.blocks)
    return "\n\n".join(part for part in parts if part) + "\n"


def as_txt(document: Document) -> bytes:
    """``document`` as a file: UTF-8 with CRLF.

    CRLF is the line end of text in mail (RFC 2046, 4.1.1), and a file attached to one travels
    as it is; programs of every system open it. No byte order mark: in mail it would be seen.
    """
    return as_text(document).replace("\n", "\r\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(one_line(_words(block.text)), block.level)
        case Paragraph():
            return _wrapped(_words(block.text))
        case Facts():
            pairs = block.pairs
            return "\n".join(_item(f"{_words(term)}: {_words(value)}") for term, value in pairs)
        case Bullets():
            return "\n".join(_wrapped(_words(item), "- ", "  ") for item in block.items)
        case Table():
            return f"{_wrapped(one_line(block.caption))}\n\n{_table(block)}"


def _words(text: Text) -> str:
    """The text with addresses of its links written out."""
    return "".join(
        clean(run.text) if run.url in ("", run.text) else f"{clean(run.text)} <{run.url}>"
        for run in runs(text)
    )


def _heading(text: str, level: int) -> str:
    lines = _wrapped(text)
    longest = max(map(len, lines.splitlines()), default=1)
    return f"{lines}\n{UNDERLINES[level] * min(longest, WIDTH)}"


def _item(text: str) -> str:
    return _wrapped(text, "", "  ")


def _wrapped(text: str, first: str = "", after: str = "") -> str:
    """``text`` in lines of at most 72; a longer word, which addresses are, is left whole."""
    lines: list[str] = []
    for line in text.split("\n"):
        lead = after if lines else first
        lines += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=lead,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _table(table: Table) -> str:
    cells = [[_words(cell) for cell in row] for row in table.rows]
    header = [one_line(head) for head in table.header]
    widths = [max(map(len, column)) for column in zip(header, *cells, strict=True)]
    fits = sum(widths) + len(GAP) * (len(widths) - 1) <= WIDTH
    if fits and not any("\n" in cell for row in cells for cell in row):
        return "\n".join(_aligned(header, cells, widths, table.numeric))
    stacked = ("\n".join(map(_item, _stacked(header, row))) for row in cells)
    return "\n\n".join(stacked)


def _aligned(
    header: list[str], cells: list[list[str]], widths: list[int], numeric: tuple[int, ...]
) -> Iterator[str]:
    """Columns under each other, figures to the right."""
    for row in (header, ["-" * width for width in widths], *cells):
        sides = [
            cell.rjust(width) if number in numeric else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield GAP.join(sides).rstrip()


def _stacked(header: list[str], row: list[str]) -> Iterator[str]:
    """A row too wide for a line: each cell after its column's name."""
    for head, cell in zip(header, row, strict=True):
        yield f"{head}: {cell}"
