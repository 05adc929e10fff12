"""The day a page tells about: ``?day=2018-05-02`` or a part of its path, else today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from records import clock
from records.partial_dates import day_in_words

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class ShownDay:
    """``day`` to show, whether the reader ``asked`` for it, and in ``error`` why it is another."""

    day: date
    asked: bool
    error: str = ""

    @property
    def query(self) -> str:
        """What keeps the day in the address of another page; "" where none was asked for."""
        return f"?day={self.day.isoformat()}" if self.asked else ""


class DayConverter:
    """A day in a path, as 2018-05-02; a path with no day of the calendar leads nowhere."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day; raises ``ValueError`` when it is none that pages show."""
        day = date.fromisoformat(value)
        if not FIRST <= day <= LAST:
            raise ValueError(value)
        return day

    def to_url(self, value: date) -> str:
        """The day as a path writes it."""
        return value.isoformat()


def shown_day(request: HttpRequest, name: str = "day") -> ShownDay:
    """The day that the address asks for; today, with a sentence why, when it names none."""
    today = clock.today()
    text = request.GET.get(name, "").strip()
    if not text:
        return ShownDay(today, asked=False)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not FIRST <= day <= LAST:
        error = _("“%(text)s” is no day from %(first)s to %(last)s. This is the situation today.")
        words = {
            "text": text[:40],
            "first": day_in_words(FIRST),
            "last": day_in_words(LAST),
        }
        return ShownDay(today, asked=False, error=error % words)
    return ShownDay(day, asked=True)
