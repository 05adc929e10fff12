"""A meeting whose paper is public, all its addresses, and everything that can be renamed."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body, Office, Person
from meetings import actions
from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from organizations.models import Organization
from records.names import LANGUAGES
from records.sources import Citation, Source
from tests import builders as make
from tests.meetings.papers import a_file
from tests.meetings.sittings import a_full_meeting

ENDINGS = ("pdf", "docx", "xlsx", "csv", "json", "ics", "txt")
RENAMED = " UUSI"
# Texts of all that a paper names; what the meeting itself says changes only by a correction.
NAMES: dict[Any, tuple[str, ...]] = {
    Person: ("name",),
    Organization: ("name_fi", "name_sv", "name_en"),
    Body: ("name_fi", "name_sv", "name_en"),
    Office: ("name_fi",),
    Source: ("title", "publisher", "url"),
    Citation: ("locator", "says"),
    AgendaItem: ("title_fi", "title_sv", "background_fi", "proposal_fi", "section", "presenter_fi"),
    Attachment: ("title_fi", "title_sv", "url"),
    Attendance: ("title_fi",),
    Meeting: ("place_fi", "name_fi", "name_sv", "summary_fi", "certainty_note_fi"),
}


def a_public_meeting(
    stage: str, by: AbstractBaseUser, at: datetime = make.AT, **values: Any
) -> Meeting:
    """The full meeting, its agenda or its summary published by the action that does it."""
    meeting = a_full_meeting(stage="planned", **values)
    item = meeting.items.first()
    make.stored(
        Attachment(item=item, number=3, title_fi="Kirje", file=a_file("kirje.pdf")),
    )
    item.citations.add(make.a_citation(make.a_source("KEKSITTY-2"), says="Näin se sanoo."))
    AgendaItem.objects.filter(pk=item.pk).update(
        certainty="inferred", certainty_note_fi="Päätelty."
    )
    make.an_office(meeting.attendances.first().organization)
    actions.publish_agenda(meeting=meeting, by=by, at=at)
    if stage == "published":
        Meeting.objects.filter(pk=meeting.pk).update(stage="checked")
        actions.publish_summary(meeting=meeting, by=by, at=at)
    meeting.refresh_from_db()
    return meeting


def addresses_of(meeting: Meeting) -> list[str]:
    """The page, the pages of the items and the files of ``meeting``, in every language."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            slug = meeting.slug
            found.append(reverse("meetings:detail", args=[slug]))
            found += [reverse("meetings:item", args=[slug, number]) for number in (1, 2, 3)]
            found += [reverse("meetings:file", args=[slug, ending]) for ending in ENDINGS]
            found.append(reverse("meetings:attachment", args=[slug, 1, 3]))
    return found


def read(client: Client, addresses: list[str]) -> dict[str, bytes]:
    """What stands at ``addresses``."""
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {
        address: answer.getvalue() if answer.streaming else answer.content
        for address, answer in answers.items()
    }


def rename_everything() -> None:
    """Change every name and text in the records, behind the back of all actions."""
    for model, names in NAMES.items():
        longer = {name: Concat(F(name), Value(RENAMED)) for name in names}
        assert model._base_manager.update(**longer), model
    Body.objects.update(quorum="", power="decides")
