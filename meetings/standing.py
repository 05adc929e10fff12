"""How far a meeting has come, as everybody sees it on a day."""

from datetime import datetime
from itertools import pairwise

from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.stages import Stage
from meetings.tree import Move, Return, Standing, State, Version, When
from meetings.versions import PaperVersion, Step
from meetings.wording import moment_in_words, time_in_words, untranslated
from records.partial_dates import in_words
from ui.text import Text


def state_of(meeting: Meeting, at: datetime) -> State:
    """What everybody knows of ``meeting`` at ``at``; drafts of its summary are not told of."""
    if meeting.is_cancelled:
        return State.CANCELLED
    if meeting.shows_summary:
        is_compiled = meeting.record_kind == Meeting.RecordKind.COMPILED
        return State.COMPILED if is_compiled else State.SUMMARY
    if meeting.stage not in (Stage.PLANNED, Stage.AGENDA_PUBLISHED):
        return State.HELD
    if meeting.held_by is not None and meeting.held_by < timezone.localdate(at):
        return State.UNTOLD
    return State.AGENDA if meeting.shows_agenda else State.PLANNED


def when_of(meeting: Meeting) -> When:
    """Day and times of ``meeting``, for people and for machines."""
    times = (time_in_words(meeting.start_time), time_in_words(meeting.end_time))
    return When(
        held=meeting.held,
        day=in_words(meeting.held) if meeting.held else "",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        times="–".join(filter(None, times)),
    )


def standing_of(meeting: Meeting, at: datetime) -> Standing:
    """State, moves, cancellation and versions; ``steps`` and ``versions`` must be fetched."""
    state = state_of(meeting, at)
    kind = kind_of(meeting)
    rows = [one for one in meeting.versions.all() if one.kind == kind]
    return Standing(
        state=state.value,
        words=str(state.label),
        cancellation=_cancellation(meeting),
        moves=tuple(_moves(meeting)),
        version=rows[-1].number if rows else 1,
        versions=tuple(_version(meeting, *pair) for pair in pairwise(rows)),
        sequence=meeting.sequence,
        returns=tuple(_returns(meeting)),
    )


def _cancellation(meeting: Meeting) -> Text | None:
    """Why it was cancelled, empty where nobody said; None when it stands."""
    if not meeting.is_cancelled:
        return None
    reasons = [step.reason for step in meeting.steps.all() if step.kind == Step.Kind.CANCELLED]
    return untranslated(reasons[-1] if reasons else "")


def _moves(meeting: Meeting) -> list[Move]:
    return [
        Move(
            day=moment_in_words(step.taken_at),
            former_day=in_words(step.former_day) if step.former_day else "",
            reason=untranslated(step.reason),
        )
        for step in meeting.steps.all()
        if step.kind == Step.Kind.MOVED
    ]


def _returns(meeting: Meeting) -> list[Return]:
    kinds = (Step.Kind.REINSTATED, Step.Kind.ITEM_RESTORED, Step.Kind.ATTACHMENT_RESTORED)
    return [
        Return(
            day=moment_in_words(step.taken_at),
            reason=untranslated(step.reason),
            item=step.item_number,
            paper=step.paper_number,
        )
        for step in meeting.steps.all()
        if step.kind in kinds
    ]


def kind_of(meeting: Meeting) -> PaperVersion.Kind:
    """Which paper of ``meeting`` its page shows: the summary once that is public."""
    return PaperVersion.Kind.SUMMARY if meeting.shows_summary else PaperVersion.Kind.AGENDA


def _version(meeting: Meeting, version: PaperVersion, following: PaperVersion) -> Version:
    """``version`` as it stood until ``following``; the address of its page within the site."""
    moments = {step.taken_at for step in meeting.steps.all() if step.kind == Step.Kind.MOVED}
    return Version(
        number=version.number,
        day=moment_in_words(following.published_at),
        reason=untranslated(following.reason),
        url=reverse(f"meetings:{version.kind}_version", args=[meeting.slug, version.number]),
        is_moved=following.published_at in moments,
    )
