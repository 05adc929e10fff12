"""Texts made fit for files."""

import sys
import unicodedata

import pytest

from exports.cleaning import PLAIN, _letters, clean, one_line, plainest, printable
from exports.documents import Paragraph, Run
from exports.typesetting import _compiled
from tests.exports.papers import HOSTILE, a_document


def test_all_that_can_be_read_is_kept() -> None:
    text = "Äänekylä – שלום 汉字 👍 <b> =1+1"

    assert clean(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_ends_in_one_way(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


def test_what_is_not_seen_or_turns_the_writing_goes_away() -> None:
    assert clean("a\x00\x1b\u202e\u2066\ufeffb") == "ab"


def test_what_is_no_letter_is_seen_to_be_none() -> None:
    assert clean("a\ud800\uffffb") == "a\ufffd\ufffdb"


def test_a_title_is_one_line() -> None:
    assert one_line(" Kokous\r\n 3/2018\t") == "Kokous 3/2018"


def test_print_shows_a_sign_for_what_its_fonts_lack() -> None:
    assert printable("Äänekylä 👍 汉字") == "Äänekylä □ □□"


def test_a_long_word_may_break_and_a_common_one_stays_whole() -> None:
    assert printable("x" * 100).count("\u200b") == 2
    assert printable("x" * 40) == "x" * 40


def test_the_plainest_text_keeps_the_letters_of_the_languages() -> None:
    assert plainest("Äänekylä – 5\u0301 א") == "Äänekylä – 5□ □"


def test_every_letter_said_to_be_in_the_fonts_can_be_printed() -> None:
    letters = sorted(map(chr, _letters()))
    text = [Paragraph((Run(letter), Run(letter, is_strong=True))) for letter in letters]

    assert _compiled(a_document(*text), printable).startswith(b"%PDF")


def test_cleaning_twice_changes_nothing() -> None:
    assert clean(clean(HOSTILE)) == clean(HOSTILE)


def test_letters_taken_as_they_are_stand_in_each_font_and_no_rule_changes_them() -> None:
    plain = [code for code in range(sys.maxunicode + 1) if PLAIN.fullmatch(chr(code))]

    text = "".join(map(chr, plain))
    assert set(plain) - {10} <= _letters()
    assert unicodedata.normalize("NFC", clean(text)) == text
