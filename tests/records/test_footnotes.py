"""Sources of a page, numbered in the order in which its facts refer to them."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from records.footnotes import Footnotes
from records.sources import Certainty, Citation
from tests.builders import a_body, a_citation, a_source, an_organization

pytestmark = pytest.mark.django_db


def test_sources_are_numbered_in_the_order_of_the_facts() -> None:
    first, second = a_citation(a_source("A")), a_citation(a_source("B"))
    body, city = a_body(), an_organization()
    body.citations.add(second)
    city.citations.add(first)
    notes = Footnotes()

    numbers = [[note.number for note in notes.of(fact)] for fact in (body, city)]

    assert numbers == [[1], [2]]
    assert [note.title for note in notes.listed] == [second.source.title, first.source.title]


def test_a_place_cited_twice_has_one_number() -> None:
    citation = a_citation()
    body, city = a_body(), an_organization()
    for fact in (body, city):
        fact.citations.add(citation)
    notes = Footnotes()

    assert notes.of(body) == notes.of(city)
    assert len(notes.listed) == 1


def test_two_places_of_one_source_have_a_number_each() -> None:
    source, body = a_source(), a_body()
    body.citations.add(a_citation(source, locator="§ 1"), a_citation(source, locator="§ 2"))
    notes = Footnotes()

    assert [(note.number, note.locator) for note in notes.of(body)] == [(1, "§ 1"), (2, "§ 2")]


def test_a_fact_without_a_source_has_no_number() -> None:
    assert Footnotes().of(a_body()) == []


def test_facts_with_the_same_reason_share_a_remark_and_others_have_their_own() -> None:
    inferred = {"certainty": Certainty.INFERRED}
    same = [a_body(name, certainty_note_fi="Päätelty.", **inferred) for name in ("A", "B")]
    other = a_body("C", certainty_note_fi="Toisin.", **inferred)
    notes = Footnotes()

    letters = [notes.remark_on(fact).letter for fact in (*same, other)]

    assert letters == ["a", "a", "b"]
    assert notes.remark_on(a_body("D")) is None


def test_a_place_is_written_once() -> None:
    source = a_source()
    a_citation(source, locator="§ 1", says="Näin.")

    with pytest.raises(ValidationError):
        a_citation(source, locator="§ 1", says="Näin.")

    a_citation(source, locator="§ 1", says="Noin.")
    assert Citation.objects.count() == 2


def test_a_source_that_facts_rest_on_cannot_be_deleted() -> None:
    citation = a_citation()

    with pytest.raises(ProtectedError):
        citation.source.delete()
