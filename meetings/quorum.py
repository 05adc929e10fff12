"""Who counts at each item: votes present, quorum, and which organizations are represented."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress

from bodies.models import Body
from meetings.models import Attendance, Meeting
from organizations.models import Organization


@dataclass(frozen=True)
class Quorum:
    """Who counts when one item is handled.

    ``present`` of ``seats`` voting seats are filled by somebody in the room; a deputy fills
    the seat of the absent member. ``needed`` is None where the body's rule is not known, and
    where several bodies meet: the list does not tell who has a seat in which of them.
    ``is_reached`` is None then too, and where too little was recorded to tell.
    """

    present: int
    seats: int
    unrecorded: int
    needed: int | None
    represented: tuple[Organization, ...]
    missing: tuple[Organization, ...]

    @property
    def is_reached(self) -> bool | None:
        """Whether enough were there; None when it cannot be told."""
        if self.needed is None:
            return None
        if self.present >= self.needed:
            return True
        return None if self.present + self.unrecorded >= self.needed else False


def attendance_by_item(
    meeting: Meeting, numbers: Iterable[int], rule: str | None = None
) -> dict[int, Quorum | None]:
    """Who counts at each item of ``meeting``, by number; None where no presence was recorded.

    ``rule`` is the rule of the quorum, by default that of the body today.
    The meeting's attendance must have been fetched (``with_attendance``); no query is made.
    """
    rows = list(meeting.attendances.all())
    seats = [row for row in rows if row.has_own_vote]
    if all(row.presence == Attendance.Presence.NOT_RECORDED for row in seats):
        return dict.fromkeys(numbers)
    barred = [{item.number for item in row.disqualified_from.all()} for row in rows]
    # Nearly always the same people count at every item.
    counted: dict[tuple[bool, ...], Quorum] = {}
    found: dict[int, Quorum | None] = {}
    rule = meeting.body.quorum if rule is None else rule
    for number in numbers:
        counting = tuple(
            row.has_vote and row.heard(number) and number not in items
            for row, items in zip(rows, barred, strict=True)
        )
        if counting not in counted:
            there = list(compress(rows, counting))
            counted[counting] = _counted(meeting, rule, seats, there)
        found[number] = counted[counting]
    return found


def _counted(
    meeting: Meeting, rule: str, seats: list[Attendance], there: list[Attendance]
) -> Quorum:
    """Those ``there`` are counted; ``seats`` are the rows of seats with a vote."""
    represented = _organizations(there)
    return Quorum(
        present=len(there),
        seats=len(seats),
        unrecorded=sum(row.presence == Attendance.Presence.NOT_RECORDED for row in seats),
        needed=None if meeting.is_joint else _needed(rule, len(seats)),
        represented=represented,
        missing=tuple(one for one in _organizations(seats) if one not in represented),
    )


def _needed(rule: str, seats: int) -> int | None:
    if rule == Body.Quorum.MORE_THAN_HALF and seats:
        return seats // 2 + 1
    return None


def _organizations(rows: list[Attendance]) -> tuple[Organization, ...]:
    """Whose seats they are, each once, in the order of the list."""
    return tuple(dict.fromkeys(row.organization for row in rows if row.organization))
