"""Who votes counts for the quorum: from the seats of the bodies, through the list, to the page."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from bodies.models import Body
from bodies.voting import VOTING
from meetings.models import Attendance, Meeting, Stage
from tests.admin.desks import desk, saved
from tests.builders import (
    DAY,
    PUBLIC,
    a_body,
    a_chair_rule,
    a_meeting,
    a_membership,
    a_person,
    a_quota,
    an_agenda_item,
    an_attendance,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)
from tests.meetings.secretary import CERTAIN, a_planned_meeting, row_errors
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

HALF = {"quorum": Body.Quorum.MORE_THAN_HALF}


def drawn(client: Client, meeting: Meeting) -> list[tuple[str, str, bool]]:
    """Who is in the list of ``meeting``, drawn up by the button: name, role, whether they vote."""
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(client.get(address)) | {"_step": "draw_up_attendance"}
    assert client.post(address, form).status_code == 302
    return [
        (str(row.person or ""), row.role, row.has_vote)
        for row in meeting.attendances.select_related("person")
    ]


def all_there(client: Client, meeting: Meeting, but: int = 0) -> None:
    """Everybody in the list was present, save the last ``but``, as the form is sent."""
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(client.get(address))
    count = meeting.attendances.count()
    for place in range(count):
        form[f"attendances-{place}-presence"] = "present" if place < count - but else "absent"
    answer = client.post(address, form)
    assert answer.status_code == 302, answer.context_data["errors"]


def votes_of(client: Client, meeting: Meeting) -> dict[str, Any]:
    """Who counts at the only item, as the public file of the meeting has it."""
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.PUBLISHED, published_at=PUBLIC)
    with translation.override("en"):
        found = client.get(f"{meeting.get_absolute_url()}summary.json")
    assert found.status_code == 200
    (item,) = found.json()["agendaItem"]
    return item["votes"]


def test_additional_members_count_for_the_quorum(admin_client: Client) -> None:
    body, city = a_body(**HALF), an_organization()
    members = a_quota(body, city, seats=2, starts="2020", ends="..")
    extra = a_quota(body, city, seats=2, role="additional_member", starts="2020", ends="..")
    for quota in (members, extra):
        for number in (1, 2):
            a_membership(quota, number, person=a_person(f"{quota.role} {number}"), **CERTAIN)
    meeting = a_planned_meeting(body=body)
    an_agenda_item(meeting)

    drawn(admin_client, meeting)
    all_there(admin_client, meeting, but=1)

    found = votes_of(admin_client, meeting)
    assert (found["present"], found["seats"]) == (3, 4)
    assert (found["needed"], found["quorum"]) == (3, True)


def test_half_of_an_even_number_of_seats_is_no_quorum(admin_client: Client) -> None:
    body = a_body(**HALF)
    quota = a_quota(body, an_organization(), seats=4, starts="2020", ends="..")
    for number in range(1, 5):
        a_membership(quota, number, person=a_person(f"Jäsen {number}"), **CERTAIN)
    meeting = a_planned_meeting(body=body)
    an_agenda_item(meeting)

    drawn(admin_client, meeting)
    all_there(admin_client, meeting, but=2)

    found = votes_of(admin_client, meeting)
    assert (found["present"], found["seats"]) == (2, 4)
    assert (found["needed"], found["quorum"]) == (3, False)


def test_a_chair_whose_seat_is_an_experts_has_no_vote(admin_client: Client) -> None:
    body, city = a_body(**HALF), an_organization()
    a_membership(
        a_quota(body, city, seats=1, starts="2020", ends=".."), person=a_person("Jäsen Äänekäs")
    )
    office = an_office(city)
    an_office_holding(office, a_person("Pekka Puhuja"), starts="2020", ends="..")
    an_office_bound_seat(body, office, role="expert")
    a_chair_rule(body, office)
    meeting = a_planned_meeting(body=body)
    an_agenda_item(meeting)

    assert ("Pekka Puhuja", "chairperson", False) in drawn(admin_client, meeting)
    all_there(admin_client, meeting)

    found = votes_of(admin_client, meeting)
    assert (found["present"], found["seats"]) == (1, 1)


def test_the_list_says_who_leads_without_a_vote(admin_client: Client) -> None:
    meeting = a_meeting(stage=Stage.PUBLISHED)
    an_attendance(meeting, role="chairperson", is_without_vote=True)

    with translation.override("en"):
        page = admin_client.get(meeting.get_absolute_url()).content.decode()

    assert "without a vote" in page


def a_deputy_for(role: str) -> tuple[Meeting, Attendance, dict[str, Any]]:
    """An absent holder of a seat in ``role``, and the row of a deputy who comes instead."""
    body, city = a_body(), an_organization()
    kept = {"starts": "2020", "ends": ".."}
    away, deputy = a_person("Pois Sa"), a_person("Vara Jäsen")
    if role != "deputy":
        a_membership(a_quota(body, city, role=role, seats=1, **kept), person=away, **CERTAIN)
    a_membership(a_quota(body, city, role="deputy", seats=1, **kept), person=deputy, **CERTAIN)
    meeting = a_planned_meeting(body=body)
    absent = an_attendance(meeting, person=away, role=role, organization=city, presence="absent")
    row = {"person": deputy.pk, "role": "deputy", "presence": "present", "organization": city.pk}
    return meeting, absent, row | {"in_place_of": absent.pk}


@pytest.mark.parametrize("role", ["member", "additional_member"])
def test_a_deputy_sits_in_the_place_of_whoever_votes(role: str, admin_client: Client) -> None:
    meeting, absent, row = a_deputy_for(role)

    answer = saved(admin_client, meeting, {}, rows={Attendance: [row]})

    assert answer.status_code == 302, answer.context_data["errors"]
    assert meeting.attendances.get(role="deputy").in_place_of == absent


@pytest.mark.parametrize("role", ["expert", "guest", "official"])
def test_nobody_sits_in_the_place_of_one_without_a_vote(role: str, admin_client: Client) -> None:
    meeting, absent, row = a_deputy_for("member")
    Attendance.objects.filter(pk=absent.pk).update(role=role)

    answer = saved(admin_client, meeting, {}, rows={Attendance: [row]})

    assert any("in_place_of" in errors for errors in row_errors(answer, Attendance))


def test_the_choice_of_members_to_sit_for_is_of_those_that_vote(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    for number, role in enumerate(Attendance.Role.values):
        an_attendance(meeting, person=a_person(f"Henkilö {number}"), role=role)
    an_attendance(
        meeting, person=a_person("Johtaja Äänetön"), role="chairperson", is_without_vote=True
    )

    page = admin_client.get(desk(Meeting, "change", meeting.pk))

    (formset,) = [
        inline.formset
        for inline in page.context_data["inline_admin_formsets"]
        if inline.formset.model is Attendance
    ]
    offered = [key for key, _label in formset.empty_form.fields["in_place_of"].choices if key]
    voting = meeting.attendances.filter(role__in=VOTING, is_without_vote=False)
    assert set(offered) == set(voting.values_list("pk", flat=True))
    assert len(offered) == len(VOTING) == 4


@pytest.fixture
def bodies() -> list[Body]:
    """Two bodies that both know a quorum, with two seats each for one city."""
    bodies, city = [a_body("Eka elin", **HALF), a_body("Toka elin", **HALF)], an_organization()
    for body in bodies:
        a_quota(body, city, seats=2, starts="2020", ends="..")
    return bodies


def seat(body: Body, number: int, person: Any) -> None:
    """Let ``person`` sit in ``body``."""
    a_membership(body.quotas.get(role="member"), number, person=person, **CERTAIN)


def a_joint_meeting(client: Client, bodies: list[Body]) -> Meeting:
    """A meeting that the first calls jointly with the others, written in the form."""
    values = {"body": bodies[0].pk, "held": DAY.isoformat()}
    values["joint_with"] = [body.pk for body in bodies[1:]]
    form = filled_form(client.get(desk(Meeting, "add")), values)
    answer = client.post(desk(Meeting, "add"), form)
    assert answer.status_code == 302, answer.context_data["errors"]
    return Meeting.objects.get()


def test_every_seat_of_every_body_has_a_row(bodies: list[Body], admin_client: Client) -> None:
    seat(bodies[0], 1, a_person("Aku Eka"))
    seat(bodies[1], 1, a_person("Bea Toka"))
    meeting = a_joint_meeting(admin_client, bodies)

    first, again = drawn(admin_client, meeting), drawn(admin_client, meeting)

    names = [name for name, _role, _votes in first]
    assert names == ["Aku Eka", "", "Bea Toka", ""]
    assert again == first


def test_who_sits_in_two_of_them_stands_once_with_the_vote(
    bodies: list[Body], admin_client: Client
) -> None:
    both = a_person("Cai Kumpikin")
    city = bodies[0].quotas.get().organization
    expert = a_quota(bodies[0], city, role="expert", seats=1, starts="2020", ends="..")
    a_membership(expert, person=both, **CERTAIN)
    seat(bodies[1], 1, both)

    rows = drawn(admin_client, a_joint_meeting(admin_client, bodies))

    assert [row for row in rows if row[0] == "Cai Kumpikin"] == [("Cai Kumpikin", "member", True)]


def test_no_quorum_is_claimed_for_bodies_together(bodies: list[Body], admin_client: Client) -> None:
    for number, body in enumerate(bodies):
        for place in (1, 2):
            seat(body, place, a_person(f"Jäsen {number}{place}"))
    Body.objects.filter(pk=bodies[1].pk).update(published_at=None)
    meeting = a_joint_meeting(admin_client, bodies)
    an_agenda_item(meeting)
    drawn(admin_client, meeting)
    all_there(admin_client, meeting, but=1)

    found = votes_of(admin_client, meeting)

    assert (found["present"], found["seats"]) == (3, 4)
    assert (found["needed"], found["quorum"]) == (None, None)


def test_a_body_that_is_not_in_session_that_day_is_drawn_as_empty(
    bodies: list[Body], admin_client: Client
) -> None:
    bodies[1].quotas.update(ends="2021", ends_on="2021-12-31", ends_from="2021-01-01")
    seat(bodies[0], 1, a_person("Aku Eka"))

    rows = drawn(admin_client, a_joint_meeting(admin_client, bodies))

    assert [name for name, _role, _votes in rows] == ["Aku Eka", ""]
