"""Who counts at each item: votes present, quorum, and which organizations are represented."""

from collections.abc import Iterable
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
    return attendance_by_item(meeting, [number])[number]


def attendance_by_item(meeting: Meeting, numbers: Iterable[int]) -> dict[int, Quorum | None]:
    """Who counts at each of the items, as ``attendance_at`` tells it, by their numbers."""
    rows = list(meeting.attendances.all())
    seats = [row for row in rows if row.role in Attendance.VOTING]
    if all(row.presence == Attendance.Presence.NOT_RECORDED for row in seats):
        return dict.fromkeys(numbers)
    barred = {row: {item.number for item in row.disqualified_from.all()} for row in rows}
    return {number: _counted(meeting.body, barred, number) for number in numbers}


def _counted(body: Body, barred: dict[Attendance, set[int]], number: int) -> Quorum:
    """Who counts at item ``number``; ``barred`` names the items each row may not decide."""
    seats = [row for row in barred if row.role in Attendance.VOTING]
    there = [row for row in barred if _counts(row, number) and number not in barred[row]]
    represented = _organizations(there)
    return Quorum(
        present=len(there),
        seats=len(seats),
        unrecorded=sum(row.presence == Attendance.Presence.NOT_RECORDED for row in seats),
        needed=_needed(body, len(seats)),
        represented=represented,
        missing=tuple(one for one in _organizations(seats) if one not in represented),
        disqualified=tuple(row for row in barred if number in barred[row]),
    )


def _counts(row: Attendance, number: int) -> bool:
    return row.has_vote and row.heard(number)


def _needed(body: Body, seats: int) -> int | None:
    if body.quorum == Body.Quorum.MORE_THAN_HALF and seats:
        return seats // 2 + 1
    return None


def _organizations(rows: list[Attendance]) -> tuple[Organization, ...]:
    """Whose seats they are, each once, in the order of the list."""
    return tuple(dict.fromkeys(row.organization for row in rows if row.organization))
