"""A name is found in every form it may stand in, and nothing else is. All names are made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from records.person_names import REMOVED, Names, full_names

INFLECTED = {
    "Maija Mäkelä": ["Maija Mäkelän", "Maija Mäkelälle", "Maija Mäkelää", "Maija Mäkelältäkin"],
    "Veikko Virtanen": ["Veikko Virtasen", "Veikko Virtaselle", "Veikko Virtasta"],
    "Kaisa Koski": ["Kaisa Kosken", "Kaisa Koskelle", "Kaisa Koskea", "Kaisa Koskeen"],
    "Lauri Lahti": ["Lauri Lahden", "Lauri Lahdelle", "Lauri Lahtea"],
    "Minna Mäki": ["Minna Mäen", "Minna Mäelle", "Minna Mäkeä", "Minna Mäkeen"],
    "Kalle Kallas": ["Kalle Kallaksen", "Kalle Kallakselle", "Kalle Kallasta"],
    "Anna Aalto": ["Anna Aallon", "Anna Aallolle", "Anna Aaltoa"],
    "Jussi Heikki": ["Jussi Heikin", "Jussi Heikille"],
    "Erik Ekström": ["Erik Ekströms", "Erik Ekströmin", "Erik Ekströmille"],
    "John Smith": ["John Smith’s", "John Smithin", "John Smith:n"],
    "Liisa Lampi": ["Liisa Lammen", "Liisa Lammelle", "Liisa Lampea"],
}
FORMS = [
    "Maija Mäkelä",
    "MAIJA MÄKELÄ",
    "maija mäkelä",
    "Mäkelä Maija",
    "Mäkelä, Maija",
    "Mäkelä Maijalle",
    "Maija\nMäkelä",
    "Maija\u00a0Mäkelä",
    "Maija  \t Mäkelä",
    "Maijan Mäkelän",
    "M. Mäkelä",
    "Mäkelä M.",
    "maija-makela",
    "maija.makela",
    "Maija_Mäkelä",
    "Mai\u00adja Mä\u00adke\u00adlä",
    "Maija Ma\u0308kela\u0308",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("around", ["{}", "Esitteli {}.", "({})", "{}: läsnä", "a/{}/b"])
def test_a_full_name_leaves_in_every_form(form: str, around: str) -> None:
    text = around.format(form)

    left = Names(["Maija Mäkelä"]).taken_out(text, "fi")

    assert left == around.format(REMOVED["fi"])


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, forms in INFLECTED.items() for form in forms]
)
def test_a_name_in_any_case_leaves(name: str, form: str) -> None:
    assert Names([name]).taken_out(f"Annettiin {form} tehtäväksi.", "sv") == (
        "Annettiin [namnet borttaget] tehtäväksi."
    )


def test_a_name_of_three_words_leaves_by_any_given_name() -> None:
    names = Names(["Maija Liisa Mäkelä"])

    for form in ("Maija Liisa Mäkelä", "Liisa Mäkelän", "Maija Mäkelälle", "Mäkelä Maija Liisa"):
        assert names.taken_out(form, "en") == "[name removed]"


@pytest.mark.parametrize(
    "text",
    [
        *("Mäkelä", "Maija", "Maija Mäkeläinen", "Maijala Mäkelä", "Maija ja Mäkelä"),
        *("Mäkelän Liisa", "Matti Mäkelä", "Mäkelänkatu 1", "Maija Koski"),
    ],
)
def test_other_words_stay(text: str) -> None:
    assert Names(["Maija Mäkelä"]).taken_out(text, "fi") == text


def test_a_family_name_alone_leaves_only_when_it_is_given_alone() -> None:
    text = "Mäkelän esitys. Mäkelä poistui. Mäkelänkatu."

    assert Names(["Maija Mäkelä"]).taken_out(text, "fi") == text
    assert Names(["Mäkelä"]).taken_out(text, "fi") == (
        "[nimi poistettu] esitys. [nimi poistettu] poistui. Mäkelänkatu."
    )


def test_json_of_any_shape_is_gone_through_in_the_language_of_its_keys() -> None:
    inner = json.dumps({"sv": {"name": "Maija Mäkelä"}})
    value = {"title_sv": "Av Maija Mäkelä", "en": [{"a": "Maija Mäkelä"}, 3, None], "text": inner}

    kept = Names(["Maija Mäkelä"]).out_of(value)

    assert kept["title_sv"] == "Av [namnet borttaget]"
    assert kept["en"] == [{"a": "[name removed]"}, 3, None]
    assert json.loads(kept["text"]) == {"sv": {"name": "[namnet borttaget]"}}


def test_json_without_the_name_stays_letter_for_letter() -> None:
    text = '{"a":  "b"}'

    assert Names(["Maija Mäkelä"]).out_of_text(text) == text


def test_nobody_is_found_where_no_name_is_given() -> None:
    assert Names(["", "  "]).taken_out("Maija Mäkelä", "fi") == "Maija Mäkelä"


def test_full_names_are_read_out_of_the_words_of_a_presenter() -> None:
    assert full_names("kunnanjohtaja Esa Esittelijä, p. 09 123") == ["Esa Esittelijä"]
    assert full_names("johtaja Anna-Maija von Mallila ja Kaisa Koe") == [
        "Anna-Maija von Mallila",
        "Kaisa Koe",
    ]
    assert full_names("kaupunginjohtaja") == []


@given(some.text(max_size=80), some.text(max_size=120))
def test_any_name_and_text_are_taken(name: str, text: str) -> None:
    names = Names(name.splitlines())

    left = names.out_of_text(text, "fi")
    assert names.are_in(text) or left == text
