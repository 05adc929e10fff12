"""Builds the summary of a meeting, the one thing that its page and all its files show."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings import open_data
from meetings.matters import items
from meetings.models import Meeting, Step
from meetings.people import attendees
from meetings.standing import standing_of, when_of
from meetings.tree import ALL, Fact, Link, Part, Summary
from meetings.wording import moment_in_words, nothing, ours, whole
from records.choices import label_of
from records.footnotes import Footnotes
from records.names import LANGUAGES, active_language
from records.partial_dates import day_in_words
from records.publication import Published
from ui.text import translated

# Readers are told the days of these steps.
DATED = (Step.Kind.AGENDA_PUBLISHED, Step.Kind.PUBLISHED, Step.Kind.CORRECTED)


def build_summary(
    meeting: Meeting,
    *,
    at: datetime,
    parts: Collection[Part] = ALL,
    origin: str | None = None,
) -> Summary:
    """What everybody sees of ``meeting`` at ``at``, in the active language.

    The meeting must come from ``for_page``: no query is made then. Before the summary is public
    only the agenda is told, and before that only time and place. ``parts`` are those not left
    out; ``origin`` is the site's own address, https://…, by default that of the settings.
    """
    address = settings.PUBLIC_ADDRESS if origin is None else origin
    bare = _without_facts(meeting, at, frozenset(parts), address)
    return replace(bare, facts=tuple(_facts(bare, meeting)))


def _without_facts(meeting: Meeting, at: datetime, wanted: frozenset[Part], origin: str) -> Summary:
    notes = Footnotes()
    has_list = meeting.shows_summary and Part.ATTENDANCE in wanted
    return Summary(
        language=active_language(),
        title=translated(meeting, "name"),
        kind=kind_in_words(meeting),
        record_kind=meeting.record_kind,
        has_agenda=meeting.shows_agenda,
        has_summary=meeting.shows_summary,
        body=_link(meeting.body, origin),
        joint_with=tuple(_link(body, origin) for body in meeting.joint_with.all()),
        number=meeting.numbered,
        when=when_of(meeting),
        standing=standing_of(meeting, at, origin),
        mode=meeting.mode,
        mode_words=label_of(Meeting.Mode, meeting.mode),
        place=translated(meeting, "place"),
        about=translated(meeting, "summary") if meeting.shows_agenda else nothing(),
        own_sources=tuple(note.number for note in notes.of(meeting)),
        attendance=attendees(meeting) if has_list else (),
        items=items(meeting, notes, at=at, parts=wanted, origin=origin),
        remark=translated(meeting, "certainty_note"),
        sources=tuple(notes.listed),
        left_out=tuple(part.value for part in Part if part not in wanted),
        uid=f"meeting-{meeting.pk}@helsinkiseutu",
        url=whole(meeting.get_absolute_url(), origin),
        changed_at=meeting.updated_at,
    )


def content_of(meeting: Meeting, at: datetime) -> dict[str, Any]:
    """The summary of ``meeting`` at ``at`` in each language, as its JSON file gives it."""
    fetched = Meeting.objects.for_page(at).get(pk=meeting.pk)
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = open_data.as_json(build_summary(fetched, at=at))
    return found


def without_people(content: dict[str, Any]) -> dict[str, Any]:
    """``content`` without the names of those present and of presenters.

    Seats, organizations and what was decided stay; names inside the texts are not found.
    """
    return {language: open_data.without_people(summary) for language, summary in content.items()}


def kind_in_words(meeting: Meeting) -> str:
    """What its paper is called now: a memo, minutes, an agenda, or just a meeting."""
    if meeting.shows_summary:
        return {
            Meeting.RecordKind.MEMO: _("Memo"),
            Meeting.RecordKind.MINUTES: _("Minutes"),
            Meeting.RecordKind.COMPILED: _("Compiled from other sources"),
        }[Meeting.RecordKind(meeting.record_kind)]
    return pgettext("paper of a meeting", "Agenda") if meeting.shows_agenda else _("Meeting")


def _link(record: Published, origin: str) -> Link:
    return Link(translated(record, "name"), whole(record.get_absolute_url(), origin))


def _facts(bare: Summary, meeting: Meeting) -> Iterator[Fact]:
    """When and where the meeting is, what paper this is, and since when everybody sees it."""
    found = [
        (_("Body"), bare.body.name),
        *((_("Jointly with"), link.name) for link in bare.joint_with),
        (_("Number"), ours(bare.number)),
        (_("Day"), ours(bare.when.day or _("not known"))),
        (_("Time"), ours(bare.when.times)),
        (_("Place"), bare.place),
        (_("Way of meeting"), ours(bare.mode_words)),
        (_("State"), ours(bare.standing.words)),
    ]
    if meeting.agenda_due_on and not bare.has_agenda:
        due = day_in_words(meeting.agenda_due_on)
        found.append((_("Agenda published by"), ours(due)))
    found += [
        (_capital(step.get_kind_display()), ours(moment_in_words(step.taken_at)))
        for step in meeting.steps.all()
        if step.kind in DATED
    ]
    if bare.standing.versions:
        found.append((_("Version"), ours(str(bare.standing.version))))
    yield from (Fact(term, value) for term, value in found if value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
