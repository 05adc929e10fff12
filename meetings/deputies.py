"""Who may sit in somebody's place on a meeting's day."""

from datetime import datetime

from bodies.models import Body, SeatQuota
from bodies.roster import lines_of
from bodies.seats import compositions
from meetings.models import Meeting


def deputies_of(meeting: Meeting, at: datetime) -> set[tuple[int, int | None]] | None:
    """Keys of the deputies of the day and of the organization each sits for.

    None when the day is not known exactly, so that nobody can say.
    """
    if not meeting.is_on_one_day:
        return None
    keys = [meeting.body_id, *meeting.joint_with.values_list("pk", flat=True)]
    found = set()
    for body in Body.objects.with_seats(meeting.held_on, at).filter(pk__in=keys):
        for composition in compositions(body, meeting.held_on):
            if composition.role == SeatQuota.Role.DEPUTY:
                for line in lines_of([composition]):
                    if line.person:
                        found.add(
                            (line.person.pk, line.row.organization and line.row.organization.pk)
                        )
    return found
