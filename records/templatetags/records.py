"""Dates and periods in words, and the sources of a fact; ``{% load records %}``."""

from datetime import date, datetime

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from records import partial_dates
from records.footnotes import Footnotes, Note, Remark
from records.periods import Period, State, period_in_words
from records.publication import Published
from records.sources import Certainty, Sourced

register = template.Library()


@register.filter
def when(text: str) -> str | SafeString:
    """A partial date in words, as a ``<time>`` where HTML knows its form; "" when unknown."""
    if not text:
        return ""
    words = partial_dates.in_words(text)
    machine = partial_dates.machine_readable(text)
    return format_html('<time datetime="{}">{}</time>', machine, words) if machine else words


@register.filter
def a_day(value: date | None) -> str | SafeString:
    """A whole day in words, as a ``<time>``."""
    if value is None:
        return ""
    words = partial_dates.day_in_words(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def spaced(number: int) -> str:
    """A whole number with narrow no-break spaces between thousands, alike in all languages."""
    return f"{number:,}".replace(",", "\u202f")


@register.filter
def in_words(period: Period) -> str:
    """A period in words; "" when neither end is known."""
    return period_in_words(period)


@register.filter
def is_public(record: Published | None, at: datetime) -> bool:
    """Whether there is a record and everybody sees it at ``at``."""
    return record is not None and record.is_public(at)


@register.filter
def state_on(period: Period, day: date) -> State:
    """Where ``day`` stands in ``period``."""
    return period.state_on(day)


@register.simple_tag
def evidence(notes: Footnotes, fact: Sourced) -> SafeString:
    """The numbered sources of ``fact``, and how sure it is when not plainly so."""
    return notes.mark(fact, _evidence)


def _evidence(refs: list[Note], remark: Remark | None, fact: Sourced) -> SafeString:
    is_certain = fact.certainty == Certainty.EXACT
    inputs = {
        "refs": refs,
        "remark": remark,
        "certainty": fact.get_certainty_display(),
        "is_certain": is_certain,
    }
    return render_to_string("components/evidence.html", inputs)
