"""The summary of a meeting; the builder takes the place of this file."""

from datetime import datetime
from typing import Any

from meetings.models import Meeting


def content_of(meeting: Meeting, at: datetime) -> dict[str, Any]:
    """The summary in each language."""
    return {}


def without_people(content: dict[str, Any]) -> dict[str, Any]:
    """``content`` without names of people."""
    return content
