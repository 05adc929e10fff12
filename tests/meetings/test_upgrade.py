"""Summaries kept before papers were: their moments and reasons go to the version they made."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.test import Client
from django.utils import translation

from meetings import open_data
from meetings.loaded import keep_papers
from meetings.models import Meeting, PaperVersion
from meetings.summary import build_summary
from tests.builders import AT
from tests.meetings.sittings import a_full_meeting

pytestmark = pytest.mark.django_db

upgrade = import_module("meetings.migrations.0009_a_version_tells_when_it_was_published")
HOUR = timedelta(hours=1)


def a_formerly_corrected_meeting(by: AbstractBaseUser) -> Meeting:
    """A meeting whose summary was corrected twice, as that was kept then."""
    meeting = a_full_meeting()
    meeting.steps.create(kind="published", taken_at=AT, taken_by=by)
    fetched = Meeting.objects.for_page(AT).get(pk=meeting.pk)
    content = {}
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            content[language] = open_data.as_json(build_summary(fetched, at=AT))
    for number in (1, 2):
        meeting.versions.create(
            kind="summary",
            number=number,
            published_at=AT + number * HOUR,
            published_by=by,
            reason=f"Korjaus {number}.",
            shape=0,
            content=content,
        )
    return meeting


def told(meeting: Meeting) -> list[tuple[int, object, object, str]]:
    """What the versions say of their publication."""
    names = ("number", "published_at", "published_by", "reason")
    return list(meeting.versions.values_list(*names))


def test_moments_and_reasons_go_to_the_version_they_made_and_back(
    admin_user: AbstractBaseUser,
) -> None:
    meeting = a_formerly_corrected_meeting(admin_user)
    before = told(meeting)

    upgrade.tell_of_publication(apps, connection.schema_editor())
    after = told(meeting)
    upgrade.tell_of_replacement(apps, connection.schema_editor())

    assert after == [
        (1, AT, None, ""),
        (2, AT + HOUR, admin_user.pk, "Korjaus 1."),
        (3, AT + 2 * HOUR, admin_user.pk, "Korjaus 2."),
    ]
    assert told(meeting) == before


def test_former_versions_stay_readable_and_the_public_one_is_kept(
    admin_user: AbstractBaseUser, client: Client
) -> None:
    meeting = a_formerly_corrected_meeting(admin_user)
    upgrade.tell_of_publication(apps, connection.schema_editor())
    page = meeting.get_absolute_url()
    unkept = client.get(page)

    keep_papers({}, AT)

    assert (unkept.status_code, client.get(page).status_code) == (200, 200)
    assert PaperVersion.objects.get(current_of=meeting).number == 3
    for number in (1, 2):
        for ending in ("/", ".pdf", ".json"):
            address = f"{page}yhteenveto/versio-{number}{ending}"
            assert client.get(address).status_code == 200, address
    assert "Korjaus 1." in client.get(f"{page}yhteenveto/versio-1/").content.decode()
    assert client.get(f"{page}yhteenveto/versio-3/").status_code == 404
