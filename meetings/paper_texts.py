"""The words of a kept file, as far as they can be read here: plain text and office files."""

import html
import re
import zipfile
from typing import BinaryIO

READ_AS_TEXT = ("CSV", "TXT")
OFFICE = ("DOCX", "XLSX", "PPTX", "ODT", "ODS")
MOST_BYTES = 60_000_000
PARTS = (".xml", ".rels")
# Where a paragraph, a cell or a line ends in the files of either family.
ENDS = re.compile(
    r"</(?:\w+:)?(?:p|h|si|c|is|tr|row|table-cell)>|<(?:\w+:)?(?:br|tab|cr|s)\b[^>]*>"
)
TAG = re.compile(r"<[^>]*>")


def words_of(file: BinaryIO, kind: str) -> str | None:
    """All words in ``file`` of the format ``kind``; None where they cannot be read.

    Of an office file every part is read, with the name of its author. Pictures and PDF files
    are not read: what they show is not kept as words.
    """
    try:
        if kind in READ_AS_TEXT:
            return _decoded(file.read(MOST_BYTES))
        return _of_office_file(file) if kind in OFFICE else None
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, NotImplementedError):
        return None


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_office_file(file: BinaryIO) -> str | None:
    with zipfile.ZipFile(file) as archive:
        parts = [one for one in archive.infolist() if one.filename.lower().endswith(PARTS)]
        if sum(one.file_size for one in parts) > MOST_BYTES:
            return None
        return "\n".join(_of_part(_decoded(archive.read(one))) for one in parts)


def _of_part(markup: str) -> str:
    """The words of one part; those of one paragraph run on, however they are cut into pieces."""
    broken = ENDS.sub("\n", markup)
    attributes = "\n".join(re.findall(r'="([^"]*)"', markup))
    return html.unescape(f"{TAG.sub('', broken)}\n{TAG.sub(' ', broken)}\n{attributes}")
