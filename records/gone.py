"""Addresses of what was public and is no longer: they answer 410 and say what became of it.

Such an address is never given to anything else.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.names import by_any_slug
from records.partial_dates import day_in_words
from records.publication import Published


@dataclass(frozen=True)
class Notice:
    """What the page of such an address says: nothing of what was removed itself.

    ``facts`` are terms and their values; ``way_on`` is the label and address of a link.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    reason: str
    way_on: tuple[str, str] | None = None


class Gone(Http404):
    """What stood at the address was public and has been removed or withdrawn."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.title)
        self.notice = notice


def missing(records: models.QuerySet, slug: str, language: str, at: datetime) -> Http404:
    """What to raise where none of ``records`` is public at ``slug``: ``Gone`` when one was."""
    record = by_any_slug(records.gone(at), slug, language)
    return Http404() if record is None else withdrawn(record, at)


def withdrawn(record: Published, at: datetime) -> Gone:
    """The answer of every address of ``record``, which is withdrawn at ``at``."""
    withdrawal = record.withdrawal(at)
    if withdrawal is None:
        raise ValueError(f"not withdrawn at {at}: {record.pk}")
    facts = (
        (_("What it was"), capfirst(str(record._meta.verbose_name))),
        (_("Withdrawn on"), in_helsinki(withdrawal.at)),
    )
    return Gone(Notice(_("This page has been withdrawn"), facts, withdrawal.reason))


def in_helsinki(moment: datetime) -> str:
    """The day of ``moment`` in Helsinki, in words."""
    return day_in_words(timezone.localdate(moment))
