"""Words of a record inside a sentence or a cell; ``{% load words %}``."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.text import translated

register = template.Library()


@register.filter
def words(record: object, field: str) -> str | SafeString:
    """``field`` of ``record``, in a span that names its language where it is a fallback."""
    text = translated(record, field)
    if text.is_fallback and text:
        return format_html('<span lang="{}">{}</span>', text.lang, text.value)
    return text.value


@register.filter
def host(url: str) -> str:
    """The name of the server that ``url`` leads to, short enough for a cell."""
    return urlsplit(url).netloc.removeprefix("www.")
