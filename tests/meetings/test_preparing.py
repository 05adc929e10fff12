"""What one click prepares: items that wait, the previous summary, the attendance list."""

import pytest
from django.contrib.auth.models import AbstractBaseUser

from meetings import actions
from meetings.models import Attendance, Stage
from records import clock
from tests.builders import (
    a_body,
    a_chair_rule,
    a_meeting,
    a_membership,
    a_person,
    a_quota,
    an_agenda_item,
    an_agreement,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)
from tests.meetings.refusals import refused

pytestmark = pytest.mark.django_db


def test_a_tabled_item_moves_itself_to_the_next_planned_meeting(
    admin_user: AbstractBaseUser,
) -> None:
    body = a_body()
    first = a_meeting(body, held="2026-03-01", stage=Stage.CHECKED)
    a_meeting(body, held="2026-04-01", stage=Stage.AGENDA_PUBLISHED)
    following = a_meeting(body, held="2026-05-01")
    a_meeting(body, held="2026-06-01")
    an_agenda_item(first, number=1, outcome="approved")
    tabled = an_agenda_item(
        first, number=2, title_fi="Kesken", outcome="tabled", agreement=an_agreement()
    )

    actions.publish_summary(meeting=first, by=admin_user, at=clock.now())

    item = following.items.get()
    assert (item.title_fi, item.continues, item.agreement) == ("Kesken", tabled, tabled.agreement)
    assert (item.outcome, item.decision_fi or "") == ("", "")


def test_an_item_without_a_later_meeting_waits_until_one_is_planned(
    admin_user: AbstractBaseUser,
) -> None:
    body = a_body()
    first = a_meeting(body, held="2026-03-01", stage=Stage.CHECKED)
    returned = an_agenda_item(first, outcome="returned")
    actions.publish_summary(meeting=first, by=admin_user, at=clock.now())
    later = a_meeting(body, held="2026-09-01")

    brought = actions.bring_waiting(meeting=later, by=admin_user)

    assert [item.continues for item in brought] == [returned]
    assert actions.bring_waiting(meeting=later, by=admin_user) == []


def test_an_item_of_a_summary_that_is_not_public_does_not_go_on(
    admin_user: AbstractBaseUser,
) -> None:
    body = a_body()
    first = a_meeting(body, held="2026-03-01", stage=Stage.DRAFTED)
    an_agenda_item(first, outcome="tabled")

    assert actions.bring_waiting(meeting=a_meeting(body, held="2026-09-01"), by=admin_user) == []


@pytest.mark.parametrize(
    ("outcome", "day", "stage", "code"),
    [
        ("approved", "2026-09-01", Stage.PLANNED, "decided"),
        ("tabled", "2026-01-01", Stage.PLANNED, "other_meeting"),
        ("tabled", "2026-09-01", Stage.AGENDA_PUBLISHED, "other_meeting"),
    ],
)
def test_only_a_waiting_item_goes_only_to_a_later_open_agenda(
    admin_user: AbstractBaseUser, outcome: str, day: str, stage: str, code: str
) -> None:
    body = a_body()
    item = an_agenda_item(a_meeting(body, held="2026-03-01"), outcome=outcome)

    with refused(code):
        actions.carry_over(item=item, to=a_meeting(body, held=day, stage=stage), by=admin_user)


def test_an_item_goes_on_once(admin_user: AbstractBaseUser) -> None:
    body = a_body()
    item = an_agenda_item(a_meeting(body, held="2026-03-01"), outcome="tabled")
    later = a_meeting(body, held="2026-09-01")
    actions.carry_over(item=item, to=later, by=admin_user)

    with refused("goes_on"):
        actions.carry_over(item=item, to=later, by=admin_user)


def test_one_click_puts_the_previous_summary_on_the_agenda(admin_user: AbstractBaseUser) -> None:
    body = a_body()
    a_meeting(body, held="2026-01-01", cancelled_at=None)
    previous = a_meeting(body, held="2026-03-01")
    a_meeting(body, held="2026-04-01", cancelled_at=clock.now())
    meeting = a_meeting(body, held="2026-05-01")
    an_agenda_item(meeting, number=4)

    item = actions.add_previous_summary(meeting=meeting, by=admin_user)

    assert item.number == 5
    assert previous.name_fi in item.title_fi
    with refused("there_already"):
        actions.add_previous_summary(meeting=meeting, by=admin_user)


def test_the_first_meeting_has_no_previous_summary(admin_user: AbstractBaseUser) -> None:
    with refused("no_previous"):
        actions.add_previous_summary(meeting=a_meeting(held="2026-05-01"), by=admin_user)


def test_the_attendance_list_has_a_row_for_every_seat_of_the_day(
    admin_user: AbstractBaseUser,
) -> None:
    body, city = a_body(), an_organization()
    mayor = an_office(city, "pormestari")
    an_office_holding(mayor, a_person("Meri Esimerkki"), starts="2020", ends="..")
    an_office_bound_seat(body, mayor)
    a_chair_rule(body, mayor)
    quota = a_quota(body, city, seats=3, starts="2020", ends="..")
    a_membership(quota, 1, person=a_person("Kai Esimerkki"), starts="2026-01-01", ends="2026-12-31")
    a_membership(quota, 2, is_vacant=True, starts="2026-01-01", ends="2026-12-31")
    a_membership(quota, 3, person=a_person("Ent Inen"), starts="2024-01-01", ends="2024-12-31")
    meeting = a_meeting(body, held="2026-03-01")

    actions.draw_up_attendance(meeting=meeting, by=admin_user, at=clock.now())

    rows = [(str(row.person or ""), row.title_fi, row.role) for row in meeting.attendances.all()]
    assert rows == [
        ("Meri Esimerkki", "pormestari", Attendance.Role.CHAIRPERSON),
        ("Kai Esimerkki", "", Attendance.Role.MEMBER),
        ("", "", Attendance.Role.MEMBER),
    ]


def test_drawing_the_list_again_adds_only_what_is_new(admin_user: AbstractBaseUser) -> None:
    body, city = a_body(), an_organization()
    quota = a_quota(body, city, seats=2, starts="2020", ends="..")
    meeting = a_meeting(body, held="2026-03-01")
    actions.draw_up_attendance(meeting=meeting, by=admin_user, at=clock.now())
    row = meeting.attendances.first()
    row.presence = "present"
    row.save()
    quota.seats = 3
    quota.save()

    new = actions.draw_up_attendance(meeting=meeting, by=admin_user, at=clock.now())

    assert len(new) == 1
    assert meeting.attendances.filter(presence="present").count() == 1


def test_the_list_needs_an_exact_day(admin_user: AbstractBaseUser) -> None:
    with refused("no_day", "held"):
        actions.draw_up_attendance(meeting=a_meeting(held="2026-03"), by=admin_user, at=clock.now())
