"""Seats as the rows of a table; ``{% load bodies %}``."""

from django import template

from bodies.entries import Entry, entries_of
from bodies.seats import Row

register = template.Library()


@register.filter
def seat_entries(row: Row) -> list[Entry]:
    """The lines of the table that tell about the seats of ``row``."""
    return entries_of(row)
