"""The empty Word document that every other one starts from: page, styles and nothing else."""

import functools
import io

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

INK, SOFT = RGBColor(0x14, 0x21, 0x3A), RGBColor(0x4A, 0x55, 0x6B)
SEA, DEEP = RGBColor(0x0B, 0x4F, 0x8A), RGBColor(0x06, 0x29, 0x4D)
SERIF, SANS = "Palatino Linotype", "Calibri"
HEADING_SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5}
HEADING_SIZES |= {"Heading 4": 11, "Heading 5": 11, "Caption": 10.5}


def empty_document() -> WordDocument:
    """A Word document with the portal's page and styles, and no text."""
    return docx.Document(io.BytesIO(_empty_bytes()))


@functools.cache
def style_id(name: str) -> str:
    """What the file calls the style ``name``: the library seeks it anew for each paragraph."""
    return empty_document().styles[name].style_id


@functools.cache
def _empty_bytes() -> bytes:
    word = docx.Document()
    _drop_thumbnail(word)
    _page(word)
    _styles(word)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def _drop_thumbnail(word: WordDocument) -> None:
    """Without the picture of somebody else's page that the library's template carries."""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(28), Mm(24)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        foot._p.append(element)
        if after:
            foot.add_run(after)


def _styles(word: WordDocument) -> None:
    styles = word.styles
    _font(styles["Normal"], SANS, 11, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in HEADING_SIZES.items():
        _font(styles[name], SERIF, size, DEEP)
        styles[name].font.bold = True
        styles[name].paragraph_format.keep_with_next = True
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    _font(styles["Subtitle"], SANS, 12, SOFT)
    styles["Subtitle"].font.italic = False
    for name in ("Header", "Footer"):
        _font(styles[name], SANS, 9, SOFT)
    for name, size, colour in (("Note", 9, SOFT), ("Table Text", 10, INK), ("Facts", 11, INK)):
        _font(_new_style(word, name), SANS, size, colour)
        styles[name].paragraph_format.space_after = Pt(2)
    _new_style(word, "Table Header", base="Table Text").font.bold = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = SEA, True


def _new_style(word: WordDocument, name: str, base: str = "Normal") -> ParagraphStyle:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[base]
    return style


def _font(style: ParagraphStyle, name: str, size: float, colour: RGBColor) -> None:
    """The font by its name: the template's theme would otherwise choose another."""
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
