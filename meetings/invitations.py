"""A meeting as an event of a calendar."""

from exports.calendars import Event
from meetings.notices import notices
from meetings.tree import Summary
from meetings.wording import said


def event_of(summary: Summary) -> Event | None:
    """The meeting as its ``summary`` tells it; None where its day is not known exactly.

    A cancelled meeting stays, marked as cancelled.
    """
    day, when = summary.when.one_day, summary.when
    if day is None:
        return None
    agenda = (f"{item.number}. {said(item.title)}" for item in summary.items)
    parts = [*notices(summary), "\n".join(agenda)]
    return Event(
        uid=summary.uid,
        title=said(summary.title),
        starts=when.starts_at or day,
        ends=when.ends_at,
        changed_at=summary.changed_at,
        place=said(summary.place) or summary.mode_words,
        description="\n\n".join(filter(None, parts)),
        url=summary.url,
        categories=(said(summary.body.name),),
        sequence=summary.standing.sequence,
        is_cancelled=summary.standing.cancellation is not None,
        language=summary.language,
    )
