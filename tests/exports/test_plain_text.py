"""Documents as text for mail."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.documents import Bullets, Facts, Heading, Paragraph, Table
from exports.plain_text import as_text, as_txt
from tests.exports.papers import a_document, a_full_document, a_hostile_document

GOLDEN = Path(__file__).parent / "golden" / "document.txt"


def test_the_whole_file_is_this() -> None:
    assert as_txt(a_full_document()) == GOLDEN.read_bytes()


def test_the_body_of_a_mail_has_plain_line_ends_and_a_file_those_of_mail() -> None:
    assert "\r" not in as_text(a_full_document())
    assert as_txt(a_full_document()).count(b"\r\n") == as_text(a_full_document()).count("\n")


def test_lines_fit_in_mail_and_addresses_stay_whole() -> None:
    address = "https://example.org/" + "a" * 90
    lines = as_text(a_document(Paragraph(f"{'sana ' * 40}{address}"))).splitlines()

    assert address in lines
    assert max(len(line) for line in lines if line != address) <= 72


def test_figures_stand_to_the_right() -> None:
    table = Table("Paikat", ("Kunta", "Paikat"), (("A", "4"), ("B", "12")), numeric=(1,))

    assert as_text(a_document(table)).endswith("A           4\nB          12\n")


def test_whatever_was_typed_the_file_comes_out() -> None:
    assert "汉字" in as_txt(a_hostile_document()).decode()


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_at_all_is_written(text: str) -> None:
    document = a_document(
        Heading(1, text), Facts(((text, text),)), Bullets((text,)), Table(text, ("a",), ((text,),))
    )

    assert b"\n" not in as_txt(document).replace(b"\r\n", b"")
