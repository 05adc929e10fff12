"""Alphabetical order of Finnish and Swedish, the same from every database."""

import random

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from organizations.models import Organization
from projects.models import Project
from records.sorting import sort_key
from tests.builders import a_project, an_organization

ALPHABETICAL = [
    "4. kaupunginosa",
    "12. kaupunginosa",
    "Aho",
    "Aho vanha",
    "Ahola",
    "Élan",
    "Espo",
    "MAL 9",
    "MAL 2019",
    "Vaala",
    "Wallila",
    "Vanaja",
    "Zeus",
    "Åminne",
    "Ähtävä",
    "Öysti",
]


def test_a_aa_ae_and_oe_are_the_last_letters_w_is_v_and_numbers_go_by_value() -> None:
    shuffled = random.Random(7).sample(ALPHABETICAL, len(ALPHABETICAL))

    assert sorted(shuffled, key=sort_key) == ALPHABETICAL


@pytest.mark.parametrize(
    ("first", "second"),
    [("ääni", "ÄÄNI"), ("Wasa", "vasa"), ("é", "e"), ("MAL 007", "MAL 7")],
)
def test_capitals_and_foreign_accents_make_no_difference(first: str, second: str) -> None:
    assert sort_key(first) == sort_key(second)


@given(some.text(max_size=40))
def test_any_text_has_a_key_that_every_database_sorts_alike(text: str) -> None:
    assert all(letter.isalnum() or letter == " " for letter in sort_key(text))


@pytest.mark.django_db
def test_lists_come_from_the_database_in_this_order() -> None:
    for name in random.Random(7).sample(ALPHABETICAL, len(ALPHABETICAL)):
        an_organization(name)

    assert [one.name_fi for one in Organization.objects.alphabetical()] == ALPHABETICAL


@pytest.mark.django_db
def test_each_language_has_its_own_order_and_missing_names_stand_by_their_finnish_one() -> None:
    a_project("Aalto", name_sv="Våg")
    a_project("Mylly")
    a_project("Zeniitti", name_sv="Alfa")

    with translation.override("sv"):
        assert [one.name_fi for one in Project.objects.alphabetical()] == [
            "Zeniitti",
            "Mylly",
            "Aalto",
        ]
    assert [one.name_fi for one in Project.objects.alphabetical()] == ["Aalto", "Mylly", "Zeniitti"]


@pytest.mark.django_db
def test_the_place_in_the_alphabet_follows_the_name() -> None:
    project = a_project("Aalto")
    a_project("Mylly")
    project.name_fi = "Öljy"
    project.save()

    assert [one.name_fi for one in Project.objects.alphabetical()] == ["Mylly", "Öljy"]
