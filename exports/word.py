"""Documents as DOCX that a secretary goes on editing: real styles, header rows and a language."""

import copy
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import SubElement

from exports.cleaning import MISSING, clean, one_line
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
from exports.packs import entry
from exports.word_styles import empty_document, style_id

LONGEST_PROPERTY = 255
# The elements written here, by the names that the file's tree knows them by: the library's own way
# of adding a run seeks its place and reads its text letter by letter, at ten times the cost.
P, P_PR, P_STYLE, JC, R, R_PR, R_STYLE, B, LANG, T, TAB, BR, HYPERLINK, VAL = (
    qn(f"w:{name}")
    for name in (
        *("p", "pPr", "pStyle", "jc", "r", "rPr", "rStyle"),
        *("b", "lang", "t", "tab", "br", "hyperlink", "val"),
    )
)
SPACE, ID = qn("xml:space"), qn("r:id")
# Word checks the spelling of a language in a country.
COUNTRIES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def as_docx(document: Document) -> bytes:
    """``document`` as DOCX; equal documents are equal bytes."""
    word = empty_document()
    _properties(word, document)
    word.sections[0].header.paragraphs[0].add_run(one_line(document.running_head))
    _paragraph(word, "Title", one_line(document.title) or MISSING)
    if document.subtitle:
        _paragraph(word, "Subtitle", one_line(document.subtitle))
    for block in document.blocks:
        _add(word, block)
    return _saved(word)


class _Members:
    """Where the library writes a package: members that tell no minute of their making."""

    def __init__(self, kept: zipfile.ZipFile) -> None:
        self._kept = kept

    def write(self, name: PackURI, blob: bytes) -> None:
        """Write one member."""
        self._kept.writestr(entry(name.membername), blob)


def _saved(word: WordDocument) -> bytes:
    """``word`` as its own ``save`` writes it, but without the minute it was made in."""
    package, held = word.part.package, io.BytesIO()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    with zipfile.ZipFile(held, "w") as kept:
        members = _Members(kept)
        PackageWriter._write_content_types_stream(members, parts)
        PackageWriter._write_pkg_rels(members, package.rels)
        PackageWriter._write_parts(members, parts)
    return held.getvalue()


def _properties(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = one_line(document.title)[:LONGEST_PROPERTY] or MISSING
    core.author = core.last_modified_by = one_line(document.author)[:LONGEST_PROPERTY]
    core.language = document.language
    core.comments = core.keywords = ""
    core.revision = 1
    if document.changed_at:
        core.created = core.modified = document.changed_at.astimezone(UTC)
    else:
        for moment in ("dcterms:created", "dcterms:modified"):
            for element in core._element.findall(qn(moment)):
                core._element.remove(element)
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for mark in defaults.iter(qn("w:lang")):
        mark.set(qn("w:val"), _with_country(document.language))


def _with_country(language: str) -> str:
    return COUNTRIES.get(language, language)


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            shown = block.text if clean(plain(block.text)).strip() else MISSING
            _paragraph(word, f"Heading {block.level}", shown)
        case Paragraph():
            _paragraph(word, "Note" if block.is_note else "Normal", block.text)
        case Facts():
            for term, value in block.pairs:
                strong = tuple(Run(run.text, run.language, run.url, True) for run in runs(term))
                _paragraph(word, "Facts", (*strong, Run(": ", is_strong=True), *runs(value)))
        case Bullets():
            for item in block.items:
                _paragraph(word, "List Bullet", item)
        case Table():
            _add_table(word, block)


def _paragraph(word: WordDocument, style: str, text: Text) -> None:
    body = word.element.body
    paragraph = SubElement(body, P)
    body.sectPr.addprevious(paragraph)
    _style(paragraph, style)
    _write(word, paragraph, text)


def _style(paragraph: BaseOxmlElement, style: str) -> BaseOxmlElement:
    """Give an empty paragraph its style; returns its properties."""
    properties = SubElement(paragraph, P_PR)
    SubElement(properties, P_STYLE).set(VAL, style_id(style))
    return properties


def _write(word: WordDocument, paragraph: BaseOxmlElement, text: Text) -> None:
    for run in runs(text):
        parent = paragraph
        if run.url:
            part = word.part
            to = part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            parent = SubElement(paragraph, HYPERLINK)
            parent.set(ID, to)
        written = SubElement(parent, R)
        _mark(written, run)
        _letters(written, clean(run.text))


def _mark(written: BaseOxmlElement, run: Run) -> None:
    """How a run looks and which language it is in; a bare one says nothing."""
    if not (run.url or run.is_strong or run.language):
        return
    properties = SubElement(written, R_PR)
    if run.url:
        SubElement(properties, R_STYLE).set(VAL, style_id("Hyperlink"))
    if run.is_strong:
        SubElement(properties, B)
    if run.language:
        SubElement(properties, LANG).set(VAL, _with_country(run.language))


def _letters(written: BaseOxmlElement, text: str) -> None:
    r"""Write a text: ``\n`` and tabs are elements of their own."""
    for part in re.split("([\n\t])", text):
        if part == "\n":
            SubElement(written, BR)
        elif part == "\t":
            SubElement(written, TAB)
        elif part:
            letters = SubElement(written, T)
            letters.text = part
            if part != part.strip():
                letters.set(SPACE, "preserve")


def _add_table(word: WordDocument, table: Table) -> None:
    """A table whose first row is repeated on each page, with its caption before it."""
    _paragraph(word, "Caption", one_line(table.caption))
    made = word.add_table(rows=2, cols=len(table.header))
    made._tbl.tblStyle_val = style_id("Table Grid")
    head, row = made._tbl.tr_lst
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), one_line(table.caption))
    made._tbl.tblPr.append(caption)
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(word, head, table.header, table.numeric, "Table Header")
    made._tbl.remove(row)
    for cells in table.rows:
        # A copied row: the library's own way walks the whole table for each cell.
        added = copy.deepcopy(row)
        made._tbl.append(added)
        _fill(word, added, cells, table.numeric, "Table Text")
    _paragraph(word, "Table Text", "")


def _fill(
    word: WordDocument, row: BaseOxmlElement, cells: Iterable[Text], numeric: tuple, style: str
) -> None:
    for number, (cell, text) in enumerate(zip(row.tc_lst, cells, strict=True)):
        paragraph = cell.p_lst[0]
        properties = _style(paragraph, style)
        if number in numeric:
            SubElement(properties, JC).set(VAL, "right")
        _write(word, paragraph, text)
