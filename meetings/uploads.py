"""Files that editors bring: where they are kept and which are refused."""

import re
import secrets
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from meetings.office_files import is_office_file
from records.kept_files import shown_name

FORMATS = ("PDF", "DOCX", "XLSX", "PPTX", "ODT", "ODS", "PNG", "JPG", "JPEG", "CSV", "TXT")
# A PDF may begin later, with a byte-order mark or white space before it (ISO 32000-2, annex I).
BEGINNING_LENGTH = 1024
BEGINNINGS = {
    "PDF": re.compile(rb"(\xef\xbb\xbf)?[\x00\t\n\x0c\r ]*%PDF-"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPG": re.compile(rb"\xff\xd8\xff"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
}
# No browser takes "< body" or "<headline>" for the beginning of a page.
MARKUP = re.compile(
    r"<(!doctype|\?xml|(html|head|body|script|svg|iframe)(?=[\s/>]|\Z))", re.IGNORECASE
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def is_in_a_paper(name: str) -> bool:
    """Whether a published paper, or an earlier version of one, leads to the file ``name``."""
    folder, _slash, rest = name.partition("/")
    key = rest.partition("/")[0]
    if folder != "meetings" or not key.isdecimal():
        return False
    versions = apps.get_model("meetings", "PaperVersion").objects.filter(meeting=key)
    return any(name in files_in(one) for one in versions.values_list("content", flat=True))


def files_in(content: dict[str, Any]) -> set[str]:
    """Names of the files that a paper, as it is kept, leads to."""
    return {
        paper.get("file", "")
        for tree in content.values()
        for item in tree.get("items", ())
        for paper in item.get("papers", ())
    }


def folder_of(attachment: Any, name: str) -> str:
    """Where a file of ``attachment`` is kept: by the keys of its meeting and item.

    No two files ever have one name: an attachment can take the number of another.
    """
    item, ending = attachment.item, ending_of(name).lower()
    kept = f"{attachment.number}-{secrets.token_hex(8)}"
    return f"meetings/{item.meeting_id}/{item.pk}/{kept}" + (f".{ending}" if ending else "")


def ending_of(name: str) -> str:
    """What follows the last dot, in capitals, also where nothing stands before it; or ""."""
    ending = name.rpartition(".")[2].upper()
    return ending if "." in name and ending in FORMATS else ""


def format_of(name: str) -> str:
    """The format that ``name``, of a file or an address, ends in; "" when it tells none."""
    return ending_of(urlsplit(name).path.rpartition("/")[2])


def is_new(file: Any) -> bool:
    """Whether ``file`` was just brought; one already kept was looked at when it came."""
    return bool(file) and not getattr(file, "_committed", False)


def refuse_unfit(file: Any) -> None:
    """Raise ``ValidationError`` when ``file`` is too big or not what its name says.

    Macros, scripts and pages are refused in whatever they are wrapped, and so is what unpacks
    beyond all measure. A file that is kept already is not read again.
    """
    if not is_new(file):
        return
    if file.size > settings.ATTACHMENT_MAX_BYTES:
        message = _(
            "“%(name)s” is %(size)s; at most %(most)s is kept here. Make it smaller and choose it"
            " again, or give the address where it stands."
        )
        most = filesizeformat(settings.ATTACHMENT_MAX_BYTES)
        words = {"name": shown_name(file.name), "size": filesizeformat(file.size), "most": most}
        raise ValidationError(message, "too_big", words)
    ending = ending_of(file.name)
    if not ending:
        message = _("“%(name)s” is not kept here. Bring one of these: %(formats)s.")
        words = {"name": shown_name(file.name), "formats": ", ".join(FORMATS)}
        raise ValidationError(message, "format", words)
    file.seek(0)
    _refuse_other_content(file, ending)
    file.seek(0)


def _refuse_other_content(content: BinaryIO, ending: str) -> None:
    if ending in BEGINNINGS:
        is_so = bool(BEGINNINGS[ending].match(content.read(BEGINNING_LENGTH)))
    elif ending in ("CSV", "TXT"):
        is_so = _is_plain_text(content.read())
    else:
        is_so = is_office_file(content, ending)
    if not is_so:
        message = _(
            "The name says %(format)s, but the content is something else. Save the file anew as"
            " %(format)s."
        )
        raise ValidationError(message, "not_what_it_says", {"format": ending})


def _is_plain_text(content: bytes) -> bool:
    """Whether it reads as text, in Unicode or as Windows writes it, and is no page or script."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if MARKUP.search(text):
        message = _("The file holds a web page, a drawing or a script: those are not kept here.")
        raise ValidationError(message, code="markup")
    return not CONTROL.search(text)
