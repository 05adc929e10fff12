"""A pasted agenda is looked at, then stored whole or not at all."""

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings import actions
from meetings.models import AgendaItem, Meeting, Stage
from tests.builders import a_meeting, an_agenda_item, an_attachment
from tests.meetings.refusals import refused

pytestmark = pytest.mark.django_db

TEXT = """Kokous

1. Silta
Silta rakennetaan.
Esittelijä: johtaja Tuulia Esimerkki
Ehdotus: Hyväksytään.
Liite 1 Kartta https://kartta.example/1.pdf
2. Salainen kauppa
Ei julkinen: Julkisuuslaki 24 §
"""


def page_of(meeting: Meeting) -> str:
    """Address of the page on which its agenda is pasted."""
    return reverse("admin:meetings_meeting_paste", args=[meeting.pk])


def preview(client: Client, meeting: Meeting, text: str, language: str = "fi") -> HttpResponse:
    """The page after the first click."""
    return client.post(page_of(meeting), {"text": text, "language": language, "_preview": ""})


def stored(client: Client, meeting: Meeting, text: str, language: str = "fi") -> HttpResponse:
    """The page after both clicks."""
    seen = preview(client, meeting, text, language)
    seal = seen.context_data["form"]["seal"].value()
    sent = {"text": text, "language": language, "seal": seal, "_store": ""}
    return client.post(page_of(meeting), sent)


def test_the_preview_shows_everything_and_stores_nothing(admin_client: Client) -> None:
    meeting = a_meeting()

    html = preview(admin_client, meeting, TEXT).content.decode()

    for shown in ("1. Silta", "Silta rakennetaan.", "Tuulia Esimerkki", "Hyväksytään.", "Kartta"):
        assert html.count(shown) > TEXT.count(shown)
    assert not meeting.items.exists()


def test_the_second_click_stores_items_texts_and_attachments(admin_client: Client) -> None:
    meeting = a_meeting()

    answer = stored(admin_client, meeting, TEXT)

    assert answer.status_code == 302
    first, second = meeting.items.all()
    assert (first.title_fi, first.background_fi) == ("Silta", "Silta rakennetaan.")
    assert (first.presenter_fi, first.proposal_fi) == ("johtaja Tuulia Esimerkki", "Hyväksytään.")
    assert first.attachments.get().url == "https://kartta.example/1.pdf"
    assert (second.is_public, second.legal_ground_fi) == (False, "Julkisuuslaki 24 §")


def test_a_text_changed_after_the_preview_is_shown_again_before_it_is_stored(
    admin_client: Client,
) -> None:
    meeting = a_meeting()
    seal = preview(admin_client, meeting, TEXT).context_data["form"]["seal"].value()
    changed = TEXT + "3. Kolmas\n"

    answer = admin_client.post(
        page_of(meeting), {"text": changed, "language": "fi", "seal": seal, "_store": ""}
    )

    assert answer.status_code == 200
    assert "3. Kolmas" in answer.content.decode()
    assert not meeting.items.exists()
    assert stored(admin_client, meeting, changed).status_code == 302


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Ei yhtään asiaa", "1. "),
        ("1. " + "x" * 301, "301"),
        ("1. Eka\nEi julkinen:", "1"),
        ("1. Eka\nLiite 1 A\nLiite 1 B", "1"),
        ("5. Viides jo listalla\n6. Kuudes", "5"),
    ],
)
def test_what_cannot_be_stored_is_told_and_the_text_stays(
    text: str, words: str, admin_client: Client
) -> None:
    meeting = a_meeting()
    an_agenda_item(meeting, 5)
    answer = stored(admin_client, meeting, text) if text else preview(admin_client, meeting, text)

    assert answer.status_code == 200
    assert text in answer.content.decode()
    problems = answer.context_data["reading"].problems if text else ["required"]
    assert any(words in problem for problem in problems)
    assert meeting.items.count() == 1


def test_a_swedish_text_goes_to_the_items_of_the_same_number(admin_client: Client) -> None:
    meeting = a_meeting()
    item = an_agenda_item(meeting, 1, background_fi="Tausta")
    an_attachment(item)

    answer = stored(admin_client, meeting, "Ärende 1 Bron\nBakgrund: Text\nBilaga 1 Karta", "sv")
    missing = stored(admin_client, meeting, "Ärende 2 Andra", "sv")

    assert answer.status_code == 302
    item.refresh_from_db()
    assert (item.title_fi, item.title_sv) == ("Sillan rakentaminen", "Bron")
    assert (item.background_fi, item.background_sv) == ("Tausta", "Text")
    assert item.attachments.get().title_sv == "Karta"
    assert missing.status_code == 200


def test_nothing_is_stored_when_one_item_cannot_be(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting()

    with pytest.raises(ValidationError, match="301"):
        actions.paste_agenda(
            meeting=meeting, text=f"1. Eka\n2. {'x' * 301}", language="fi", by=admin_user
        )

    assert not AgendaItem.objects.exists()


def test_a_locked_agenda_takes_no_pasted_items(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(stage=Stage.CHECKED)

    with refused("locked"):
        actions.paste_agenda(meeting=meeting, text=TEXT, language="fi", by=admin_user)


def test_300_items_and_50_000_characters_are_stored(admin_client: Client) -> None:
    meeting = a_meeting()
    text = "\n".join(f"{number}. Asia numero {number}\n{'ä' * 170}" for number in range(1, 301))

    assert stored(admin_client, meeting, text).status_code == 302
    assert meeting.items.count() == 300
    answer = admin_client.get(reverse("admin:meetings_meeting_change", args=[meeting.pk]))
    assert answer.status_code == 200


def test_a_mark_in_another_spelling_makes_the_pasted_item_not_public(admin_client: Client) -> None:
    meeting = a_meeting()
    text = "1. Tontti\nSalassa pidettävä (JulkL 24 §)\nHinta on 5 euroa."

    html = preview(admin_client, meeting, text).content.decode()
    stored(admin_client, meeting, text)

    assert "Ei julkinen: JulkL 24 §" in html
    item = meeting.items.get()
    assert (item.is_public, item.legal_ground_fi) == (False, "JulkL 24 §")
    assert item.background_fi == "Hinta on 5 euroa."


def test_a_mark_without_a_legal_ground_is_asked_for_one(admin_client: Client) -> None:
    meeting = a_meeting()

    answer = stored(admin_client, meeting, "1. Tontti\nLuottamuksellinen: hinta on 5 euroa.")

    (problem,) = answer.context_data["reading"].problems
    assert "1" in problem
    assert not meeting.items.exists()


def test_a_marked_translation_of_a_public_item_is_refused(admin_client: Client) -> None:
    meeting = a_meeting()
    item = an_agenda_item(meeting, 1)

    answer = stored(admin_client, meeting, "1. Tomt\nSekretessbelagd, OffL 24 §\nPris.", "sv")

    assert len(answer.context_data["reading"].problems) == 1
    item.refresh_from_db()
    assert not item.background_sv
