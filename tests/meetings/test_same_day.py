"""Meetings of one body on one day follow each other by their time, then as they were written."""

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from bodies.models import Body
from meetings import actions
from meetings.models import Meeting, Stage
from records import clock
from tests.admin.desks import desk
from tests.builders import (
    a_body,
    a_meeting,
    a_project,
    an_agenda_item,
    an_agreement,
    slugs,
)
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

DAY = "2026-03-01"


def a_day_of(body: Body) -> list[Meeting]:
    """Meetings in time: the day before, three on the day, one of unknown time, the day after.

    They are written in another order than that in which they were held.
    """
    written = [
        a_meeting(body, held=held, start_time=time, name_fi=name, **slugs(name))
        for name, held, time in [
            ("seuraava", "2026-03-02", "08:00"),
            ("iltapaiva", DAY, "14:00"),
            ("ajaton", DAY, None),
            ("aamu", DAY, "09:00"),
            ("toinen-aamu", DAY, "09:00"),
            ("edellinen", "2026-02-28", "16:00"),
        ]
    ]
    after, afternoon, timeless, morning, second, before = written
    return [before, morning, second, afternoon, timeless, after]


def test_each_meeting_has_those_before_and_after_it_nearest_first() -> None:
    body = a_body()
    in_time = a_day_of(body)
    a_meeting(a_body("Toinen elin"), held=DAY, start_time="10:00")

    for place, meeting in enumerate(in_time):
        meeting.refresh_from_db()
        later = Meeting.objects.beside(meeting, later=True)
        earlier = Meeting.objects.beside(meeting, later=False)
        assert list(later) == in_time[place + 1 :]
        assert list(earlier) == in_time[:place][::-1]


def test_nothing_stands_beside_a_meeting_of_unknown_day() -> None:
    body = a_body()
    a_meeting(body, held=DAY)
    unknown = a_meeting(body, held="", name_fi="Päivätön", **slugs("paivaton"))

    assert not Meeting.objects.beside(unknown, later=True)
    assert not Meeting.objects.beside(unknown, later=False)


def stepped(client: Client, meeting: Meeting, step: str) -> None:
    """Save the form of ``meeting`` with the button of ``step``."""
    address = desk(Meeting, "change", meeting.pk)
    answer = client.post(address, filled_form(client.get(address)) | {"_step": step})
    assert answer.status_code == 302


def test_a_tabled_item_goes_on_to_the_later_meeting_of_the_same_day(admin_client: Client) -> None:
    body = a_body()
    first = a_meeting(body, held=DAY, start_time="09:00", stage=Stage.CHECKED)
    a_meeting(body, held="2026-04-01", name_fi="Huhtikuu", **slugs("huhtikuu"))
    same = a_meeting(body, held=DAY, start_time="14:00", name_fi="Ilta", **slugs("ilta"))
    tabled = an_agenda_item(
        first, outcome="tabled", agreement=an_agreement(), project=a_project(), power="proposes"
    )

    stepped(admin_client, first, "publish_summary")

    item = same.items.get()
    assert item.continues == tabled
    assert (item.agreement, item.project) == (tabled.agreement, tabled.project)
    assert (item.power, item.is_public) == ("proposes", True)


def test_an_item_does_not_go_back_to_the_morning(admin_client: Client) -> None:
    body = a_body()
    a_meeting(body, held=DAY, start_time="09:00")
    evening = a_meeting(
        body, held=DAY, start_time="14:00", stage=Stage.CHECKED, name_fi="Ilta", **slugs("ilta")
    )
    an_agenda_item(evening, outcome="tabled")

    stepped(admin_client, evening, "publish_summary")

    assert Meeting.objects.get(start_time="09:00").items.count() == 0


def test_the_evening_brings_what_the_morning_left(
    admin_client: Client, admin_user: AbstractBaseUser
) -> None:
    body = a_body()
    morning = a_meeting(body, held=DAY, start_time="09:00", stage=Stage.PUBLISHED)
    waiting = an_agenda_item(
        morning,
        outcome="returned",
        project=a_project(),
        power="not_binding",
        is_public=False,
        legal_ground_fi="JulkL 24 §",
    )
    evening = a_meeting(body, held=DAY, start_time="14:00", name_fi="Ilta", **slugs("ilta"))

    stepped(admin_client, evening, "bring_waiting")
    previous = actions.add_previous_summary(meeting=evening, by=admin_user)

    item = evening.items.get(continues=waiting)
    assert (item.project, item.power, item.is_public) == (waiting.project, "not_binding", False)
    assert morning.name_fi in previous.title_fi


def test_the_page_leads_to_the_next_meeting_of_the_day(client: Client) -> None:
    body = a_body()
    for meeting in a_day_of(body):
        Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.PUBLISHED)
    morning = Meeting.objects.published(clock.now()).get(slug_fi="toinen-aamu")

    page = client.get(morning.get_absolute_url()).content.decode()

    assert "iltapaiva" in page
    assert "/aamu/" in page
