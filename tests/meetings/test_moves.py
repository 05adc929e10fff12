"""The steps of a meeting, taken with the buttons of its form or on a page that asks more."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import Meeting, Stage
from records import clock
from tests.admin.desks import desk, saved
from tests.builders import (
    DAY,
    a_body,
    a_meeting,
    a_membership,
    a_quota,
    an_agenda_item,
    an_organization,
)
from tests.meetings.secretary import CERTAIN, a_planned_meeting, errors_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


def stepped(client: Client, meeting: Meeting, step: str, **values: Any) -> HttpResponse:
    """The page after saving the form of ``meeting`` with the button of ``step``."""
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(client.get(address), values) | {"_step": step}
    return client.post(address, form, follow=True)


def test_the_agenda_is_published_by_the_button_that_saves(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    an_agenda_item(meeting)

    stepped(admin_client, meeting, "publish_agenda", place="Kaupungintalo")

    meeting.refresh_from_db()
    assert (meeting.stage, meeting.place_fi) == (Stage.AGENDA_PUBLISHED, "Kaupungintalo")
    assert meeting.steps.get().taken_by.username == "admin"


def test_a_refused_step_says_why_and_keeps_what_was_written(admin_client: Client) -> None:
    meeting = a_planned_meeting()

    answer = stepped(admin_client, meeting, "publish_agenda", place="Kaupungintalo")

    meeting.refresh_from_db()
    assert (meeting.stage, meeting.place_fi) == (Stage.PLANNED, "Kaupungintalo")
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_enter_in_a_field_takes_no_step(admin_client: Client) -> None:
    meeting = a_planned_meeting()

    html = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()

    assert html.index('name="_save"') < html.index('name="_step"')


def test_only_the_steps_of_its_stage_stand_on_the_form(admin_client: Client) -> None:
    meeting = a_planned_meeting(stage=Stage.CHECKED)

    html = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()

    offered = [one.split('"')[0] for one in html.split('name="_step" value="')[1:]]
    assert offered == ["publish_summary", "send_back"]


def test_the_list_of_attendance_is_drawn_up_in_one_click(admin_client: Client) -> None:
    body = a_body()
    a_membership(a_quota(body, an_organization(), seats=1), **CERTAIN)
    meeting = a_planned_meeting(body=body)

    stepped(admin_client, meeting, "draw_up_attendance")

    assert [str(row.person) for row in meeting.attendances.all()] == ["Tuulia Esimerkki"]


def test_the_approval_of_the_previous_summary_is_added_in_one_click(admin_client: Client) -> None:
    body = a_body()
    a_meeting(body, held="2024-05-01")
    meeting = a_planned_meeting(body=body)

    stepped(admin_client, meeting, "add_previous_summary")

    assert "1.5.2024" in meeting.items.get().title_fi


@pytest.mark.parametrize("step", ["move", "cancel", "send_back", "remove_personal_data"])
def test_a_step_that_asks_more_opens_a_page_of_its_own(step: str, admin_client: Client) -> None:
    stages = {"send_back": Stage.CHECKED, "remove_personal_data": Stage.PUBLISHED}
    meeting = a_planned_meeting(stage=stages.get(step, Stage.PLANNED))

    answer = stepped(admin_client, meeting, step)

    assert answer.redirect_chain[-1][0] == step_page(meeting, step)
    assert answer.status_code == 200
    assert not meeting.steps.exists()


def step_page(meeting: Meeting, step: str) -> str:
    """Address of the page of ``step``."""
    return reverse("admin:meetings_meeting_step", args=[meeting.pk, step])


def test_a_meeting_is_moved_with_a_reason(admin_client: Client) -> None:
    meeting = a_planned_meeting(start_time="14:00")
    later = {"held": "2024-06-08", "start_time": "15.00", "end_time": ""}
    page = step_page(meeting, "move")

    silent = admin_client.post(page, later | {"reason": ""})
    skipped = admin_client.post(
        page, {"held": "2024-03-31", "start_time": "03.30", "reason": "Este."}
    )
    moved = admin_client.post(page, later | {"reason": "Puheenjohtajan este."})

    assert list(silent.context_data["form"].errors) == ["reason"]
    assert list(skipped.context_data["form"].errors) == ["start_time"]
    assert moved.status_code == 302
    meeting.refresh_from_db()
    assert meeting.held == "2024-06-08"
    assert meeting.steps.get().reason == "Puheenjohtajan este."


def test_a_cancelled_meeting_offers_only_to_take_that_back(
    admin_client: Client,
) -> None:
    meeting = a_planned_meeting()

    admin_client.post(step_page(meeting, "cancel"), {"reason": "Ei asioita."})

    meeting.refresh_from_db()
    assert meeting.is_cancelled
    html = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()
    assert html.count('name="_step"') == html.count('value="reinstate"') == 1
    again = admin_client.get(step_page(meeting, "move"))
    assert again.status_code == 302


def test_the_day_of_an_announced_meeting_is_only_moved(admin_client: Client) -> None:
    meeting = a_meeting(published_at=clock.now() - timedelta(days=1))
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address))

    assert "held" not in form
    answer = admin_client.post(address, form | {"held": "2024-07-01"})

    assert "held" in errors_of(answer)
    meeting.refresh_from_db()
    assert meeting.held == DAY.isoformat()


def test_a_meeting_follows_its_day_in_its_name_until_somebody_names_it(
    admin_client: Client,
) -> None:
    meeting = a_planned_meeting()

    saved(admin_client, meeting, {"held": "2024-07-02"})
    meeting.refresh_from_db()
    by_itself = (meeting.name_fi, meeting.slug_fi)
    saved(admin_client, meeting, {"name": "Seminaari"})
    saved(admin_client, meeting, {"held": "2024-07-03"})

    meeting.refresh_from_db()
    assert "2.7.2024" in by_itself[0]
    assert by_itself[1].endswith("2024-07-02")
    assert meeting.name_fi == "Seminaari"


def test_a_meeting_that_was_public_is_not_deleted(admin_client: Client) -> None:
    draft = a_planned_meeting()
    public = a_meeting(draft.body, held="2024-05-01")

    admin_client.post(desk(Meeting, "delete", draft.pk), {"post": "yes"})
    answer = admin_client.post(desk(Meeting, "delete", public.pk), {"post": "yes"})

    assert answer.status_code == 403
    assert list(Meeting.objects.all()) == [public]


def test_nobody_else_opens_the_pages_of_the_desk(client: Client) -> None:
    meeting = a_planned_meeting()
    pages = [
        reverse(f"admin:meetings_meeting_{name}", args=[meeting.pk])
        for name in ("paste", "correct")
    ]

    for page in [*pages, step_page(meeting, "move")]:
        assert client.get(page).status_code == 302
