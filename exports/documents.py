"""A document before it is a file: what every writer (PDF, DOCX, text) is given.

It says what a thing is (a heading, a table), never how it looks. Texts are data: no writer reads
markup in them. A line break in a text stays a line break.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Run:
    """A stretch of text in one language.

    ``language`` is named when it is not the document's: a fallback, which keeps its mark in every
    format. Whoever builds the document says so in words too, for those who do not see the mark.
    """

    text: str
    language: str = ""
    url: str = ""
    is_strong: bool = False

    def __post_init__(self) -> None:
        if self.url and not re.match(r"(https?|mailto):", self.url):
            raise ValueError(f"A link leads to http, https or mailto, not to {self.url!r}.")


Text = str | Run | tuple[Run, ...]


def runs(text: Text) -> tuple[Run, ...]:
    """``text`` as runs, however briefly it was given."""
    if isinstance(text, str):
        return (Run(text),)
    return (text,) if isinstance(text, Run) else text


def plain(text: Text) -> str:
    """``text`` without its marks."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True)
class Heading:
    """A heading under the document's title: level 1 is a section, level 2 a part of it, to 5."""

    level: int
    text: Text


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a note is set smaller."""

    text: Text
    is_note: bool = False


@dataclass(frozen=True)
class Facts:
    """Terms with their values, in order ("Place", "City Hall")."""

    pairs: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Bullets:
    """A list whose order carries no meaning."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Table:
    """A table with a caption and one header row; ``numeric`` lists the columns of figures.

    ``widths`` are the columns' shares of the page, one each; without them the texts decide.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.header)]
        if wrong or not self.header:
            raise ValueError(f"{self.caption!r}: a row has a cell under each of {self.header}.")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError(f"{self.caption!r}: each column has a width or none has.")


Block = Heading | Paragraph | Facts | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A titled text of blocks in one language.

    ``title`` is the highest heading and the file's title. ``running_head`` stands on every page
    (the body and the day). ``author`` and ``changed_at`` go into the file's properties; without
    ``changed_at`` the file tells no time, and equal documents are equal bytes either way.
    """

    title: str
    language: str
    running_head: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    changed_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language:
            raise ValueError("A document has a title and a language.")
        level = 0
        for heading in (block for block in self.blocks if isinstance(block, Heading)):
            if not 1 <= heading.level <= min(level + 1, 5):
                raise ValueError(f"{plain(heading.text)!r}: level {heading.level} after {level}.")
            level = heading.level


def paragraphs(text: str, language: str = "") -> Iterable[Paragraph]:
    """A longer typed text as paragraphs: an empty line parts them."""
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        if part.strip():
            yield Paragraph(Run(part.strip(), language))
