"""Calendars that programs subscribe to: of all bodies and of one."""

from datetime import timedelta

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from records import clock
from tests.builders import a_body, a_meeting, an_agenda_item

pytestmark = pytest.mark.django_db

ADDRESSES = {"fi": "/fi/kokoukset.ics", "sv": "/sv/moten.ics", "en": "/en/meetings.ics"}


def in_days(days: int) -> str:
    """The day so many days from today."""
    return (clock.today() + timedelta(days=days)).isoformat()


def events(client: Client, address: str) -> list[icalendar.Event]:
    """The events of the calendar at ``address``."""
    answer = client.get(address)
    assert answer.status_code == 200
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


@pytest.mark.parametrize("language", ADDRESSES)
def test_the_calendar_holds_meetings_to_come_and_those_of_the_last_year(
    language: str, client: Client
) -> None:
    body = a_body()
    for days in (30, -300, -400):
        a_meeting(body, held=in_days(days))

    found = events(client, ADDRESSES[language])

    assert [one.start.isoformat() for one in found] == [in_days(-300), in_days(30)]


def test_a_cancelled_meeting_stays_and_a_draft_is_not_there(client: Client) -> None:
    body = a_body()
    a_meeting(body, held=in_days(1), cancelled_at=clock.now(), sequence=1)
    a_meeting(body, held=in_days(2), published_at=None)
    a_meeting(body, held=in_days(3)[:7])

    found = events(client, ADDRESSES["fi"])

    assert [(one["STATUS"], one["SEQUENCE"]) for one in found] == [("CANCELLED", 1)]


def test_a_body_has_a_calendar_of_its_own_with_joint_meetings(client: Client) -> None:
    body, other = a_body("Eka elin"), a_body("Toka elin")
    a_meeting(other, held=in_days(1))
    a_meeting(other, held=in_days(2)).joint_with.add(body)
    a_meeting(body, held=in_days(3))

    found = events(client, "/fi/toimielimet/eka-elin/kokoukset.ics")

    assert [one.start.isoformat() for one in found] == [in_days(2), in_days(3)]
    assert client.get("/fi/toimielimet/ei-sellaista/kokoukset.ics").status_code == 404


def test_a_calendar_takes_as_many_queries_for_many_meetings_as_for_one(client: Client) -> None:
    body = a_body()
    taken = []
    for day in range(1, 7):
        an_agenda_item(a_meeting(body, held=in_days(day), stage="agenda_published"))
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESSES["fi"])
        taken.append(len(queries))

    assert len(set(taken)) == 1
