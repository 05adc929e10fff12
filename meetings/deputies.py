"""Who may sit in somebody's place on a meeting's day."""

from dataclasses import dataclass
from datetime import datetime

from bodies.deputies import deputies_on
from bodies.models import Body
from bodies.seats import Seat, compositions
from meetings.models import Attendance, Meeting


@dataclass(frozen=True)
class Deputies:
    """Deputies of a day by the keys of persons and organizations.

    ``shared`` pairs a deputy with the organization whose members any of which it may replace;
    ``personal`` with the one person, or with None where that member is not recorded.
    """

    shared: frozenset[tuple[int, int | None]]
    personal: frozenset[tuple[int, int | None]]

    def may_sit(self, person_id: int, absent: Attendance) -> bool:
        """Whether the person may sit in the place of ``absent``."""
        own = (person_id, absent.person_id) in self.personal
        return own or (person_id, absent.organization_id) in self.shared


def deputies_of(meeting: Meeting, at: datetime) -> Deputies | None:
    """The deputies of the bodies that meet, on the day; None when the day is not known exactly."""
    if not meeting.is_on_one_day:
        return None
    keys = [meeting.body_id, *meeting.joint_with.values_list("pk", flat=True)]
    bodies = Body.objects.with_seats(meeting.held_on, at).filter(pk__in=keys)
    shared, personal = set(), set()
    for body in bodies:
        for one in deputies_on(compositions(body, meeting.held_on)):
            organization = one.row.organization and one.row.organization.pk
            shared |= {(_key(deputy), organization) for deputy in one.shared}
            personal |= {(_key(deputy), _key(one.seat)) for deputy in one.personal}
    return Deputies(frozenset(shared), frozenset(personal))


def _key(seat: Seat) -> int | None:
    return seat.person and seat.person.pk
