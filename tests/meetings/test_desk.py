"""The secretary's desk: meetings are written, steps taken, wrong input told on its field."""

from typing import Any

import pytest
from django.test import Client

from meetings.models import AgendaItem, Attachment, Attendance, Meeting, Stage
from tests.admin.desks import desk, saved
from tests.builders import (
    DAY,
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_agenda_item,
    an_attendance,
    an_organization,
)
from tests.meetings.papers import a_file
from tests.meetings.secretary import CERTAIN, a_planned_meeting, errors_of, row_errors
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

ITEM = {"title": "Sillan rakentaminen"}


def test_a_meeting_with_items_is_written_in_one_form(admin_client: Client) -> None:
    body = a_body("Satumaan elin")
    values = {"body": body.pk, "held": "2024-06-01", "number": 1, "year": 2024}
    empty = admin_client.get(desk(Meeting, "add"))

    rows = {AgendaItem: [{"title": "Eka"}, {"title": "Viides", "number": 5}, {"title": "Toka"}]}
    answer = admin_client.post(desk(Meeting, "add"), filled_form(empty, values, rows))

    assert answer.status_code == 302, answer.context_data["errors"]
    meeting = Meeting.objects.get()
    assert meeting.name_fi == "Satumaan elin 1.6.2024 (1/2024)"
    assert [str(item) for item in meeting.items.all()] == ["5. Viides", "6. Eka", "7. Toka"]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"start_time": "16.00", "end_time": "14.00"}, "end_time", "14.00"),
        ({"held": "2024-03-31", "start_time": "03.30"}, "start_time", "03.30"),
        ({"held": "2012-05-01"}, "held", "1.5.2012"),
        ({"held": "1.5.2024"}, "held", "1.5.2024"),
        ({"number": 3}, "year", ""),
        ({"start_time": "25.00"}, "start_time", ""),
    ],
)
def test_an_impossible_time_is_told_on_its_field_and_nothing_is_lost(
    values: dict[str, Any], field: str, words: str, admin_client: Client
) -> None:
    meeting = a_planned_meeting(body=a_body(starts="2014", ends=".."))
    typed = {"place_fi": "Kaupungintalo"} | values

    answer = saved(admin_client, meeting, typed, rows={AgendaItem: [ITEM]})

    assert words in errors_of(answer)[field][0]
    html = answer.content.decode()
    assert 'value="Kaupungintalo"' in html
    assert 'value="Sillan rakentaminen"' in html
    meeting.refresh_from_db()
    assert not meeting.place_fi


def test_two_new_items_of_one_number_are_refused_on_the_number(admin_client: Client) -> None:
    rows = {AgendaItem: [ITEM | {"number": 2}, ITEM | {"number": 2}]}

    answer = saved(admin_client, a_planned_meeting(), {}, rows=rows)

    assert [list(errors) for errors in row_errors(answer, AgendaItem)] == [[], ["number"]]
    assert not AgendaItem.objects.exists()


def test_a_number_that_somebody_took_meanwhile_is_refused_on_the_number(
    admin_client: Client,
) -> None:
    meeting = a_planned_meeting()
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address), {}, {AgendaItem: [ITEM | {"number": 1}]})
    an_agenda_item(meeting, 1)

    answer = admin_client.post(address, form)

    assert list(row_errors(answer, AgendaItem)[0]) == ["number"]


def test_items_change_places_until_the_agenda_is_public(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    first, second = an_agenda_item(meeting, 1), an_agenda_item(meeting, 2)
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address)) | {"items-0-number": 2, "items-1-number": 1}

    assert admin_client.post(address, form).status_code == 302
    assert list(meeting.items.all()) == [second, first]
    Meeting.objects.update(stage=Stage.AGENDA_PUBLISHED)
    answer = admin_client.post(address, form | {"items-0-number": 9})

    assert "number" in row_errors(answer, AgendaItem)[0]


def test_an_item_of_its_own_gets_the_next_number_or_is_refused_on_it(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    an_agenda_item(meeting, 4)
    empty = admin_client.get(desk(AgendaItem, "add"))
    values = ITEM | {"meeting": meeting.pk}

    answer = admin_client.post(desk(AgendaItem, "add"), filled_form(empty, values))
    twin = admin_client.post(desk(AgendaItem, "add"), filled_form(empty, values | {"number": 4}))

    assert answer.status_code == 302
    assert [item.number for item in meeting.items.all()] == [4, 5]
    assert list(errors_of(twin)) == ["number"]


def test_attachments_are_numbered_by_themselves_and_a_wrong_file_is_told_on_its_field(
    admin_client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    item = an_agenda_item(a_planned_meeting())
    paper = {"title": "Kartta", "language": "fi"}

    good = saved(
        admin_client, item, {}, rows={Attachment: [paper | {"file": a_file("a.pdf")}, paper]}
    )
    bad = saved(
        admin_client,
        item,
        {"background": "Kirjoitettu"},
        rows={Attachment: [paper | {"file": a_file("b.pdf", b"<html>")}]},
    )

    assert good.status_code == 302
    assert [(one.number, one.format) for one in item.attachments.all()] == [(1, "PDF"), (2, "")]
    assert list(row_errors(bad, Attachment)[-1]) == ["file"]
    assert "Kirjoitettu" in bad.content.decode()


def test_one_person_twice_is_refused_on_the_person(admin_client: Client) -> None:
    person = a_person()
    row = {"person": person.pk, "role": "member", "presence": "present"}

    answer = saved(admin_client, a_planned_meeting(), {}, rows={Attendance: [row, row]})

    assert [list(errors) for errors in row_errors(answer, Attendance)] == [[], ["person"]]


def test_only_a_deputy_of_the_day_sits_in_somebodys_place(admin_client: Client) -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town)
    deputy = a_membership(a_quota(body, town, role="deputy"), **CERTAIN).person
    meeting = a_planned_meeting(body=body)
    absent = an_attendance(
        meeting, person=a_person("Poissa Oleva"), organization=town, presence="absent"
    )
    row = {
        "role": "deputy",
        "presence": "present",
        "organization": town.pk,
        "in_place_of": absent.pk,
    }

    stranger = row | {"person": a_person("Aivan Muu").pk}
    refused = saved(admin_client, meeting, {}, rows={Attendance: [stranger]})
    taken = saved(admin_client, meeting, {}, rows={Attendance: [row | {"person": deputy.pk}]})

    (_absent, errors) = row_errors(refused, Attendance)
    assert list(errors) == ["person"]
    assert str(DAY.year) in errors["person"][0]
    assert taken.status_code == 302
    assert Attendance.objects.get(in_place_of=absent).person == deputy


def test_persons_of_two_rows_can_be_exchanged(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    rows = [an_attendance(meeting, person=a_person(name)) for name in ("Aino Eka", "Bo Toka")]
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address))
    first, second = form["attendances-0-person"], form["attendances-1-person"]

    swapped = form | {"attendances-0-person": second, "attendances-1-person": first}
    assert admin_client.post(address, swapped).status_code == 302

    rows[0].refresh_from_db()
    assert str(rows[0].person) == "Bo Toka"
