"""Seats as the lines of a table; ``{% load bodies %}``."""

from datetime import datetime

from django import template

from bodies import seat_words
from bodies.models import Membership
from bodies.seats import Composition
from bodies.table import Table, TableLine
from records.footnotes import Footnotes

register = template.Library()


@register.simple_tag
def seat_lines(composition: Composition, notes: Footnotes, now: datetime) -> list[TableLine]:
    """``{% seat_lines composition notes now as lines %}``: the lines that tell of its seats."""
    return Table(notes, now).lines_of(composition)


@register.filter
def deputy_of(membership: Membership) -> str:
    """Whose personal deputy it makes, or which of the deputies; "" where neither is known."""
    return seat_words.deputy_of(membership)
