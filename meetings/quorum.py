"""Who counts at each item: votes present, quorum, and which organizations are represented."""

from dataclasses import dataclass

from bodies.models import Body
from meetings.models import Attendance, Meeting
from organizations.models import Organization


@dataclass(frozen=True)
class Quorum:
    """Who counts when one item is handled.

    ``present`` of ``seats`` voting seats are filled by somebody in the room; a deputy fills
    the seat of the absent member. ``needed`` is None where the body's rule is not known;
    ``is_reached`` is None then too, and where too little was recorded to tell.
    """

    present: int
    seats: int
    unrecorded: int
    needed: int | None
    represented: tuple[Organization, ...]
    missing: tuple[Organization, ...]
    disqualified: tuple[Attendance, ...]

    @property
    def is_reached(self) -> bool | None:
        """Whether enough were there; None when it cannot be told."""
        if self.needed is None:
            return None
        if self.present >= self.needed:
            return True
        return None if self.present + self.unrecorded >= self.needed else False


def attendance_at(meeting: Meeting, number: int) -> Quorum | None:
    """Who counts at item ``number`` of ``meeting``; None when no member's presence was recorded.

    The meeting's attendance must have been fetched (``with_attendance``); no query is made.
    """
    rows = list(meeting.attendances.all())
    seats = [row for row in rows if row.role in Attendance.VOTING]
    if all(row.presence == Attendance.Presence.NOT_RECORDED for row in seats):
        return None
    disqualified = [row for row in rows if _is_disqualified(row, number)]
    there = [row for row in rows if row.has_vote and row.heard(number) and row not in disqualified]
    owners = _organizations(seats)
    represented = _organizations(there)
    return Quorum(
        present=len(there),
        seats=len(seats),
        unrecorded=sum(row.presence == Attendance.Presence.NOT_RECORDED for row in seats),
        needed=_needed(meeting.body, len(seats)),
        represented=represented,
        missing=tuple(one for one in owners if one not in represented),
        disqualified=tuple(disqualified),
    )


def _needed(body: Body, seats: int) -> int | None:
    if body.quorum == Body.Quorum.MORE_THAN_HALF and seats:
        return seats // 2 + 1
    return None


def _is_disqualified(row: Attendance, number: int) -> bool:
    return any(item.number == number for item in row.disqualified_from.all())


def _organizations(rows: list[Attendance]) -> tuple[Organization, ...]:
    """Whose seats they are, each once, in the order of the list."""
    return tuple(dict.fromkeys(row.organization for row in rows if row.organization))
