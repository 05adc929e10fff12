"""The annual report of a body: what it counts, and what it leaves out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bodies.models import Body
from meetings.models import Attendance, Meeting, Stage
from meetings.reports import Speed, annual_report, years_of
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


def a_told_meeting(body: Body, day: str, **values: object) -> Meeting:
    """A meeting whose summary is public."""
    return a_meeting(body, held=day, stage=Stage.PUBLISHED, **values)


def present(meeting: Meeting, organization: object, name: str, presence: str = "present") -> None:
    """A member of ``organization`` in the list of ``meeting``."""
    an_attendance(
        meeting, person=a_person(name), organization=organization, presence=presence, role="member"
    )


def test_meetings_of_the_year_are_counted_cancelled_ones_apart() -> None:
    body = a_body()
    a_told_meeting(body, "2025-02-01")
    a_meeting(body, held="2025-03-01", stage=Stage.DRAFTED)
    a_meeting(body, held="2025-04-01", cancelled_at=clock.now())
    a_told_meeting(body, "2024-12-31")
    a_meeting(body, held="2025-05-01", published_at=None)

    report = annual_report(body, 2025, clock.now())

    counted = (len(report.meetings), report.cancelled, report.without_summary)
    assert counted == (2, 1, 1)


def test_attendance_is_counted_by_organization_over_noted_meetings() -> None:
    body, north, south = a_body(), an_organization("Pohjola"), an_organization("Etelälä")
    first, second = a_told_meeting(body, "2025-02-01"), a_told_meeting(body, "2025-03-01")
    a_told_meeting(body, "2025-04-01")
    present(first, north, "Aku Yksi")
    present(first, south, "Bea Kaksi", "absent")
    present(second, north, "Cai Kolme")
    absent = Attendance.objects.get(person__name="Bea Kaksi")
    an_attendance(
        first,
        person=a_person("Dan Vara"),
        organization=south,
        role="deputy",
        presence="present",
        in_place_of=absent,
    )

    report = annual_report(body, 2025, clock.now())

    counted = {str(line.organization): (line.present, line.seats) for line in report.organizations}
    assert counted == {"Pohjola": (2, 2), "Etelälä": (1, 1)}
    assert [line.present for line in report.meetings] == [2, 1, None]


def test_items_are_counted_by_outcome_only_where_the_summary_is_public() -> None:
    body = a_body()
    told = a_told_meeting(body, "2025-02-01")
    an_agenda_item(told, number=1, outcome="noted")
    an_agenda_item(told, number=2, outcome="approved")
    an_agenda_item(told, number=3, outcome="approved")
    an_agenda_item(told, number=4)
    drafted = a_meeting(body, held="2025-03-01", stage=Stage.DRAFTED)
    an_agenda_item(drafted, outcome="rejected")

    report = annual_report(body, 2025, clock.now())

    assert report.outcomes == (("approved", 2), ("noted", 1), ("", 1))


def test_the_time_to_decision_runs_from_the_first_meeting_of_the_matter() -> None:
    body = a_body()
    first = an_agenda_item(a_told_meeting(body, "2024-12-02"), outcome="tabled")
    second = an_agenda_item(a_told_meeting(body, "2025-01-01"), outcome="returned", continues=first)
    last = a_told_meeting(body, "2025-01-31")
    an_agenda_item(last, number=1, outcome="approved", continues=second)
    an_agenda_item(last, number=2, outcome="noted")
    an_agenda_item(last, number=3, outcome="noted")

    report = annual_report(body, 2025, clock.now())

    days = (date(2025, 1, 31) - date(2024, 12, 2)).days
    assert report.speed == Speed(decided=3, at_once=2, median_days=0, longest_days=days)


def test_matters_whose_days_are_not_exact_have_no_time_to_decision() -> None:
    body = a_body()
    an_agenda_item(a_told_meeting(body, "2025"), outcome="approved")

    assert annual_report(body, 2025, clock.now()).speed == Speed(1, 0, None, None)


def test_a_report_takes_the_same_queries_for_many_meetings() -> None:
    body = a_body()
    counts = []
    for size in (1, 6):
        for number in range(size):
            meeting = a_told_meeting(body, f"2025-0{size}-{10 + number}")
            present(meeting, an_organization(f"Kunta {size}{number}"), f"Aku {size}{number}")
            an_agenda_item(meeting, outcome="noted")
        with CaptureQueriesContext(connection) as queries:
            annual_report(body, 2025, clock.now())
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_only_years_with_a_public_meeting_have_a_report() -> None:
    body = a_body()
    a_told_meeting(body, "2025-02-01")
    a_told_meeting(body, "2023")
    a_meeting(body, held="2022-01-01", published_at=None)
    a_meeting(body, held="")

    assert years_of(body, clock.now()) == [2025, 2023]
