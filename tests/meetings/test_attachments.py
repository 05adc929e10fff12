"""An attachment leaves the house only when its agenda and its item are public."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from meetings.models import Attachment, Stage
from tests.builders import a_body, a_meeting, an_agenda_item, an_attachment
from tests.meetings.papers import PDF, a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: object) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


def a_kept_attachment(stage: str = Stage.AGENDA_PUBLISHED, **values: object) -> Attachment:
    """A PDF kept here, of item 3 of a meeting at ``stage``."""
    body = a_body(slug_fi="elin", slug_sv="organ", slug_en="body")
    meeting = a_meeting(body, stage=stage, number=2, year=2024)
    item = an_agenda_item(meeting, 3, **values)
    return an_attachment(item, file=a_file("Salainen nimi.PDF"))


@pytest.mark.parametrize(
    ("language", "address", "name"),
    [
        ("fi", "/fi/kokoukset/elin-2-2024/asia-3/liite-1", "elin-2-2024-asia-3-liite-1.pdf"),
        ("sv", "/sv/moten/organ-2-2024/arende-3/bilaga-1", "organ-2-2024-arende-3-bilaga-1.pdf"),
        (
            "en",
            "/en/meetings/body-2-2024/item-3/attachment-1",
            "body-2-2024-item-3-attachment-1.pdf",
        ),
    ],
)
def test_a_public_attachment_is_saved_under_a_name_that_tells_where_it_is_from(
    language: str, address: str, name: str, client: Client
) -> None:
    a_kept_attachment()

    with translation.override(language):
        assert reverse("meetings:attachment", args=[address.split("/")[3], 3, 1]) == address
    answer = client.get(address)

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer


@pytest.mark.parametrize(
    "values",
    [
        {"stage": Stage.PLANNED},
        {"is_public": False, "legal_ground_fi": "Julkisuuslaki"},
    ],
)
def test_an_attachment_of_what_is_not_public_is_not_found(
    values: dict[str, object], client: Client
) -> None:
    a_kept_attachment(**values)

    assert client.get("/fi/kokoukset/elin-2-2024/asia-3/liite-1").status_code == 404


def test_an_attachment_of_a_draft_meeting_is_not_found(client: Client) -> None:
    meeting = a_kept_attachment().item.meeting
    meeting.published_at = None
    meeting.save()

    assert client.get("/fi/kokoukset/elin-2-2024/asia-3/liite-1").status_code == 404


def test_an_attachment_kept_elsewhere_or_lost_is_not_found(client: Client) -> None:
    kept = a_kept_attachment()
    an_attachment(kept.item, 2, url="https://liite.example/2.pdf")
    kept.file.storage.delete(kept.file.name)

    for number in (1, 2):
        address = f"/fi/kokoukset/elin-2-2024/asia-3/liite-{number}"
        assert client.get(address).status_code == 404


def test_an_editor_fetches_a_file_that_is_not_public_yet(
    admin_client: Client, client: Client
) -> None:
    kept = a_kept_attachment(stage=Stage.PLANNED)
    address = reverse("admin:meetings_attachment_file", args=[kept.pk])

    assert b"".join(admin_client.get(address).streaming_content) == PDF
    assert client.get(address).status_code == 302
    page = admin_client.get(reverse("admin:meetings_agendaitem_change", args=[kept.item.pk]))
    assert f'href="{address}"' in page.content.decode()


def test_a_kept_file_is_not_read_again_when_its_row_is_saved() -> None:
    kept = a_kept_attachment()
    kept.file.storage.delete(kept.file.name)
    again = Attachment.objects.get(pk=kept.pk)

    again.full_clean()

    assert again.size == len(PDF)
