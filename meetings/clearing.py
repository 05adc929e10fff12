"""Texts that are about to become public are searched for marks of secrecy, place by place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.attendance import Attendance
from meetings.disclosure import disclosed
from meetings.items import AgendaItem, Attachment
from meetings.models import Meeting
from meetings.secrecy import Mark, marks_in, marks_in_name
from meetings.wording import in_language
from records.names import LANGUAGES

# What is disclosed of an item that is not public may say so.
SAYS_SO = frozenset({"title", "legal_ground", "section"})
OF_MEETING = ("name", "place", "summary", "certainty_note")
OF_ITEM = (
    *("title", "presenter", "background", "proposal", "discussion", "decision"),
    "certainty_note",
)
OF_ROW = ("title", "certainty_note")


@dataclass(frozen=True)
class Place:
    """Where a mark stands: in words whose text it is and in which language, and the line of it."""

    whose: str
    field: str
    language: str
    line: str
    words: str


class MarkedSecret(ValidationError):
    """A refusal because texts about to become public hold marks of secrecy at ``places``."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        message = ngettext(
            "%(count)s text that would become public has a mark of secrecy: %(place)s. Make the"
            " item not public, remove the mark, or say why the text may be public.",
            "%(count)s texts that would become public have a mark of secrecy, the first one:"
            " %(place)s. Make the items not public, remove the marks, or say why the texts may be"
            " public.",
            len(self.places),
        )
        words = {"count": len(self.places), "place": in_words(self.places[0])}
        super().__init__(message, "marked_secret", words)


def in_words(place: Place) -> str:
    """``place`` in one line."""
    where = ", ".join(filter(None, [place.whose, place.field, place.language]))
    return _("%(where)s: “%(line)s”") % {"where": where, "line": place.line}


def refuse_marks(places: Iterable[Place], clearance: str = "") -> str:
    """The ``clearance`` to be noted, "" where nothing had to be cleared.

    Raises ``MarkedSecret`` when there are ``places`` and nobody says why they may be public.
    """
    found = list(places)
    if found and not clearance.strip():
        raise MarkedSecret(found)
    return clearance.strip() if found else ""


def places_of(meeting: Meeting, stage: str) -> Iterator[Place]:
    """Marks in all that the public is told of ``meeting`` once its papers are at ``stage``."""
    yield from _in_texts(meeting, OF_MEETING, "")
    for item in meeting.items.prefetch_related("attachments"):
        told = disclosed(is_public=item.is_public, stage=stage)
        yield from places_in_item(item, told)
    if "outcome" in disclosed(is_public=True, stage=stage):
        for row in meeting.attendances.select_related("person", "organization"):
            yield from _in_texts(row, OF_ROW, str(row))


def places_in_item(item: AgendaItem, told: frozenset[str]) -> Iterator[Place]:
    """Marks in the texts of ``item`` that are ``told``, and in its attachments."""
    names = [name for name in OF_ITEM if name in told and (item.is_public or name not in SAYS_SO)]
    whose = _("item %(number)s") % {"number": item.number}
    yield from _in_texts(item, names, whose)
    if "attachments" in told and item.pk:
        for paper in item.attachments.all():
            yield from places_in_attachment(paper, item)


def places_in_attachment(paper: Attachment, item: AgendaItem) -> Iterator[Place]:
    """Marks in the title of ``paper``, in the name of its file and in its address."""
    numbers = {"item": item.number, "number": paper.number}
    whose = _("Item %(item)s / Attachment %(number)s") % numbers
    yield from _in_texts(paper, ("title",), whose)
    for name in ("file", "url"):
        marks = marks_in_name(str(getattr(paper, name) or ""))
        yield from _places(marks, whose, str(_label(Attachment, name)), "")


def places_in_changes(
    meeting: Meeting, changes: Mapping[int, Mapping[str, str]], reason: str
) -> Iterator[Place]:
    """Marks in the texts that a correction writes, and in its reason."""
    items = {item.pk: item for item in meeting.items.all()}
    for key, texts in changes.items():
        item = items[key]
        told = disclosed(is_public=item.is_public, stage=meeting.stage)
        whose = _("item %(number)s") % {"number": item.number}
        for column, text in texts.items():
            name, _mark, language = column.rpartition("_")
            if name in told and (item.is_public or name not in SAYS_SO):
                label = str(_label(AgendaItem, name))
                yield from _places(marks_in(text), whose, label, in_language(language))
    yield from places_in_reason(reason)


def places_in_new_words(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[Place]:
    """Marks in the texts of a paper, by language, that the paper ``before`` did not have."""
    for language, paper in after.items():
        known = set(_words_in(before.get(language, {})))
        for item in paper["items"]:
            whose = _("item %(number)s") % {"number": item["number"]}
            apart = () if item["is_public"] else SAYS_SO
            said = {name: value for name, value in item.items() if name not in apart}
            yield from _new_places(said, known, whose, language)
        rest = {name: value for name, value in paper.items() if name not in ("items", "standing")}
        yield from _new_places(rest, known, "", language)


def _new_places(data: Any, known: set[str], whose: str, language: str) -> Iterator[Place]:
    for text in _words_in(data):
        if text not in known:
            yield from _places(marks_in(text), whose, "", in_language(language))


def _words_in(data: Any) -> Iterator[str]:
    """The texts in ``data``, a paper as it is kept; those of another language left out."""
    if isinstance(data, dict) and "is_fallback" in data:
        yield from [data["value"]] if not data["is_fallback"] else []
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _words_in(one)


def places_in_reason(reason: str) -> Iterator[Place]:
    """Marks in the reason of a step, which is shown to all."""
    yield from _places(marks_in(reason), "", _("reason"), "")


def _in_texts(
    record: Meeting | AgendaItem | Attachment | Attendance, names: Iterable[str], whose: str
) -> Iterator[Place]:
    for name in names:
        for language in LANGUAGES:
            text = getattr(record, f"{name}_{language}") or ""
            label = str(_label(type(record), name))
            yield from _places(marks_in(text), whose, label, in_language(language))


def _places(marks: Iterable[Mark], whose: str, field: str, language: str) -> Iterator[Place]:
    for mark in marks:
        yield Place(whose, field, language, mark.line, mark.words)


def _label(model: type[models.Model], name: str) -> str:
    return model._meta.get_field(name).verbose_name
