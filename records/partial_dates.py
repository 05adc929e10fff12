"""Dates known only in part, written in EDTF (ISO 8601-2) and shown in words.

Forms in use: ``2017-04-17``, ``2012-06``, ``2004``, ``2014-23`` (autumn 2014), each
with ``~`` (about) or ``?`` (uncertain) behind it; ``[2017-06..2017-12]`` (some day between),
``[..2008-01]`` (no later than), ``[2021-09..]`` (no earlier than); ``..`` (open end).
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

OPEN = ".."

SINGLE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>0[1-9]|1[0-2]|2[1-4])(?:-(?P<day>\d\d))?)?(?P<mark>[~?]?)"
)
CHOICE = re.compile(r"\[(?P<first>[^.\[\]]*)\.\.(?P<last>[^.\[\]]*)\]")
SPRING, SUMMER, AUTUMN, WINTER = "21", "22", "23", "24"


@dataclass(frozen=True)
class PartialDate:
    """What is known of a day: its EDTF text and the first and last day that fit it.

    ``earliest`` and ``latest`` are inclusive; None means without bound on that side.
    """

    text: str
    earliest: date | None
    latest: date | None

    @property
    def is_exact(self) -> bool:
        """Whether exactly one day fits."""
        return self.earliest is not None and self.earliest == self.latest


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate:
    """The partial date that ``text`` writes; raises ``ValueError`` naming the text otherwise.

    Parsing costs milliseconds, so answers are remembered.
    """
    if text == OPEN:
        return PartialDate(text, None, None)
    choice = CHOICE.fullmatch(text)
    if choice and any(choice.groups()):
        # The two bounds may differ in precision, which edtf's own grammar for sets refuses.
        earliest = _bounds(choice["first"])[0] if choice["first"] else None
        latest = _bounds(choice["last"])[1] if choice["last"] else None
    else:
        earliest, latest = _bounds(text)
    if earliest and latest and earliest > latest:
        raise ValueError(text)
    return PartialDate(text, earliest, latest)


def _bounds(text: str) -> tuple[date, date]:
    """First and last day that fit a single date; raises ``ValueError`` when it is none."""
    if not SINGLE.fullmatch(text):
        raise ValueError(text)
    try:
        parsed = parse_edtf(text)
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, OverflowError, ValueError) as problem:
        raise ValueError(text) from problem


def is_choice(text: str) -> bool:
    """Whether ``text`` names some day between two bounds."""
    return CHOICE.fullmatch(text) is not None


def in_words(text: str) -> str:
    """``text`` as a reader of the active language says it: "syksy 2014", "about 2004"."""
    if text == OPEN:
        return _("until further notice")
    if choice := CHOICE.fullmatch(text):
        return _choice_in_words(choice["first"], choice["last"])
    return _single_in_words(text)


def _choice_in_words(first: str, last: str) -> str:
    if not first:
        return _("%(last)s at the latest") % {"last": _single_in_words(last)}
    if not last:
        return _("%(first)s at the earliest") % {"first": _single_in_words(first)}
    return _("between %(first)s and %(last)s") % {
        "first": _single_in_words(first),
        "last": _single_in_words(last),
    }


def _single_in_words(text: str) -> str:
    found = SINGLE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    words = _certain_words(found["year"], found["part"], found["day"])
    if found["mark"] == "~":
        return _("about %(date)s") % {"date": words}
    if found["mark"] == "?":
        return _("%(date)s (uncertain)") % {"date": words}
    return words


def _certain_words(year: str, part: str | None, day: str | None) -> str:
    if day:
        return day_in_words(date(int(year), int(part or 1), int(day)))
    if part in (SPRING, SUMMER, AUTUMN, WINTER):
        return _season(part) % {"year": year}
    if part:
        return _("%(month)s %(year)s") % {"month": MONTHS[int(part)], "year": year}
    return year


def _season(part: str) -> str:
    return {
        SPRING: pgettext("season", "spring %(year)s"),
        SUMMER: pgettext("season", "summer %(year)s"),
        AUTUMN: pgettext("season", "autumn %(year)s"),
        WINTER: pgettext("season", "winter %(year)s"),
    }[part]


def day_in_words(day: date) -> str:
    """A whole day in the active language: "17.4.2018", "17 April 2018"."""
    return date_format(day, pgettext("how a day is written, Django date format", "j F Y"))


def machine_readable(text: str) -> str:
    """``text`` for ``<time datetime>``, or "" where HTML knows no form for it."""
    found = SINGLE.fullmatch(text)
    if found is None or found["mark"] or (found["part"] or "") > "12":
        return ""
    return text
