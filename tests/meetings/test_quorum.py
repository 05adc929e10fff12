"""Who counts at each item."""

import pytest

from meetings.models import Attendance, Meeting
from meetings.quorum import Quorum, attendance_by_item
from records import clock
from tests.builders import (
    a_body,
    a_meeting,
    a_person,
    an_agenda_item,
    an_attendance,
    an_organization,
)

pytestmark = pytest.mark.django_db

PRESENT, ABSENT = Attendance.Presence.PRESENT, Attendance.Presence.ABSENT


def fetched(meeting: Meeting) -> Meeting:
    """``meeting`` with its attendance, as pages and files fetch it."""
    return Meeting.objects.select_related("body").with_attendance(clock.now()).get(pk=meeting.pk)


def attendance_at(meeting: Meeting, number: int) -> Quorum | None:
    """Who counts at one item."""
    return attendance_by_item(fetched(meeting), [number])[number]


def a_council(**body: str) -> tuple[Meeting, list[Attendance]]:
    """A meeting of three members of two cities: two of the first present, one of the other not."""
    meeting = a_meeting(a_body(**body), held="2026-03-01")
    north, south = an_organization("Pohjola"), an_organization("Etelälä")
    rows = [
        an_attendance(meeting, person=a_person(name), organization=city, presence=presence)
        for name, city, presence in [
            ("Aku Yksi", north, PRESENT),
            ("Bea Kaksi", north, PRESENT),
            ("Cai Kolme", south, ABSENT),
        ]
    ]
    return meeting, rows


def test_nothing_is_said_where_no_presence_was_recorded() -> None:
    meeting = a_meeting(held="2026-03-01")
    an_attendance(meeting, person=a_person("Aku Yksi"), presence="not_recorded")

    assert attendance_at(meeting, 1) is None


def test_more_than_half_of_the_members_is_a_quorum() -> None:
    meeting, _rows = a_council(quorum="more_than_half")

    found = attendance_at(meeting, 1)

    assert (found.present, found.seats, found.needed, found.is_reached) == (2, 3, 2, True)


def test_without_a_known_rule_no_quorum_is_claimed() -> None:
    meeting, _rows = a_council()

    assert attendance_at(meeting, 1).is_reached is None


def test_a_city_whose_member_is_absent_is_not_represented_until_a_deputy_comes() -> None:
    meeting, rows = a_council()

    assert [str(one) for one in attendance_at(meeting, 1).missing] == ["Etelälä"]
    an_attendance(
        meeting,
        person=a_person("Dan Vara"),
        organization=rows[2].organization,
        role="deputy",
        presence=PRESENT,
        in_place_of=rows[2],
    )
    found = attendance_at(meeting, 1)
    assert (found.present, found.seats, found.missing) == (3, 3, ())


def test_a_deputy_in_nobodys_place_has_no_vote() -> None:
    meeting, rows = a_council()
    an_attendance(
        meeting,
        person=a_person("Dan Vara"),
        organization=rows[2].organization,
        role="deputy",
        presence=PRESENT,
    )

    assert attendance_at(meeting, 1).present == 2


def test_who_left_or_is_disqualified_does_not_count_for_the_item() -> None:
    meeting, rows = a_council(quorum="more_than_half")
    item = an_agenda_item(meeting, number=2)
    rows[0].disqualified_from.add(item)
    rows[1].last_item = 2
    rows[1].save()

    found = attendance_by_item(fetched(meeting), (1, 2, 3))

    assert {number: one.present for number, one in found.items()} == {1: 2, 2: 1, 3: 1}
    assert [one.is_reached for one in found.values()] == [True, False, False]


def test_seats_of_unrecorded_presence_leave_the_quorum_open() -> None:
    meeting, rows = a_council(quorum="more_than_half")
    rows[0].presence = Attendance.Presence.NOT_RECORDED
    rows[0].save()

    found = attendance_at(meeting, 1)

    assert (found.present, found.unrecorded, found.is_reached) == (1, 1, None)
