"""Documents as PDF/UA-1: tagged, in a language, with a title, bookmarks and page numbers.

The template is ``document.typ``; what a person typed reaches it as JSON and is never read as
markup. The program's own fonts alone are used, so that the same document gives the same bytes
on every machine.
"""

import functools
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from exports.cleaning import MISSING, plainest, printable
from exports.documents import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
    runs,
)

TEMPLATE = Path(__file__).with_name("document.typ")
WIDEST_COLUMN, WIDEST_WORD = 48, 16

Printed = Callable[[str], str]
_held = threading.local()


def as_pdf(document: Document) -> bytes:
    """``document`` as PDF/UA-1; equal documents are equal bytes.

    The file tells when the document changed, if the document does, and nothing of the machine.
    """
    try:
        return _compiled(document, printable)
    except typst.TypstError:
        # Marks of two scripts on one letter: each is in one of the fonts, together in none.
        return _compiled(document, plainest)


def _compiled(document: Document, printed: Printed) -> bytes:
    data = json.dumps(_as_data(document, printed), ensure_ascii=False)
    return _compiler().compile(
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=document.changed_at and int(document.changed_at.timestamp()),
    )


def _compiler() -> typst.Compiler:
    """This thread's compiler: it keeps the fonts and the template read."""
    if not hasattr(_held, "compiler"):
        _held.compiler = typst.Compiler(TEMPLATE, ignore_system_fonts=True)
    return _held.compiler


def _as_data(document: Document, printed: Printed) -> dict[str, Any]:
    line = functools.partial(_line, printed)
    return {
        "title": line(document.title) or MISSING,
        "subtitle": line(document.subtitle),
        "author": line(document.author),
        "head": line(document.running_head),
        "language": _subtag(document.language),
        "is_dated": document.changed_at is not None,
        "blocks": [_block(block, printed) for block in document.blocks],
    }


def _block(block: Block, printed: Printed) -> dict[str, Any]:
    text = functools.partial(_runs, printed)
    match block:
        case Heading():
            shown = text(block.text) if printed(plain(block.text)).strip() else [MISSING]
            return {"kind": "heading", "level": block.level + 1, "text": shown}
        case Paragraph():
            return {"kind": "note" if block.is_note else "paragraph", "text": text(block.text)}
        case Facts():
            return {"kind": "facts", "pairs": [list(map(text, pair)) for pair in block.pairs]}
        case Bullets():
            return {"kind": "bullets", "items": list(map(text, block.items))}
        case Table():
            return _table(block, printed)


def _table(table: Table, printed: Printed) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": _line(printed, table.caption),
        "header": [_line(printed, head) for head in table.header],
        # A row is a list of cells, a cell a list of runs wrapped once more: flatten() opens it.
        "rows": [[{"runs": _runs(printed, cell)} for cell in row] for row in table.rows],
        "numeric": table.numeric,
        "widths": table.widths or _widths(table),
    }


def _runs(printed: Printed, text: Text) -> list[Any]:
    return [_run(run, printed(run.text)) for run in runs(text)]


def _run(run: Run, text: str) -> str | dict[str, Any]:
    """A bare string where the run is no more than its text, which most are."""
    if not (run.language or run.url or run.is_strong or "\n" in text):
        return text
    language = _subtag(run.language)
    return {"text": text, "language": language, "url": run.url, "strong": run.is_strong}


def _line(printed: Printed, text: str) -> str:
    return " ".join(printed(text).split())


def _subtag(language: str) -> str:
    """The language without its country: ``sv`` of ``sv-FI``."""
    return language.partition("-")[0]


def _widths(table: Table) -> list[int]:
    """A share of the page for each column, by its longest word and its longest text."""
    columns = zip(table.header, *table.rows, strict=True)
    return [max(_width(plain(cell)) for cell in column) for column in columns]


def _width(text: str) -> int:
    longest_word = max(map(len, text[:1000].split()), default=1)
    return max(min(len(text), WIDEST_COLUMN), min(longest_word, WIDEST_WORD), 3)
