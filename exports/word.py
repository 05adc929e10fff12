"""Documents as DOCX that a secretary goes on editing: real styles, header rows and a language."""

import copy
import io
import zipfile
from collections.abc import Iterable
from datetime import UTC

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

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
    held = io.BytesIO()
    word.save(held)
    return _undated(held)


def _undated(saved: io.BytesIO) -> bytes:
    """The same package without the minute it was made in."""
    held = io.BytesIO()
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(held, "w") as kept:
        for name in made.namelist():
            kept.writestr(entry(name), made.read(name))
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
    paragraph = word.add_paragraph()
    paragraph._p.style = style_id(style)
    _write(paragraph, text)


def _write(paragraph: WordParagraph, text: Text) -> None:
    for run in runs(text):
        written = paragraph.add_run(clean(run.text))
        if run.is_strong:
            written.bold = True
        if run.language:
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), _with_country(run.language))
            written._r.get_or_add_rPr().append(mark)
        if run.url:
            written._r.style = style_id("Hyperlink")
            link = OxmlElement("w:hyperlink")
            part = paragraph.part
            to = part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), to)
            paragraph._p.replace(written._r, link)
            link.append(written._r)


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
    for number, (element, text) in enumerate(zip(row.tc_lst, cells, strict=True)):
        paragraph = WordParagraph(element.p_lst[0], word._body)
        paragraph._p.style = style_id(style)
        if number in numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(paragraph, text)
