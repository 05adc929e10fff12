"""Files of Word, Excel, PowerPoint and LibreOffice, told apart by what they say of their parts.

The main part of a file of Office may have any name: the package says which it is and what it
holds. Source: ECMA-376 part 2 (Open Packaging Conventions), OpenDocument 1.3 part 2.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from lxml import etree

from meetings.unpacking import (
    MOST_NESTED,
    SIGNATURE,
    Allowance,
    NotPacked,
    Overlapping,
    TooDeep,
    TooMuch,
    Unpacked,
    unpack,
)

TYPES, RELATIONS, MIMETYPE = "[content_types].xml", "_rels/.rels", "mimetype"
LONGEST_PART = 1_000_000
# The main part, as ECMA-376 and as ISO/IEC 29500 Strict name the relationship.
MAIN_PART = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
)
OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN_TYPES = {
    "DOCX": ("wordprocessingml.document", "wordprocessingml.template"),
    "XLSX": ("spreadsheetml.sheet", "spreadsheetml.template"),
    "PPTX": (
        "presentationml.presentation",
        "presentationml.slideshow",
        "presentationml.template",
    ),
}
OPEN_DOCUMENTS = {
    "ODT": b"application/vnd.oasis.opendocument.text",
    "ODS": b"application/vnd.oasis.opendocument.spreadsheet",
}
MACRO_NAMES = re.compile(r"(^|/)(vbaproject\.bin|basic/|scripts/|macrosheets/)", re.IGNORECASE)
MACRO_TYPES = re.compile(r"macroenabled|vbaproject|macrosheet", re.IGNORECASE)


def is_office_file(content: BinaryIO, ending: str) -> bool:
    """Whether ``content`` is what ``ending`` says: DOCX, XLSX, PPTX, ODT or ODS.

    Raises ``ValidationError`` when it holds macros or unpacks beyond measure.
    """
    if content.read(len(SIGNATURE)) != SIGNATURE:
        return False
    try:
        package = _unpacked(content)
        _refuse_macros(package)
        if ending in OPEN_DOCUMENTS:
            return package.parts.get(MIMETYPE, b"").strip() == OPEN_DOCUMENTS[ending]
        kind = _main_type(package)
    except (NotPacked, etree.XMLSyntaxError):
        return False
    return kind in {f"{OFFICE}.{one}.main+xml" for one in MAIN_TYPES[ending]}


def _unpacked(content: BinaryIO) -> Unpacked:
    most, size = settings.ATTACHMENT_UNPACKED_MAX_BYTES, content.seek(0, 2)
    wanted = {TYPES, RELATIONS, MIMETYPE}
    try:
        return unpack(content, lambda name: name.lower() in wanted, Allowance(most))
    except TooMuch:
        message = _(
            "The file is %(size)s but unpacks to more than %(most)s. Make its pictures and tables"
            " smaller, or save it as PDF."
        )
        words = {"size": filesizeformat(size), "most": filesizeformat(most)}
        raise ValidationError(message, "unpacks_too_much", words) from None
    except TooDeep:
        message = _(
            "The file holds files packed into each other more than %(most)s times. Take them out,"
            " or save it as PDF."
        )
        raise ValidationError(message, "packed_too_deep", {"most": MOST_NESTED}) from None
    except Overlapping as found:
        message = _(
            "The file is packed in a way that no office program packs: %(count)s of its parts lie"
            " over others. Save it anew."
        )
        raise ValidationError(message, "overlapping", {"count": found.args[0]}) from None


def _refuse_macros(package: Unpacked) -> None:
    """Also of what is embedded."""
    types = "" if TYPES not in package.parts else " ".join(_types(package).values())
    if any(MACRO_NAMES.search(name) for name in package.names) or MACRO_TYPES.search(types):
        message = _("The file holds macros. Save it anew without them.")
        raise ValidationError(message, code="macros")
    for nested in package.nested:
        _refuse_macros(nested)


def _main_type(package: Unpacked) -> str:
    """The content type of the main part; "" when there is no such part."""
    names = {name.lower() for name in package.names}
    types = _types(package)
    for relation in _elements(package, RELATIONS, "Relationship"):
        if relation.get("Type") not in MAIN_PART or relation.get("TargetMode") == "External":
            continue
        target = unquote(relation.get("Target", "")).lower()
        name = posixpath.normpath(posixpath.join("/", target))
        if name[1:] in names:
            return types.get(name, types.get(name.rpartition(".")[2], ""))
    return ""


def _types(package: Unpacked) -> dict[str, str]:
    """Content types by the name of the part, which begins with /, or by the ending of names."""
    defaults = _elements(package, TYPES, "Default")
    overrides = _elements(package, TYPES, "Override")
    return {
        **{one.get("Extension", "").lower(): one.get("ContentType", "") for one in defaults},
        **{one.get("PartName", "").lower(): one.get("ContentType", "") for one in overrides},
    }


def _elements(package: Unpacked, part: str, name: str) -> Iterator[etree._Element]:
    """Elements of an XML part, in any namespace; raises ``NotPacked`` when it is no plain one."""
    content = package.parts.get(part, b"")
    if not content or len(content) > LONGEST_PART:
        raise NotPacked
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise NotPacked
    return root.iter(f"{{*}}{name}")
