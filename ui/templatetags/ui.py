"""Tags and filters of the shared look; pages load them with ``{% load ui %}``."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from ui.differences import Differences, of_texts
from ui.pictures.signs import SIGNS
from ui.text import Text
from ui.text import translated as translated_text

register = template.Library()


@register.simple_tag
def translated(record: object, field: str) -> Text:
    """``{% translated agreement "title" as title %}``: the words and the language they are in."""
    return translated_text(record, field)


@register.simple_tag
def differences(before: Text, after: Text) -> Differences | None:
    """``{% differences proposal decision as found %}``: None when they cannot be compared."""
    return of_texts(before, after)


@register.filter
def stamp(moment: datetime | None) -> str:
    """``dd.mm.yyyy hh:mm`` in Helsinki, the same in all languages; empty when unknown."""
    if moment is None:
        return ""
    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%d.%m.%Y %H:%M")


@register.filter
def day(value: date | None) -> str:
    """``d.m.yyyy``, the same in all languages; empty when unknown."""
    if value is None:
        return ""
    return f"{value.day}.{value.month}.{value.year}"


@register.simple_tag
def signs() -> list[tuple[str, str]]:
    """Every kind of state with the path of its sign, in a box of 16 by 16."""
    return list(SIGNS.items())
