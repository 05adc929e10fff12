"""A public agenda is changed in the records and published anew, with a reason."""

from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import AgendaItem, Attachment, Meeting, PaperVersion
from tests import builders as make
from tests.admin.desks import desk, saved
from tests.meetings.papers import a_file
from tests.meetings.published import a_public_meeting, addresses_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(admin_user: AbstractBaseUser) -> Meeting:
    """A meeting whose agenda is public."""
    return a_public_meeting("agenda_published", admin_user)


def form_of(client: Client, meeting: Meeting) -> str:
    """The form of ``meeting``."""
    return client.get(desk(Meeting, "change", meeting.pk)).content.decode()


def published(client: Client, meeting: Meeting, **sent: str) -> HttpResponse:
    """The answer to publishing the agenda anew."""
    address = reverse("admin:meetings_meeting_change_agenda", args=[meeting.pk])
    return client.post(address, {"version": "1", "reason": ""} | sent)


def current(meeting: Meeting) -> PaperVersion:
    """The public agenda of ``meeting``."""
    return PaperVersion.objects.get(current_of=meeting)


def test_the_form_says_when_the_agenda_differs_and_offers_to_publish_it(
    meeting: Meeting, admin_client: Client
) -> None:
    assert 'value="change_agenda"' not in form_of(admin_client, meeting)

    saved(admin_client, meeting, {"place": "Toinen sali"})

    assert 'value="change_agenda"' in form_of(admin_client, meeting)
    assert "Toinen sali" not in Client().get(meeting.get_absolute_url()).content.decode()


def test_a_draft_of_a_decision_is_no_change_of_the_agenda(
    meeting: Meeting, admin_client: Client
) -> None:
    Meeting.objects.update(stage="held")

    saved(admin_client, meeting.items.first(), {"decision": "Luonnos", "outcome": "noted"})

    assert 'value="change_agenda"' not in form_of(admin_client, meeting)


def test_a_changed_agenda_is_published_with_a_reason_after_a_look_at_its_differences(
    meeting: Meeting, admin_client: Client
) -> None:
    before = read(Client(), addresses_of(meeting))
    saved(admin_client, meeting, {"place": "Toinen sali"}, rows={AgendaItem: [{"title": "Uusi"}]})
    added = meeting.items.last()
    make.stored(Attachment(item=added, number=1, title_fi="Liite", file=a_file("uusi.pdf")))
    address = reverse("admin:meetings_meeting_change_agenda", args=[meeting.pk])

    look = admin_client.get(address).content.decode()
    silent = published(admin_client, meeting)
    answer = published(admin_client, meeting, reason="Sali vaihtui.")

    assert "Toinen sali" in look
    assert "Onnelan kaupungintalo, sali 1" in look
    assert list(silent.context_data["form"].errors) == ["reason"]
    assert answer.status_code == 302
    assert (current(meeting).number, current(meeting).reason) == (2, "Sali vaihtui.")
    html = Client().get(meeting.get_absolute_url()).content.decode()
    for words in ("Toinen sali", "Uusi", "Sali vaihtui."):
        assert words in html
    assert Client().get(f"{addresses_of(meeting)[1].replace('-1/', '-4/')}liite-1").getvalue()
    assert read(Client(), addresses_of(meeting)) != before


def test_a_translation_added_to_the_agenda_makes_no_version(
    meeting: Meeting, admin_client: Client
) -> None:
    saved(admin_client, meeting.items.first(), {"background_sv": "Bron är gammal."})

    answer = published(admin_client, meeting)

    assert answer.status_code == 302
    assert current(meeting).number == 1
    assert current(meeting).content["sv"]["items"][0]["background"]["value"] == "Bron är gammal."


def test_an_agenda_is_not_published_over_another_one(
    meeting: Meeting, admin_client: Client
) -> None:
    saved(admin_client, meeting, {"place": "Toinen sali"})

    answer = published(admin_client, meeting, version="7", reason="Sali vaihtui.")

    assert list(answer.context_data["form"].errors) == ["__all__"]
    assert current(meeting).number == 1


def test_nothing_is_published_when_nothing_differs(meeting: Meeting, admin_client: Client) -> None:
    answer = published(admin_client, meeting, reason="Turhaan.")

    assert answer.status_code == 302
    assert meeting.versions.count() == 1
