"""A published paper is frozen: nothing that changes in the records alters a byte of it."""

from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from meetings import actions
from meetings.models import AgendaItem, Attachment, Meeting
from tests import builders as make
from tests.meetings.papers import PDF, a_file
from tests.meetings.published import (
    RENAMED,
    a_public_meeting,
    addresses_of,
    read,
    rename_everything,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("stage", ["agenda_published", "published"])
def test_no_byte_changes_when_everything_is_renamed(
    stage: str, admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_public_meeting(stage, admin_user)
    addresses = addresses_of(meeting)
    before = read(client, addresses)

    rename_everything()
    quota = make.a_quota(meeting.body, meeting.attendances.first().organization)
    make.a_membership(quota, starts="2024-01-01", ends="..")

    after = read(client, addresses)
    assert [address for address in addresses if after[address] != before[address]] == []
    assert RENAMED not in str(after)


def test_what_is_added_to_a_public_agenda_is_public_nowhere(
    admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)
    addresses = addresses_of(meeting)
    before = read(client, addresses)

    agreement = meeting.items.first().agreement
    added = make.an_agenda_item(meeting, 4, title_fi="Lisätty asia", agreement=agreement)
    make.stored(Attachment(item=added, number=1, title_fi="Uusi", file=a_file("uusi.pdf")))
    first = meeting.items.first()
    make.stored(Attachment(item=first, number=4, title_fi="Uusi", file=a_file("uusi.pdf")))

    assert read(client, addresses) == before
    page = addresses[1].replace("asia-1", "asia-4")
    assert client.get(page).status_code == 404
    assert client.get(f"{page}liite-1").status_code == 404
    assert client.get(addresses[1] + "liite-4").status_code == 404
    for other in (agreement.get_absolute_url(), "/sitemap.xml", "/fi/kokoukset.ics"):
        assert "asia-4" not in client.get(other).content.decode()
        assert "Lisätty" not in client.get(other).content.decode()


def test_a_title_written_after_the_publication_is_in_no_list(
    admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)
    agreement = meeting.items.first().agreement

    AgendaItem.objects.update(title_fi="Vielä salassa")

    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "Vielä salassa" not in page
    assert "Sillan rakentaminen" in page


def test_a_file_exchanged_in_the_records_leaves_the_public_one(
    admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_public_meeting("published", admin_user)
    paper = Attachment.objects.exclude(file="").get()

    paper.file = a_file("toinen.pdf", PDF + b"%toinen\n")
    paper.save()

    address = addresses_of(meeting)[1] + "liite-3"
    assert client.get(address).getvalue() == PDF


def test_the_page_is_as_old_as_its_version(admin_user: AbstractBaseUser, client: Client) -> None:
    meeting = a_public_meeting("published", admin_user)

    Meeting.objects.get(pk=meeting.pk).save()

    answer = client.get(meeting.get_absolute_url())
    assert answer.context_data["updated_at"] == make.AT
    data = client.get(addresses_of(meeting)[8]).json()
    assert data["modified"] == "2024-06-01T12:00:00+03:00"


def test_a_moved_agenda_publishes_the_new_day_and_nothing_else(
    admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)
    AgendaItem.objects.update(background_fi="Vielä salassa")
    rename_everything()

    to = ("2024-06-08", None, None)
    actions.move(meeting=meeting, to=to, reason="Sali oli varattu.", by=admin_user, at=make.AT)

    text = read(client, [addresses_of(meeting)[10]])[addresses_of(meeting)[10]].decode()
    assert "8.6.2024" in text
    assert "salassa" not in text
    assert RENAMED not in text
    assert text.count("Sali oli varattu.") == 1
    assert meeting.versions.last().number == 2


def test_a_cancelled_agenda_says_so_and_stays(admin_user: AbstractBaseUser, client: Client) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)

    actions.cancel(meeting=meeting, reason="Ei asioita.", by=admin_user, at=make.AT)

    assert "Ei asioita." in client.get(meeting.get_absolute_url()).content.decode()
    assert meeting.versions.count() == 1
