"""The steps of a meeting's papers: each follows the one before it and leaves a row behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bodies.models import Body
from meetings.changes import merged
from meetings.clearing import places_of, refuse_marks
from meetings.freezing import Content, content_of, freeze, kept_or_first
from meetings.models import Meeting, Stage, Step
from meetings.naming import made_names
from meetings.preparing import pass_on
from meetings.stages import following
from records import history
from records.names import LANGUAGES
from records.partial_dates import in_words

BEFORE_HELD = (Stage.PLANNED, Stage.AGENDA_PUBLISHED)


@transaction.atomic
def publish_agenda(
    *, meeting: Meeting, by: AbstractBaseUser, at: datetime, clearance: str = ""
) -> Meeting:
    """Let everybody see the agenda, and the meeting too if it was a draft; returns it.

    Refused without items or without a day, and with ``MarkedSecret`` when a text that would
    become public has a mark of secrecy and no ``clearance`` says why it may.
    """
    held = _held(meeting, Stage.AGENDA_PUBLISHED)
    if not held.items.exists():
        message = _("The agenda has no items. Write the items first, or paste them as text.")
        raise ValidationError(message, code="no_items")
    if not held.held:
        message = _("The meeting has no day. Write the day first.")
        raise ValidationError(message, code="no_day")
    cleared = refuse_marks(places_of(held, Stage.AGENDA_PUBLISHED), clearance)
    if held.published_at is None or held.published_at > at:
        held.published_at = at
    published = taken(held, Stage.AGENDA_PUBLISHED, by, at, clearance=cleared)
    freeze(meeting=published, by=by, at=at)
    return published


@transaction.atomic
def record_held(*, meeting: Meeting, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Note that the meeting was held; returns it. Refused before its day and time."""
    held = _held(meeting, Stage.HELD)
    today = timezone.localdate(at)
    if held.held_on is None or held.held_on > today or (held.starts_at or at) > at:
        message = _("The meeting is on %(day)s. It can be noted as held once it has begun.")
        raise ValidationError(message, "not_yet", {"day": in_words(held.held)})
    return taken(held, Stage.HELD, by, at)


@transaction.atomic
def draft_summary(*, meeting: Meeting, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Say that the draft of the summary is ready to be checked; returns the meeting.

    Refused while an item has no outcome, naming those.
    """
    held = _held(meeting, Stage.DRAFTED)
    _refuse_open_items(held)
    return taken(held, Stage.DRAFTED, by, at)


@transaction.atomic
def check_summary(*, meeting: Meeting, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Say that the summary has been checked; its texts are locked from now on."""
    held = _held(meeting, Stage.CHECKED)
    _refuse_open_items(held)
    return taken(held, Stage.CHECKED, by, at)


@transaction.atomic
def send_back(*, meeting: Meeting, reason: str, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Open a checked summary that is not public yet to be drafted anew; returns the meeting."""
    held = fetched(meeting)
    if held.stage != Stage.CHECKED:
        message = _(
            "Only a checked summary that is not public yet is sent back. This one: %(stage)s."
        )
        raise ValidationError(message, "out_of_order", {"stage": held.get_stage_display()})
    refuse_silence(reason)
    return taken(held, Stage.HELD, by, at, kind=Step.Kind.SENT_BACK, reason=reason)


@transaction.atomic
def publish_summary(
    *, meeting: Meeting, by: AbstractBaseUser, at: datetime, clearance: str = ""
) -> Meeting:
    """Let everybody see the summary; tabled and returned items go on to the next meeting.

    They go to the next planned meeting of the body, where there is one; otherwise they wait
    for ``bring_waiting``. Returns the meeting. Marks of secrecy are refused as with the agenda.
    """
    held = _held(meeting, Stage.PUBLISHED)
    cleared = refuse_marks(places_of(held, Stage.PUBLISHED), clearance)
    published = taken(held, Stage.PUBLISHED, by, at, clearance=cleared)
    freeze(meeting=published, by=by, at=at)
    pass_on(published, by=by)
    return published


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Call the meeting off; its page stays and says so, with ``reason``. Returns it.

    Refused once it has been held.
    """
    held = fetched(meeting)
    _refuse_cancelled(held)
    _refuse_after_held(held)
    refuse_silence(reason)
    held.cancelled_at, held.cancelled_by, held.sequence = at, by, held.sequence + 1
    return taken(held, held.stage, by, at, kind=Step.Kind.CANCELLED, reason=reason)


@transaction.atomic
def reinstate(*, meeting: Meeting, reason: str, by: AbstractBaseUser, at: datetime) -> Meeting:
    """Take the cancellation of the meeting back; its page says so, with ``reason``. Returns it.

    Refused when another meeting has its number meanwhile, naming that one.
    """
    held = fetched(meeting)
    if not held.is_cancelled:
        message = _("The meeting is not cancelled: there is nothing to take back.")
        raise ValidationError(message, code="not_cancelled")
    refuse_silence(reason)
    Body.objects.select_for_update().get(pk=held.body_id)
    if other := held.with_same_number():
        message = _(
            "Number %(number)s was given to “%(other)s” meanwhile. Give one of the two another"
            " number first; their addresses stay."
        )
        words = {"number": held.numbered, "other": other.name}
        raise ValidationError(message, "number_taken", words)
    held.cancelled_at, held.cancelled_by, held.sequence = None, None, held.sequence + 1
    return taken(held, held.stage, by, at, kind=Step.Kind.REINSTATED, reason=reason)


@transaction.atomic
def move(
    *,
    meeting: Meeting,
    to: tuple[str, time | None, time | None],
    reason: str,
    by: AbstractBaseUser,
    at: datetime,
) -> Meeting:
    """Give the meeting another day or time; its page stays and says so. Returns it.

    ``to`` is the day (a partial date), the time of its beginning and that of its end.
    Refused once it has been held, when nothing changes, or when the new time is impossible.
    """
    held = fetched(meeting)
    _refuse_cancelled(held)
    _refuse_after_held(held)
    refuse_silence(reason)
    if to == (held.held, held.start_time, held.end_time):
        message = _("The meeting is on this day and at this time already.")
        raise ValidationError({"held": ValidationError(message, code="same")})
    former = held.held if held.held != to[0] else ""
    before = content_of(held, at)
    kept = kept_or_first(held, before) if held.shows_agenda else before
    with renamed(held):
        held.held, held.start_time, held.end_time = to
    held.sequence += 1
    moved = taken(held, held.stage, by, at, kind=Step.Kind.MOVED, reason=reason, former_day=former)
    if moved.shows_agenda:
        _publish_move(moved, kept, before, by, at)
    return moved


def _publish_move(
    meeting: Meeting, kept: Content, before: Content, by: AbstractBaseUser, at: datetime
) -> None:
    """Publish the moved agenda: what else was written meanwhile in the records stays there."""
    after = content_of(meeting, at)
    content = {code: merged(kept[code], before[code], after[code]) for code in LANGUAGES}
    reason = meeting.steps.last().reason
    freeze(meeting=meeting, by=by, at=at, content=content, reason=reason)


@contextmanager
def renamed(meeting: Meeting) -> Iterator[None]:
    """A change of day or number that the name follows, unless somebody named it otherwise."""
    made = made_names(meeting)
    yield
    for language, is_made in made.items():
        if is_made:
            setattr(meeting, f"name_{language}", "")


def fetched(meeting: Meeting) -> Meeting:
    """The row of ``meeting``, held until the step is whole."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _held(meeting: Meeting, to: Stage) -> Meeting:
    """The row of ``meeting``, held; refused unless ``to`` is its next stage."""
    held = fetched(meeting)
    _refuse_cancelled(held)
    expected = following(held.stage)
    if expected != to:
        message = _(
            "The meeting’s papers are at “%(stage)s”, so “%(to)s” does not come next. Reload the"
            " page to see the next step."
        )
        words = {"stage": held.get_stage_display(), "to": to.label}
        raise ValidationError(message, "out_of_order", words)
    return held


def taken(meeting: Meeting, stage: str, by: AbstractBaseUser, at: datetime, **step: Any) -> Meeting:
    """``meeting`` stored at ``stage``, with the row of the step and its history."""
    meeting.stage = stage
    kind = step.pop("kind", stage)
    with history.written_by(by):
        meeting.full_clean()
        meeting.save()
        Step.objects.create(meeting=meeting, kind=kind, taken_at=at, taken_by=by, **step)
    return meeting


def _refuse_open_items(meeting: Meeting) -> None:
    numbers = list(meeting.items.standing().filter(outcome="").values_list("number", flat=True))
    if numbers:
        message = ngettext(
            "Item %(numbers)s has no outcome. Record what came of it first.",
            "Items %(numbers)s have no outcome. Record what came of them first.",
            len(numbers),
        )
        listed = ", ".join(map(str, numbers))
        raise ValidationError(message, "no_outcome", {"numbers": listed})


def _refuse_cancelled(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        message = _("The meeting is cancelled: nothing more is done with its papers.")
        raise ValidationError(message, code="cancelled")


def _refuse_after_held(meeting: Meeting) -> None:
    if meeting.stage not in BEFORE_HELD:
        message = _("The meeting has been held: it can no longer be moved or cancelled.")
        raise ValidationError(message, code="held")


def refuse_silence(reason: str) -> None:
    """Refuse an empty ``reason``."""
    if not reason.strip():
        message = _("Say why, in one sentence: the reason is shown with the change.")
        raise ValidationError({"reason": ValidationError(message, code="no_reason")})
