"""Public agendas, and the removal of their items and attachments through the admin."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetings.models import AgendaItem, Meeting, Stage
from records.names import LANGUAGES
from tests.builders import a_meeting, an_agenda_item, an_attachment
from tests.meetings.papers import a_file

WITH_AGENDA = [stage for stage in Stage if stage != Stage.PLANNED]
OPEN = [Stage.AGENDA_PUBLISHED, Stage.HELD, Stage.DRAFTED]
TITLE = "Perhoshaavien hankinta"
REASON = "Asia kuuluu toiselle toimielimelle."
each_stage = pytest.mark.parametrize("stage", WITH_AGENDA)


def an_agenda(stage: str = Stage.AGENDA_PUBLISHED, **values: Any) -> tuple[Meeting, AgendaItem]:
    """A public meeting at ``stage`` with three items, and its second with an attachment."""
    meeting = a_meeting(stage=stage, **values)
    items = [
        an_agenda_item(meeting, number, title_fi=title, outcome="approved", decision_fi=title)
        for number, title in enumerate(["Avaus", TITLE, "Päätös"], start=1)
    ]
    an_attachment(items[1], title_fi=TITLE, file=a_file("kartta.pdf"))
    return meeting, items[1]


def sent(client: Client, record: Any, name: str, **values: Any) -> HttpResponse:
    """The answer to the page ``name`` of ``record``, sent with a reason."""
    page = f"admin:meetings_{record._meta.model_name}_removal"
    return client.post(reverse(page, args=[record.pk, name]), {"reason": REASON} | values)


def addresses(record: Any) -> list[str]:
    """The address of an item or attachment in each language."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            if isinstance(record, AgendaItem):
                found.append(AgendaItem.objects.get(pk=record.pk).get_absolute_url())
            else:
                meeting = Meeting.objects.get(pk=record.item.meeting_id)
                words = [meeting.slug, record.item.number, record.number]
                found.append(reverse("meetings:attachment", args=words))
    return found
