"""Files that editors bring: where they are kept and which are refused."""

from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

FORMATS = ("PDF", "DOCX", "XLSX", "PPTX", "ODT", "ODS", "PNG", "JPG", "JPEG", "CSV", "TXT")


def folder_of(attachment: Any, name: str) -> str:
    """Where the file of ``attachment`` is kept: by the keys of its meeting and item."""
    ending = PurePath(name).suffix.lower()
    item = attachment.item
    return f"meetings/{item.meeting_id}/{item.pk}/{attachment.number}{ending}"


def format_of(name: str) -> str:
    """The format that ``name``, of a file or an address, ends in; "" when it tells none."""
    ending = PurePath(urlsplit(name).path).suffix[1:].upper()
    return ending if ending in FORMATS else ""


def refuse_unfit(file: Any) -> None:
    """Raise ``ValidationError`` when ``file`` is too big or not what its name says."""
