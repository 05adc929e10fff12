"""The page of all texts of a public summary, on which they are corrected and translated."""

from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import Meeting
from tests.meetings.published import a_public_meeting
from tests.meetings.test_corrections import REASON, assert_corrected, current, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(admin_user: AbstractBaseUser) -> Meeting:
    """A meeting whose summary is public."""
    return a_public_meeting("published", admin_user)


def text_page(client: Client, meeting: Meeting, **values: str) -> HttpResponse:
    """The answer to the page of all texts, sent with ``values`` by their field."""
    address = reverse("admin:meetings_meeting_correct", args=[meeting.pk])
    form = client.get(address).context_data["form"]
    shown = {bound.html_name: bound.value() for bound in form}
    sent = {name: "" if value is None else value for name, value in shown.items()}
    return client.post(address, sent | {"reason": REASON} | values)


def test_the_page_of_texts_corrects_the_meeting_and_every_language(
    meeting: Meeting, admin_client: Client
) -> None:
    item = meeting.items.first()
    values = {"meeting-held": "2024-05-31", "meeting-place_fi": "Kirjasto"}

    answer = text_page(admin_client, meeting, **values, **{f"{item.pk}-decision_en": "Decided."})

    assert answer.status_code == 302, answer.context_data["form"].errors
    assert_corrected(meeting)
    assert "31.5.2024" in page(meeting)
    assert "Kirjasto" in page(meeting)
    assert "31.5.2024 (2/2024)" in current(meeting).content["fi"]["title"]["value"]
    assert current(meeting).content["en"]["items"][0]["decision"]["value"] == "Decided."


def test_the_page_of_texts_takes_translations_without_a_reason(
    meeting: Meeting, admin_client: Client
) -> None:
    item = meeting.items.first()

    translated = text_page(
        admin_client, meeting, **{f"{item.pk}-proposal_en": "A bridge.", "reason": ""}
    )
    silent = text_page(
        admin_client, meeting, **{f"{item.pk}-proposal_en": "Two bridges.", "reason": ""}
    )
    nothing = text_page(admin_client, meeting)

    assert translated.status_code == 302
    assert list(silent.context_data["form"].errors) == ["reason"]
    assert list(nothing.context_data["form"].errors) == ["__all__"]
    assert current(meeting).number == 1
    assert current(meeting).content["en"]["items"][0]["proposal"]["value"] == "A bridge."
