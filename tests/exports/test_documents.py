"""What a document may hold before any writer sees it."""

import pytest

from exports.documents import Heading, Paragraph, Run, Table, paragraphs, plain
from tests.exports.papers import a_document


@pytest.mark.parametrize("levels", [(2,), (1, 3), (0,), (1, 2, 3, 4, 5, 6)])
def test_headings_never_jump_a_level(levels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="level"):
        a_document(*(Heading(level, "Otsikko") for level in levels))


def test_headings_may_climb_back_at_once() -> None:
    assert a_document(*(Heading(level, "Otsikko") for level in (1, 2, 3, 1)))


@pytest.mark.parametrize(("title", "language"), [(" ", "fi"), ("Kokous", "")])
def test_a_document_has_a_title_and_a_language(title: str, language: str) -> None:
    with pytest.raises(ValueError, match="title and a language"):
        a_document(title=title, language=language)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc", "data:text/html,x", "/"])
def test_a_link_leads_only_where_links_may(address: str) -> None:
    with pytest.raises(ValueError, match="http"):
        Run("tästä", url=address)


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="cell"):
        Table("Taulukko", ("a", "b"), (("1",),))


def test_widths_are_given_to_all_columns_or_to_none() -> None:
    with pytest.raises(ValueError, match="width"):
        Table("Taulukko", ("a", "b"), (), widths=(1,))


def test_an_empty_line_parts_paragraphs_and_a_line_break_does_not() -> None:
    made = list(paragraphs("yksi\r\nkaksi\r\n \r\n\r\nkolme\n", "sv"))

    assert made == [Paragraph(Run("yksi\nkaksi", "sv")), Paragraph(Run("kolme", "sv"))]
    assert plain(made[0].text) == "yksi\nkaksi"
