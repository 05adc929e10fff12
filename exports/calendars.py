"""Events as an iCalendar file (RFC 5545, RFC 7986) that calendars subscribe to or take in."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Event:
    """Something at a time or on a day.

    ``uid`` never changes; ``sequence`` grows when the time, place or state does. A day stands for
    an event whose hour is not known, and ``ends`` is then its last day. A cancelled event stays
    in the file, so that calendars strike it out. ``changed_at`` is when its facts last changed.
    """

    uid: str
    title: str
    starts: datetime | date
    changed_at: datetime
    ends: datetime | date | None = None
    place: str = ""
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    is_cancelled: bool = False
    language: str = ""
