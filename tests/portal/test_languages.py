"""Where a text is missing in the reader's language the Finnish one stands, marked as Finnish."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.builders import a_body, a_company, a_project, an_agreement, an_organization

pytestmark = pytest.mark.django_db

BUILDERS = [an_agreement, a_body, a_project, an_organization, a_company]
SENTENCE = "Parts of this page have not been translated. They are shown in Finnish."
each_record = pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
each_language = pytest.mark.parametrize("language", ["sv", "en"])


def page_of(record: Any, language: str) -> str:
    """The page of ``record`` in a language."""
    with translation.override(language):
        return Client().get(record.get_absolute_url()).content.decode()


@each_record
@each_language
def test_a_missing_name_is_the_finnish_one_inside_an_element_that_says_so(
    build: Any, language: str
) -> None:
    html = page_of(build("Lintukodon oma nimi"), language)

    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert heading.strip() == '<span lang="fi">Lintukodon oma nimi</span>'


@each_record
@each_language
def test_a_missing_text_is_the_finnish_one_inside_an_element_that_says_so(
    build: Any, language: str
) -> None:
    names = {f"name_{language}": "Own name", "summary_fi": "Vain suomeksi."}

    html = page_of(build("Nimi", **names), language)

    assert re.search(r'<(\w+)[^>]* lang="fi"[^>]*>\s*Vain suomeksi\.', html)


@each_record
@each_language
def test_a_page_with_finnish_parts_says_so_in_a_sentence(build: Any, language: str) -> None:
    html = page_of(build("Nimi", summary_fi="Vain suomeksi."), language)

    assert translated(SENTENCE, language) in html


@each_record
@each_language
def test_a_page_all_in_the_language_of_the_reader_says_no_such_thing(
    build: Any, language: str
) -> None:
    texts = {f"name_{language}": "Own name", f"summary_{language}": "Own words."}
    texts |= {f"short_name_{language}": "Own"} if build is an_agreement else {}

    html = page_of(build("Nimi", summary_fi="Suomeksi.", **texts), language)

    assert translated(SENTENCE, language) not in html


@each_record
def test_a_page_in_finnish_never_says_so(build: Any) -> None:
    html = page_of(build("Nimi", name_sv="Namn"), "fi")

    assert translated(SENTENCE, "fi") not in html
    assert 'lang="fi">Nimi' not in html.partition("<main")[2]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("address", "build"),
    [
        ("agreements:list", an_agreement),
        ("bodies:list", a_body),
        ("projects:list", a_project),
        ("portal:municipalities", an_organization),
        ("portal:joint_corporations", a_company),
    ],
)
def test_lists_mark_finnish_names_too(address: str, build: Any, language: str) -> None:
    build("Lintukodon oma nimi")
    with translation.override(language):
        html = Client().get(reverse(address)).content.decode()

    assert '<span lang="fi">Lintukodon oma nimi</span></a>' in html.partition("<main")[2]


def translated(sentence: str, language: str) -> str:
    """The sentence as the catalogue of the language has it."""
    with translation.override(language):
        return translation.gettext(sentence)
