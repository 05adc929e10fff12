"""Builds the summary of a meeting from its records as they stand now."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings.matters import items
from meetings.models import Meeting
from meetings.people import attendees
from meetings.standing import standing_of, when_of
from meetings.tree import Link, Summary
from meetings.wording import nothing
from records.choices import label_of
from records.footnotes import Footnotes
from records.names import active_language
from records.publication import Published
from records.sources import Certainty
from ui.text import translated


def live_summary(meeting: Meeting, *, at: datetime, rule: str | None = None) -> Summary:
    """What the records of ``meeting`` say at ``at``, in the active language, nothing left out.

    The meeting must come from ``for_page``: no query is made then. Before the summary is public
    only the agenda is told, and before that only time and place. ``rule`` is the rule of the
    quorum, by default that of the body today. Addresses stay within the site.
    """
    notes = Footnotes()
    return Summary(
        language=active_language(),
        title=translated(meeting, "name"),
        kind=_kind_in_words(meeting),
        record_kind=meeting.record_kind,
        has_agenda=meeting.shows_agenda,
        has_summary=meeting.shows_summary,
        body=_link(meeting.body),
        joint_with=tuple(_link(body) for body in meeting.joint_with.all()),
        number=meeting.numbered,
        when=when_of(meeting),
        standing=standing_of(meeting, at),
        mode=meeting.mode,
        mode_words=label_of(Meeting.Mode, meeting.mode),
        place=translated(meeting, "place"),
        about=translated(meeting, "summary") if meeting.shows_agenda else nothing(),
        own_sources=tuple(note.number for note in notes.of(meeting)),
        attendance=attendees(meeting) if meeting.shows_summary else (),
        items=items(meeting, notes, at=at, rule=rule),
        remark=translated(meeting, "certainty_note"),
        sources=tuple(notes.listed),
        left_out=(),
        uid=f"meeting-{meeting.pk}@helsinkiseutu",
        url=meeting.get_absolute_url(),
        changed_at=meeting.updated_at,
        certainty=meeting.certainty,
        certainty_words=label_of(Certainty, meeting.certainty),
        quorum=meeting.body.quorum if rule is None else rule,
    )


def _kind_in_words(meeting: Meeting) -> str:
    """What its paper is called now: a memo, minutes, an agenda, or just a meeting."""
    if meeting.shows_summary:
        return {
            Meeting.RecordKind.MEMO: _("Memo"),
            Meeting.RecordKind.MINUTES: _("Minutes"),
            Meeting.RecordKind.COMPILED: _("Compiled from other sources"),
        }[Meeting.RecordKind(meeting.record_kind)]
    return pgettext("paper of a meeting", "Agenda") if meeting.shows_agenda else _("Meeting")


def _link(record: Published) -> Link:
    return Link(translated(record, "name"), record.get_absolute_url())
