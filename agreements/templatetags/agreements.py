"""How outcomes are shown; ``{% load agreements %}``."""

from django import template

from agreements.tracking import tag_kind

register = template.Library()


@register.filter
def outcome_kind(outcome: str) -> str:
    """Which tag shows the outcome."""
    return tag_kind(outcome)
