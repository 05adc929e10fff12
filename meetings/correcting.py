"""Corrections of published summaries, and the removal of personal data from them."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from meetings import erasing
from meetings.changes import merged
from meetings.clearing import (
    places_in_changes,
    places_in_new_words,
    places_in_reason,
    refuse_marks,
)
from meetings.freezing import (
    Content,
    complete,
    content_of,
    freeze,
    is_alike,
    kept_content,
    kept_or_first,
    only_translates,
)
from meetings.items import TEXTS, AgendaItem
from meetings.models import Meeting, PaperVersion, Stage, Step
from meetings.naming import with_new_day
from meetings.stages import WITH_SUMMARY
from meetings.steps import fetched, refuse_silence, renamed, taken
from records import history
from records.names import LANGUAGES
from records.person_names import Names

CORRECTABLE = frozenset(
    {"section", "outcome", "power"}
    | {f"{name}_{language}" for name in ("title", "presenter", *TEXTS) for language in LANGUAGES}
)
CORRECTABLE_OF_MEETING = frozenset(
    {"held", "start_time", "end_time", "mode", "number", "year"}
    | {f"{name}_{language}" for name in ("place", "summary") for language in LANGUAGES}
)


@transaction.atomic
def correct(
    *,
    meeting: Meeting,
    changes: Mapping[int | None, Mapping[str, Any]],
    reason: str,
    by: AbstractBaseUser,
    at: datetime,
    clearance: str = "",
) -> PaperVersion:
    """Correct the published texts of items, and day, time, place or number of the meeting.

    ``changes`` leads from an item's key to its new texts by field (``decision_fi``), and from
    None to those of the meeting. See ``publish_correction`` for the rest.
    """
    held = fetched(meeting)
    of_meeting = changes.get(None, {})
    changes = {key: texts for key, texts in changes.items() if key is not None}
    before = open_correction(meeting=held, at=at)
    changed = _changed(held, changes)
    refuse_marks(places_in_changes(held, changes, reason), clearance)
    with history.written_by(by):
        if of_meeting and _take_values(held, of_meeting, CORRECTABLE_OF_MEETING):
            held.full_clean()
            held.save()
        for item in changed:
            item.full_clean()
            item.save()
    noted = {"reason": reason, "clearance": clearance}
    return publish_correction(meeting=held, before=before, by=by, at=at, **noted)


def open_correction(*, meeting: Meeting, at: datetime) -> Content:
    """What the records say before they are corrected; to be asked for first.

    Raises ``ValidationError`` unless the summary is public.
    """
    if meeting.stage not in WITH_SUMMARY:
        message = _(
            "Only a published summary is corrected. Before that the texts are open: %(stage)s."
        )
        raise ValidationError(message, "not_published", {"stage": meeting.get_stage_display()})
    return content_of(meeting, at)


@transaction.atomic
def publish_correction(
    *,
    meeting: Meeting,
    before: Content,
    reason: str,
    by: AbstractBaseUser,
    at: datetime,
    clearance: str = "",
) -> PaperVersion:
    """Publish what was corrected in the records since ``before``; returns the public version.

    Only that changes: names and rules that changed since the publication stay as they were. The
    version before stays readable, with ``reason``. Texts in a language that had none are no
    correction: they need no reason and make no version. Refused without a reason, when nothing
    changes, and with ``MarkedSecret`` when new words have a mark of secrecy and no ``clearance``
    says why they may be public.
    """
    held = fetched(meeting)
    kept = kept_or_first(held, before)
    after = content_of(held, at)
    content = {code: merged(kept[code], before[code], after[code]) for code in LANGUAGES}
    if is_alike(kept, content):
        message = _("Nothing differs from the published summary.")
        raise ValidationError(message, code="nothing_changed")
    marked = [*places_in_new_words(kept, content), *places_in_reason(reason)]
    cleared = refuse_marks(marked, clearance)
    with history.written_by(by):
        if only_translates(kept, content):
            return complete(meeting=held, content=content)
        refuse_silence(reason)
        noted = {"kind": Step.Kind.CORRECTED, "reason": reason, "clearance": cleared}
        taken(held, held.stage, by, at, **noted)
        return freeze(meeting=held, by=by, at=at, content=content, reason=reason)


@transaction.atomic
def publish_changed_agenda(
    *, meeting: Meeting, reason: str, by: AbstractBaseUser, at: datetime, clearance: str = ""
) -> PaperVersion:
    """Publish the agenda of ``meeting`` as the records have it now; returns the public version.

    Texts in a language that had none need no reason and make no version. Refused unless the
    agenda is public and the summary is not, without a reason, when nothing changes, and with
    ``MarkedSecret`` when new words have a mark of secrecy and no ``clearance``.
    """
    held = fetched(meeting)
    if not held.shows_agenda or held.shows_summary:
        message = _("Only a public agenda is published anew, until its summary is: %(stage)s.")
        raise ValidationError(message, "not_published", {"stage": held.get_stage_display()})
    content, kept = content_of(held, at), kept_content(held)
    if kept is not None and is_alike(kept, content):
        message = _("Nothing differs from the published agenda.")
        raise ValidationError(message, code="nothing_changed")
    marked = [*places_in_new_words(kept or {}, content), *places_in_reason(reason)]
    cleared = refuse_marks(marked, clearance)
    with history.written_by(by):
        if kept is not None and only_translates(kept, content):
            return complete(meeting=held, content=content)
        refuse_silence(reason)
        noted = {"kind": Step.Kind.AGENDA_CHANGED, "reason": reason, "clearance": cleared}
        taken(held, held.stage, by, at, **noted)
        return freeze(meeting=held, by=by, at=at, content=content, reason=reason)


def _changed(meeting: Meeting, changes: Mapping[int, Mapping[str, Any]]) -> list[AgendaItem]:
    """Items of ``meeting`` with their new texts, unsaved; those left as they are stay out."""
    items = {item.pk: item for item in meeting.items.all()}
    return [
        items[key] for key, new in changes.items() if _take_values(items[key], new, CORRECTABLE)
    ]


def _take_values(record: models.Model, new: Mapping[str, Any], allowed: frozenset[str]) -> bool:
    """Whether any of the ``new`` values differs from those of ``record``, which gets them."""
    if wrong := set(new) - allowed:
        raise ValueError(f"no public value of {record._meta.label}: {sorted(wrong)}")
    differing = {
        name: value
        for name, value in new.items()
        if getattr(record, name) != value and (getattr(record, name) or value)
    }
    if isinstance(record, Meeting) and differing.keys() & {"held", "number", "year"}:
        before = copy(record)
        with renamed(record):
            _set(record, differing)
        _follow_day(record, before)
    else:
        _set(record, differing)
    return bool(differing)


def _follow_day(meeting: Meeting, before: Meeting) -> None:
    """Write the new day into a name that says the day of ``before``."""
    for language in LANGUAGES:
        name = f"name_{language}"
        with translation.override(language):
            setattr(meeting, name, with_new_day(getattr(meeting, name) or "", before, meeting))


def _set(record: models.Model, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(record, name, value)


@transaction.atomic
def remove_personal_data(
    *,
    meeting: Meeting,
    by: AbstractBaseUser,
    at: datetime,
    names: Iterable[str] | None = None,
    files: Iterable[int] = (),
) -> Meeting:
    """Take names out of the meeting, its versions, its history, and what is kept of it on disk.

    ``names`` are those of the attendance and of presenters where none are given; the rows of the
    attendance lose their persons, the presenters go whole. ``files`` are keys of attachments
    whose files go. Seats and organizations stay, and persons whom something else refers to.
    Returns the meeting. Refused unless the summary is public.
    """
    held = fetched(meeting)
    if held.stage != Stage.PUBLISHED:
        message = _("Personal data is removed from a published summary. This one: %(stage)s.")
        raise ValidationError(message, "out_of_order", {"stage": held.get_stage_display()})
    erasing.erase(held, Names(erasing.names_of(held) if names is None else names), files)
    return taken(fetched(meeting), Stage.PERSONAL_DATA_REMOVED, by, at)
