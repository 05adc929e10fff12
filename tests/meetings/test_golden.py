"""What each readable format holds, word by word: the files stand in ``golden`` beside this."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from meetings.exports import written
from meetings.models import Meeting
from meetings.summary import build_summary
from tests.builders import AT
from tests.meetings.sittings import a_full_meeting

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).with_name("golden")
CHANGED = datetime(2024, 6, 3, 9, 30, tzinfo=ZoneInfo("Europe/Helsinki"))


def the_meeting(stage: str) -> Meeting:
    """The full meeting under a key and with a stamp that never change."""
    made = a_full_meeting(pk=41, stage=stage)
    Meeting.objects.filter(pk=made.pk).update(updated_at=CHANGED)
    return Meeting.objects.for_page(AT).get(pk=made.pk)


@pytest.mark.parametrize("ending", ["txt", "csv", "json", "ics"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("stage", ["agenda_published", "published"])
def test_a_file_holds_word_by_word_what_was_decided(stage: str, language: str, ending: str) -> None:
    meeting = the_meeting(stage)

    with translation.override(language):
        summary = build_summary(meeting, at=AT, origin="https://portal.example")
        content = written(summary, ending)

    assert content.decode() == (GOLDEN / f"{stage}-{language}.{ending}").read_bytes().decode()
