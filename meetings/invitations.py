"""A meeting as an event of a calendar."""

from exports.calendars import Event
from meetings.models import Meeting
from meetings.notices import notices
from meetings.tree import Summary
from meetings.wording import said


def event_of(meeting: Meeting, summary: Summary) -> Event | None:
    """``meeting`` as its ``summary`` tells it; None where its day is not known exactly.

    A cancelled meeting stays, marked as cancelled.
    """
    if not meeting.is_on_one_day:
        return None
    agenda = (f"{item.number}. {said(item.title)}" for item in summary.items)
    parts = [*notices(summary), "\n".join(agenda)]
    return Event(
        uid=summary.uid,
        title=said(summary.title),
        starts=meeting.starts_at or meeting.held_on,
        ends=meeting.ends_at,
        changed_at=summary.changed_at,
        place=said(summary.place) or summary.mode_words,
        description="\n\n".join(filter(None, parts)),
        url=summary.url,
        categories=(said(summary.body.name),),
        sequence=summary.standing.sequence,
        is_cancelled=meeting.is_cancelled,
        language=summary.language,
    )
