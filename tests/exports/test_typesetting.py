"""PDF/UA-1, its structure read back."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.cleaning import printable
from exports.documents import Bullets, Document, Heading, Paragraph, Run, Table
from exports.typesetting import _compiled, as_pdf
from tests.exports.papers import a_document, a_full_document, a_hostile_document


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, in the order of reading."""

    def under(parent: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        if isinstance(parent, pikepdf.Array):
            for child in parent:
                yield from under(child)
        elif isinstance(parent, pikepdf.Dictionary):
            if "/S" in parent:
                yield parent
            yield from under(parent.get("/K"))

    yield from under(pdf.Root.StructTreeRoot.K)


def kinds(document: Document) -> list[str]:
    """Kinds of the structure elements of ``document`` as PDF."""
    with pikepdf.open(io.BytesIO(as_pdf(document))) as pdf:
        return [str(element.S) for element in elements(pdf)]


@pytest.fixture(scope="module")
def full() -> Iterator[pikepdf.Pdf]:
    """The full document as PDF."""
    with pikepdf.open(io.BytesIO(as_pdf(a_full_document()))) as pdf:
        yield pdf


def test_the_file_claims_the_standard_and_has_title_and_language(full: pikepdf.Pdf) -> None:
    with full.open_metadata(set_pikepdf_as_editor=False) as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Kokous 3/2018"
        assert about["xmp:CreateDate"].startswith("2018-05-02")
    assert full.Root.Lang == "fi"
    assert full.Root.MarkInfo.Marked
    assert full.Root.ViewerPreferences.DisplayDocTitle


def test_headings_and_bookmarks_follow_the_levels(full: pikepdf.Pdf) -> None:
    heads = [str(element.S) for element in elements(full) if str(element.S).startswith("/H")]

    assert heads == ["/H1", "/H2", "/H2", "/H3"]
    with full.open_outline() as outline:
        title = outline.root[0]
        assert title.title == "Kokous 3/2018"
        assert [part.title for part in title.children] == ["Läsnäolo", "Asiat"]


def test_header_cells_say_that_they_stand_over_columns(full: pikepdf.Pdf) -> None:
    heads = [element for element in elements(full) if element.S == "/TH"]

    assert len(heads) == 4
    assert all(any(a.get("/Scope") == "/Column" for a in head.A) for head in heads)
    assert [str(element.S) for element in elements(full)].count("/Caption") == 2


def test_a_fallback_text_keeps_its_language(full: pikepdf.Pdf) -> None:
    steps = pikepdf.parse_content_stream(full.pages[0], "BDC")
    marks = [str(step.operands[1].get("/Lang", "")) for step in steps]

    assert marks.count("sv") == 1


def test_a_fallback_paragraph_is_marked_whole() -> None:
    made = as_pdf(a_document(Paragraph(Run("Förslag", "sv-FI")), Paragraph("Esitys")))

    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [str(e.Lang) for e in elements(pdf) if "/Lang" in e] == ["sv"]


def test_links_lead_out_and_pages_are_walked_in_their_order(full: pikepdf.Pdf) -> None:
    page = full.pages[0]

    assert {str(link.A.URI) for link in page.Annots} == {
        "https://example.org/fi/",
        "https://example.org/2",
    }
    assert page.Tabs == "/S"


def test_equal_documents_are_equal_bytes() -> None:
    first = as_pdf(a_full_document())
    as_pdf(a_document(Heading(1, "Muu")))

    assert as_pdf(a_full_document()) == first


def test_a_document_that_tells_no_time_makes_a_file_that_tells_none() -> None:
    made = as_pdf(Document("Kokous", "sv", "", ()))

    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert "/CreationDate" not in pdf.docinfo


def test_whatever_was_typed_the_file_comes_out() -> None:
    assert kinds(a_hostile_document()).count("/H1") == 1


def test_typed_markup_stays_text() -> None:
    assert "/Strong" not in kinds(a_document(Paragraph("*a* _b_ = c\n- d\n#strong[e]")))


def test_letters_that_do_not_combine_in_print_do_not_stop_it() -> None:
    """A sign between marks of two scripts: each is in one of the fonts, together in none."""
    document = a_document(Paragraph("\u05a3\u2733\u1ddb"))

    with pytest.raises(typst.TypstError):
        _compiled(document, printable)
    assert "/P" in kinds(document)


def test_a_heading_is_never_empty() -> None:
    assert "/H2" in kinds(a_document(Heading(1, "\x00")))


def test_long_texts_and_many_items_come_out() -> None:
    cell = "pitkä " * 1500
    made = as_pdf(
        a_document(
            Paragraph("sana " * 10_000),
            Paragraph("x" * 50_000),
            Bullets(tuple(f"Asia {number}" for number in range(300))),
            Table("Pitkä", ("a", "b"), ((cell, cell), ("1", "2")) * 2, (1,)),
            Table("Monta", ("a", "b"), tuple((str(n), "x") for n in range(300)), widths=(1, 9)),
        )
    )

    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) > 20
        assert [str(e.S) for e in elements(pdf)].count("/TR") == 5 + 301


@settings(max_examples=25)
@given(st.text(max_size=60), st.sampled_from(["", "sv", "en"]), st.booleans())
def test_any_text_at_all_is_printed(text: str, language: str, is_strong: bool) -> None:
    run = Run(text, language, is_strong=is_strong)
    row = (run, text)

    assert as_pdf(a_document(Heading(1, run), Paragraph(run), Table(text, ("a", text), (row,))))
