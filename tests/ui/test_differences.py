"""What differs between two texts, word by word."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as some

from ui.differences import Kind, Piece, differences, of_texts
from ui.text import Text

WORDS = some.lists(some.sampled_from(["Onnela", "nimeää", "kaksi", "jäsentä."]), max_size=9)
THREE = "Kaupunginhallitus nimeää Meren, Pihan ja Kuun ryhmään."
OTHER = "Kaupunginhallitus nimeää Meren, Pihan ja Tuulen ryhmään."


def text(value: str, lang: str = "fi") -> Text:
    """Words in the reader's language."""
    return Text(value, lang, is_fallback=False)


def test_a_name_that_the_proposal_lacked_is_added() -> None:
    found = differences(
        "nimetään Tatu Rauhamäki, Mari Puoskari ja Silvia Modig",
        "nimetään Tatu Rauhamäki, Mari Puoskari, Osku Pajamäki ja Silvia Modig",
    )

    assert found.added == ("Osku Pajamäki",)
    assert found.removed == ()
    assert found.is_comparable


def test_pieces_follow_the_texts() -> None:
    found = differences("kaksi uutta jäsentä", "kaksi jäsentä lisää")

    assert found.before == (
        Piece(Kind.SAME, "kaksi"),
        Piece(Kind.REMOVED, " uutta"),
        Piece(Kind.SAME, " jäsentä"),
    )
    assert found.after == (
        Piece(Kind.SAME, "kaksi"),
        Piece(Kind.SAME, " jäsentä"),
        Piece(Kind.ADDED, " lisää"),
    )


@given(WORDS, WORDS)
def test_each_side_reads_as_its_own_text(old: list[str], new: list[str]) -> None:
    found = differences(" ".join(old), " ".join(new))

    assert "".join(piece.words for piece in found.before).split() == old
    assert "".join(piece.words for piece in found.after).split() == new


def test_lines_cut_elsewhere_are_no_difference() -> None:
    found = differences("a) hyväksyä\nb) nimetä", "a) hyväksyä b) nimetä")

    assert (found.added, found.removed) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text(""), text(THREE)),
        (text(THREE), text("")),
        (text(THREE), text(THREE)),
        (text(THREE), text(OTHER, "sv")),
        (text("Päätetään hyväksyä sopimus."), text("Asia jätettiin yksimielisesti pöydälle.")),
    ],
)
def test_what_cannot_be_compared_has_no_differences(before: Text, after: Text) -> None:
    assert of_texts(before, after) is None


def test_differences_are_marked_by_signs_and_told_in_words() -> None:
    html = render_to_string(
        "components/differences.html",
        {
            "found": of_texts(text(THREE), text(OTHER)),
            "lang": "",
            "before_label": "Ehdotus",
            "after_label": "Päätös",
        },
    )

    before, after = html.split("Päätös")
    assert "<del>[−Kuun]</del>" in before
    assert "<ins>" not in before
    assert "<ins>[+Tuulen]</ins>" in after
    assert "<q>Tuulen</q>" in after
    assert "<q>Kuun</q>" in after


def test_words_of_a_text_are_escaped() -> None:
    html = render_to_string(
        "components/differences.html", {"found": differences("a <b> c d", "a <i> c d")}
    )

    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;" in html
