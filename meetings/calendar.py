"""The meetings of a year, month by month."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import Meeting
from records.partial_dates import in_words

UNKNOWN = 0


@dataclass(frozen=True)
class Month:
    """The meetings of one month; ``number`` is 0 for those known no nearer than by the year."""

    number: int
    name: str
    meetings: tuple[Meeting, ...]


def months(meetings: Iterable[Meeting], year: int) -> list[Month]:
    """``meetings`` by month in their order, those of no known month last; no empty months."""
    found: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(_month_of(meeting), []).append(meeting)
    ordered = sorted(found, key=lambda number: number or 13)
    return [Month(number, _name(number, year), tuple(found[number])) for number in ordered]


def _month_of(meeting: Meeting) -> int:
    first, last = meeting.held_on, meeting.held_by
    is_known = first and last and (first.year, first.month) == (last.year, last.month)
    return first.month if is_known else UNKNOWN


def _name(number: int, year: int) -> str:
    return in_words(f"{year}-{number:02}") if number else ""
