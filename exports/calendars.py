"""Events as an iCalendar file (RFC 5545, RFC 7986) that calendars subscribe to or take in."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from exports.cleaning import clean, one_line

ZONE = ZoneInfo("Europe/Helsinki")
PRODUCT = "-//Helsinkiseutu//Helsinkiseutu//FI"
# Summer time as it has been since 1996 (directive 2000/84/EC and those before it): name, first
# change in local time, hours from UTC before and after it.
SUMMER = (
    "EEST",
    datetime.fromisoformat("1996-03-31T03:00"),
    timedelta(hours=2),
    timedelta(hours=3),
)
WINTER = ("EET", datetime.fromisoformat("1996-10-27T04:00"), timedelta(hours=3), timedelta(hours=2))


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


@dataclass(frozen=True)
class Calendar:
    """What calendars show of the file itself; ``source`` is its own address."""

    name: str
    language: str
    url: str = ""
    source: str = ""
    refreshed_every: timedelta = timedelta(hours=12)


def as_ics(calendar: Calendar, events: Iterable[Event]) -> bytes:
    """``events`` as one file, in the order given; equal events are equal bytes.

    Times are Europe/Helsinki. The link stands in the description too: most calendars show no
    other.
    """
    made = _empty(calendar)
    made.add_component(_timezone())
    for event in events:
        made.add_component(_event(event, calendar.language))
    return made.to_ical(sorted=False)


def _empty(calendar: Calendar) -> icalendar.Calendar:
    made = icalendar.Calendar()
    name, shown_in = one_line(calendar.name), {"LANGUAGE": calendar.language}
    made.add("VERSION", "2.0")
    made.add("PRODID", PRODUCT)
    made.add("METHOD", "PUBLISH")
    made.add("NAME", name, shown_in)
    # The names that programs older than RFC 7986 read.
    made.add("X-WR-CALNAME", name)
    made.add("X-WR-TIMEZONE", ZONE.key)
    if calendar.url:
        made.add("URL", one_line(calendar.url))
    if calendar.source:
        made.add("SOURCE", one_line(calendar.source), {"VALUE": "URI"})
    made.add("REFRESH-INTERVAL", calendar.refreshed_every, {"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", icalendar.vDuration(calendar.refreshed_every).to_ical().decode())
    return made


@functools.cache
def _timezone() -> icalendar.Timezone:
    zone = icalendar.Timezone()
    zone.add("TZID", ZONE.key)
    for made, month, (name, starts, before, after) in (
        (icalendar.TimezoneDaylight(), 3, SUMMER),
        (icalendar.TimezoneStandard(), 10, WINTER),
    ):
        made.add("DTSTART", starts)
        made.add("TZOFFSETFROM", before)
        made.add("TZOFFSETTO", after)
        made.add("TZNAME", name)
        made.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        zone.add_component(made)
    return zone


def _event(event: Event, language: str) -> icalendar.Event:
    made = icalendar.Event()
    shown_in = {"LANGUAGE": event.language or language}
    changed_at = event.changed_at.astimezone(UTC)
    made.add("UID", one_line(event.uid))
    made.add("DTSTAMP", changed_at)
    made.add("LAST-MODIFIED", changed_at)
    made.add("SEQUENCE", event.sequence)
    made.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    _add_times(made, event)
    made.add("SUMMARY", one_line(event.title), shown_in)
    if event.place:
        made.add("LOCATION", one_line(event.place), shown_in)
    description = "\n\n".join(part for part in (clean(event.description), event.url) if part)
    if description:
        made.add("DESCRIPTION", description, shown_in)
    if event.url:
        made.add("URL", one_line(event.url))
    if event.categories:
        made.add("CATEGORIES", [one_line(category) for category in event.categories])
    return made


def _add_times(made: icalendar.Event, event: Event) -> None:
    """A day ends, in this format, on the day after."""
    if isinstance(event.starts, datetime):
        made.add("DTSTART", event.starts.astimezone(ZONE))
        if isinstance(event.ends, datetime):
            made.add("DTEND", event.ends.astimezone(ZONE))
    else:
        made.add("DTSTART", event.starts)
        made.add("DTEND", (event.ends or event.starts) + timedelta(days=1))
