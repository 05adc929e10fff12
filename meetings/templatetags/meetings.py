"""How meetings and their times are shown; ``{% load meetings %}``."""

from datetime import date, datetime, time

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from meetings.models import Meeting
from meetings.notes import PaperNotes
from meetings.standing import state_of
from meetings.tree import Evidence, State
from meetings.wording import size_in_words, time_in_words
from records.sources import Certainty

register = template.Library()

KINDS = {
    State.PLANNED: "neutral",
    State.AGENDA: "waiting",
    State.UNTOLD: "unknown",
    State.HELD: "waiting",
    State.SUMMARY: "ok",
    State.COMPILED: "neutral",
    State.CANCELLED: "no",
}


@register.filter
def state_at(meeting: Meeting, at: datetime) -> State:
    """What everybody knows of the meeting at ``at``."""
    return state_of(meeting, at)


@register.filter
def state_kind(state: str) -> str:
    """Which tag shows the state of a meeting."""
    return KINDS[State(state)]


@register.filter
def state_words(state: str) -> str:
    """The state of a meeting in words."""
    return str(State(state).label)


@register.filter
def at_time(moment: time | None) -> str:
    """A time of the day, "14.00"; empty when it is not known."""
    return time_in_words(moment)


@register.filter
def weekday(day: date) -> str:
    """The day of the week."""
    return date_format(day, "l")


@register.filter
def size(octets: int | None) -> str:
    """How large a file is; empty when it is not known."""
    return size_in_words(octets)


@register.simple_tag
def where_from(notes: PaperNotes, evidence: Evidence) -> SafeString:
    """The numbered sources of a part of a paper, and how sure it is when not plainly so."""
    inputs = {
        "refs": notes.of(evidence),
        "remark": notes.remark_on(evidence),
        "certainty": evidence.words,
        "is_certain": evidence.certainty in ("", Certainty.EXACT),
    }
    return render_to_string("components/evidence.html", inputs)
