"""Each version of a paper stays readable: as a page, as PDF and as JSON, with its differences."""

import io
from typing import Any

import pikepdf
import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetings import actions
from meetings.differences import differences_of
from meetings.models import Meeting, PaperVersion
from meetings.papers import replaced_document_of
from meetings.stored import from_stored
from meetings.tree import Summary
from records.names import LANGUAGES
from tests.builders import AT
from tests.meetings.published import a_public_meeting, read, rename_everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(admin_user: AbstractBaseUser) -> Meeting:
    """A meeting whose summary was corrected once."""
    made = a_public_meeting("published", admin_user)
    correct(made, admin_user, "Rakennetaan uusi silta.")
    return made


def correct(meeting: Meeting, by: AbstractBaseUser, decision: str) -> None:
    """Correct the first decision of ``meeting``."""
    changes = {meeting.items.first().pk: {"decision_fi": decision}}
    reason = f"Päätös oli kirjattu väärin: {decision}"
    actions.correct(meeting=meeting, changes=changes, reason=reason, by=by, at=AT)


def versions_of(meeting: Meeting) -> list[str]:
    """Addresses of the first summary and of the agenda, in every language and form."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            for paper in ("summary", "agenda"):
                for form in ("", "_pdf", "_json"):
                    name = f"meetings:{paper}_version{form}"
                    found.append(reverse(name, args=[meeting.slug, 1]))
    return found


def test_a_replaced_version_says_since_when_and_why_and_what_differs(
    meeting: Meeting, client: Client
) -> None:
    page = client.get(versions_of(meeting)[0])

    assert page.request["PATH_INFO"].endswith("/yhteenveto/versio-1/")
    html = page.content.decode()
    assert "Tämä on versio 1. Se korvattiin 1.6.2024. Päätös oli kirjattu väärin" in html
    assert "Ehdotuksen mukaan." in html
    assert "Rakennetaan uusi silta." in html
    (difference,) = page.context_data["differences"]
    assert (difference.where, difference.what) == ("Asia 1", "Päätös")


def test_every_link_to_a_version_stands_on_the_page_of_the_meeting(
    meeting: Meeting, client: Client
) -> None:
    html = client.get(meeting.get_absolute_url()).content.decode()

    for address in (versions_of(meeting)[0], versions_of(meeting)[3]):
        assert f'href="{address}"' in html
        page = client.get(address).content.decode()
        assert "/sv/moten/" in page.partition("<main")[0]
        for ending in ("pdf", "json"):
            assert f'href="{address[:-1]}.{ending}"' in page


def test_a_version_stays_byte_for_byte_whatever_follows(
    meeting: Meeting, admin_user: AbstractBaseUser, client: Client
) -> None:
    before = read(client, versions_of(meeting))

    rename_everything()
    correct(meeting, admin_user, "Puretaan silta.")

    assert read(client, versions_of(meeting)) == before


def test_the_pdf_of_a_version_is_stamped_and_ends_with_the_differences(
    meeting: Meeting, client: Client
) -> None:
    answer = client.get(versions_of(meeting)[1])
    first, second = (
        from_stored(Summary, one.content["fi"]) for one in meeting.versions.filter(kind="summary")
    )

    with translation.override("fi"):
        document = replaced_document_of(first, "Korvattu.", differences_of(first, second))

    words = [str(block) for block in document.blocks]
    assert "Korvattu." in words[0]
    assert "Rakennetaan uusi silta." in words[-1]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert "(korvattu)" in str(pdf.docinfo["/Title"])


def test_the_agenda_stays_readable_once_the_summary_is_public(
    meeting: Meeting, client: Client
) -> None:
    page = client.get(versions_of(meeting)[3])

    html = page.content.decode()
    assert "kokouksen yhteenveto julkaistiin 1.6.2024" in html
    assert "Ehdotuksen mukaan." not in html
    assert page.context_data["differences"] == []


@pytest.mark.parametrize("number", [2, 3])
def test_what_is_public_now_or_never_was_is_no_version(
    number: int, meeting: Meeting, client: Client
) -> None:
    for address in versions_of(meeting)[:3]:
        missing = address.replace("versio-1", f"versio-{number}")
        answer = client.get(missing)
        assert answer.status_code == 404
        if missing.endswith(".json"):
            assert answer.json()["error"]


def test_no_version_of_a_hidden_meeting_is_public(meeting: Meeting, client: Client) -> None:
    Meeting.objects.update(published_at=None)

    assert {client.get(address).status_code for address in versions_of(meeting)} == {404}


def test_personal_data_leaves_every_version_in_every_language(
    meeting: Meeting, admin_user: AbstractBaseUser, client: Client
) -> None:
    actions.remove_personal_data(meeting=meeting, by=admin_user, at=AT)

    words = str([version.content for version in meeting.versions.all()])
    for name in ("Puheenjohtaja", "Poissaoleva", "Varajäsen", "Esa Esittelijä"):
        assert name not in words
    assert "Onnelan kaupunki" in words
    with translation.override("sv"):
        html = client.get(meeting.get_absolute_url()).content.decode()
    assert "Onnelan kaupunki" in html or "Lyckans stad" in html
    assert "Puheenjohtaja" not in html
    correct(meeting, admin_user, "Vielä kerran.")
    assert "Puheenjohtaja" not in str(meeting.versions.last().content)


def test_the_history_holds_no_copy_of_a_paper(meeting: Meeting) -> None:
    entries = LogEntry.objects.get_for_model(PaperVersion)

    assert entries.exists()
    assert not any("content" in entry.changes_dict for entry in entries)
