"""Corrections of published summaries, and the removal of personal data from them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import erasing
from meetings.clearing import places_in_changes, refuse_marks
from meetings.items import TEXTS, AgendaItem
from meetings.models import Meeting, Stage, Step, SummaryVersion
from meetings.stages import WITH_SUMMARY
from meetings.steps import fetched, refuse_silence, taken
from meetings.summary import content_of
from records import history
from records.names import LANGUAGES
from records.person_names import Names

CORRECTABLE = frozenset(
    {"section", "outcome", "power"}
    | {f"{name}_{language}" for name in ("title", "presenter", *TEXTS) for language in LANGUAGES}
)


@transaction.atomic
def correct(
    *,
    meeting: Meeting,
    changes: Mapping[int, Mapping[str, str]],
    reason: str,
    by: AbstractBaseUser,
    at: datetime,
    clearance: str = "",
) -> SummaryVersion:
    """Correct the published texts of items; returns the version that was replaced.

    ``changes`` leads from an item's key to its new texts by field (``decision_fi``). The
    version before stays readable, with ``reason``. Refused before publication, without a
    reason, when nothing changes, and with ``MarkedSecret`` when a new text has a mark of secrecy
    and no ``clearance`` says why it may be public.
    """
    held = fetched(meeting)
    _refuse_uncorrectable(held, reason)
    changed = _changed(held, changes)
    if not changed:
        message = _("Nothing differs from the published summary.")
        raise ValidationError(message, code="nothing_changed")
    cleared = refuse_marks(places_in_changes(held, changes, reason), clearance)
    with history.written_by(by):
        replaced = SummaryVersion.objects.create(
            meeting=held,
            number=held.versions.count() + 1,
            replaced_at=at,
            replaced_by=by,
            reason=reason,
            content=content_of(held, at),
        )
        for item in changed:
            item.full_clean()
            item.save()
    noted = {"kind": Step.Kind.CORRECTED, "reason": reason, "clearance": cleared}
    taken(held, held.stage, by, at, **noted)
    return replaced


def _refuse_uncorrectable(meeting: Meeting, reason: str) -> None:
    if meeting.stage not in WITH_SUMMARY:
        message = _(
            "Only a published summary is corrected. Before that the texts are open: %(stage)s."
        )
        raise ValidationError(message, "not_published", {"stage": meeting.get_stage_display()})
    refuse_silence(reason)


def _changed(meeting: Meeting, changes: Mapping[int, Mapping[str, str]]) -> list[AgendaItem]:
    """Items of ``meeting`` with their new texts, unsaved; those left as they are stay out."""
    items = {item.pk: item for item in meeting.items.all()}
    changed = []
    for key, texts in changes.items():
        item = items[key]
        if wrong := set(texts) - CORRECTABLE:
            raise ValueError(f"no text of an agenda item: {sorted(wrong)}")
        differing = {
            name: text for name, text in texts.items() if (getattr(item, name) or "") != text
        }
        for name, text in differing.items():
            setattr(item, name, text)
        if differing:
            changed.append(item)
    return changed


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
