"""DOCX read back as an editor's program would."""

import io
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.documents import Document, Heading, Paragraph, Run, Table
from exports.word import as_docx
from tests.exports.papers import CHANGED_AT, a_document, a_full_document, a_hostile_document


def opened(document: Document) -> WordDocument:
    """``document`` written and read back."""
    return docx.Document(io.BytesIO(as_docx(document)))


def styled(word: WordDocument, style: str) -> list[str]:
    """Texts in ``style``."""
    return [p.text for p in word.paragraphs if p.style is not None and p.style.name == style]


def test_styles_say_what_each_part_is() -> None:
    word = opened(a_full_document())

    assert styled(word, "Title") == ["Kokous 3/2018"]
    assert styled(word, "Heading 1") == ["Läsnäolo", "Asiat"]
    assert styled(word, "Heading 2") == ["1 § Valmistelu"]
    assert styled(word, "Caption") == ["Läsnä olleet", "Vaiheet"]
    assert styled(word, "List Bullet") == ["Liite 1", "https://example.org/2"]
    assert styled(word, "Facts") == ["Aika: 17.4.2018", "Sivu: osoite"]
    assert styled(word, "Note") == ["Kaksi\nriviä"]


def test_the_file_tells_its_title_language_and_moment() -> None:
    word = opened(a_full_document())
    about = word.core_properties

    assert (about.title, about.language, about.author) == ("Kokous 3/2018", "fi", "Seutu")
    assert about.modified == CHANGED_AT
    assert {e.get(qn("w:val")) for e in word.styles.element.iter(qn("w:lang"))} == {"fi-FI"}


def test_a_document_that_tells_no_time_makes_a_file_that_tells_none() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(Document("Kokous", "sv", "", ())))) as package:
        assert b"dcterms:" not in package.read("docProps/core.xml").partition(b">")[2].replace(
            b"xmlns:dcterms", b""
        )


def test_header_rows_are_repeated_on_each_page() -> None:
    for table in opened(a_full_document()).tables:
        marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
        assert marks[0] is not None
        assert marks[1:] == [None, None]


def test_cells_keep_their_texts() -> None:
    table = opened(a_full_document()).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Nimi", "Ääniä"],
        ["Jäsen A", "3"],
        ["Jäsen B", "12"],
    ]


def test_every_page_has_the_running_head_and_its_number() -> None:
    section = opened(a_full_document()).sections[0]
    foot = section.footer.paragraphs[0]._p

    assert section.header.paragraphs[0].text == "Yhteistyöryhmä 17.4.2018"
    fields = [e.get(qn("w:instr")) for e in foot.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    order = [e.tag for e in foot if e.tag in (qn("w:fldSimple"), qn("w:r"))]
    assert order == [qn("w:fldSimple"), qn("w:r"), qn("w:fldSimple")]


def test_a_fallback_text_keeps_its_language() -> None:
    runs = [run for p in opened(a_full_document()).paragraphs for run in p.runs]
    marks = {
        run.text: run._r.rPr.find(qn("w:lang")).get(qn("w:val"))
        for run in runs
        if run._r.rPr is not None and run._r.rPr.find(qn("w:lang")) is not None
    }

    assert marks == {"Förslag.": "sv-FI"}


def test_links_lead_out() -> None:
    links = [link for p in opened(a_full_document()).paragraphs for link in p.hyperlinks]

    assert [(link.text, link.address) for link in links] == [
        ("osoite", "https://example.org/fi/"),
        ("https://example.org/2", "https://example.org/2"),
    ]


def test_equal_documents_are_equal_bytes() -> None:
    first = as_docx(a_full_document())
    as_docx(a_document(Heading(1, "Muu")))

    assert as_docx(a_full_document()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_whatever_was_typed_the_file_comes_out() -> None:
    word = opened(a_hostile_document())

    assert "שלום مرحبا evil 汉字" in styled(word, "Heading 1")[0]
    assert len(word.core_properties.title) <= 255


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_at_all_is_written(text: str) -> None:
    run = Run(text, "sv")

    assert opened(a_document(Heading(1, run), Paragraph(run), Table(text, ("a",), ((text,),))))
