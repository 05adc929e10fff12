"""Names and address words in three languages, and what becomes of the old ones."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from bodies.models import Body
from records.names import LANGUAGES, FormerSlug, by_any_slug, remember_slugs
from tests.builders import a_body, an_agreement, an_organization

pytestmark = pytest.mark.django_db


def renamed(body: Body, **slugs: str) -> Body:
    """``body`` with other address words, the old ones remembered."""
    before = {language: body.slug_in(language) for language in LANGUAGES}
    for language, slug in slugs.items():
        setattr(body, f"slug_{language}", slug)
    body.save()
    remember_slugs(body, before)
    return body


def address(body: Body, language: str, slug: str = "") -> str:
    """The address of ``body`` in a language, or the same with another slug."""
    with translation.override(language):
        own = body.get_absolute_url()
    return own.replace(body.slug_in(language), slug) if slug else own


def leads_to(client: Client, url: str) -> tuple[int, str]:
    """Status of the answer and where it leads."""
    answer = client.get(url)
    return answer.status_code, answer.headers.get("Location", "")


def test_empty_address_words_are_made_of_the_name_in_each_language() -> None:
    body = a_body("Yhteistyöelin Ångström", name_sv="Samarbetsorgan för ån")

    assert body.slug_fi == "yhteistyoelin-angstrom"
    assert body.slug_sv == "samarbetsorgan-for-an"
    assert body.slug_en == "yhteistyoelin-angstrom"


def test_an_address_word_somebody_chose_is_kept() -> None:
    assert a_body(slug_fi="valittu").slug_fi == "valittu"


@pytest.mark.parametrize("name", ["!!!", "ЯЖ"])
def test_a_name_without_letters_for_an_address_is_refused_not_stored_without_one(
    name: str,
) -> None:
    with pytest.raises(ValidationError):
        a_body(name)


def test_two_records_of_a_kind_cannot_share_an_address() -> None:
    a_body("Sama nimi")

    with pytest.raises(ValidationError) as caught:
        a_body("Sama nimi")

    assert set(caught.value.error_dict) <= {"slug_fi", "slug_sv", "slug_en", "__all__"}


def test_records_of_different_kinds_can_share_an_address_word() -> None:
    assert a_body("Sama nimi").slug_fi == an_agreement("Sama nimi").slug_fi


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_address_redirects_for_good_in_its_language(language: str, client: Client) -> None:
    body = a_body(slug_fi="vanha", slug_sv="gammal", slug_en="old")
    old = address(body, language)

    renamed(body, fi="uusi", sv="ny", en="new")

    assert leads_to(client, old) == (301, address(body, language))
    assert client.get(address(body, language)).status_code == 200


@pytest.mark.parametrize(
    ("language", "foreign"), [("fi", "gammal"), ("sv", "old"), ("en", "vanha")]
)
def test_the_address_word_of_another_language_redirects_to_the_own_one(
    language: str, foreign: str, client: Client
) -> None:
    body = a_body(slug_fi="vanha", slug_sv="gammal", slug_en="old")

    assert leads_to(client, address(body, language, foreign)) == (301, address(body, language))


def test_an_address_changed_twice_leads_to_the_newest_in_one_step(client: Client) -> None:
    body = a_body(slug_fi="eka")
    renamed(renamed(body, fi="toka"), fi="kolmas")

    for former in ("eka", "toka"):
        assert leads_to(client, address(body, "fi", former)) == (301, address(body, "fi"))


def test_an_address_changed_back_answers_itself(client: Client) -> None:
    body = a_body(slug_fi="eka")
    renamed(renamed(body, fi="toka"), fi="eka")

    assert client.get(address(body, "fi")).status_code == 200
    assert leads_to(client, address(body, "fi", "toka")) == (301, address(body, "fi"))
    assert not FormerSlug.objects.filter(slug="eka").exists()


def test_no_other_record_takes_over_a_former_address(client: Client) -> None:
    body = renamed(a_body("Entinen", slug_fi="paikka"), fi="muualla")

    with pytest.raises(ValidationError) as refusal:
        a_body("Perijä", slug_fi="paikka")

    assert [error.code for error in refusal.value.error_dict["slug_fi"]] == ["former"]
    assert client.get(address(body, "fi", "paikka"))["Location"] == address(body, "fi")


def test_a_redirect_keeps_the_day(client: Client) -> None:
    body = renamed(a_body(slug_fi="eka"), fi="toka")

    answer = client.get(address(body, "fi", "eka"), {"day": "2018-05-02"})

    assert answer["Location"] == f"{address(body, 'fi')}?day=2018-05-02"


def test_the_old_address_of_one_kind_leads_nowhere_among_another() -> None:
    renamed(a_body(slug_fi="eka"), fi="toka")

    assert by_any_slug(Body.objects.all(), "eka", "fi") is not None
    assert by_any_slug(type(an_organization()).objects.all(), "eka", "fi") is None
    assert by_any_slug(Body.objects.all(), "eka", "sv") is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Sivua ei löyt"), ("sv", "Sidan hittades inte"), ("en", "This page was not found")],
)
def test_an_unknown_address_answers_not_found_in_the_language_of_the_reader(
    language: str, words: str, client: Client
) -> None:
    answer: Any = client.get(address(a_body(), language, "olematon"))

    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()
