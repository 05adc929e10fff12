"""Removing items and attachments of a public agenda with a reason, and taking that back.

Nothing is deleted: number and address stay theirs, and the address says what became of it.
"""

from datetime import datetime
from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.items import AgendaItem, Attachment
from meetings.models import Meeting, Step
from meetings.steps import fetched, refuse_silence, taken
from records import history


@transaction.atomic
def remove_item(*, item: AgendaItem, reason: str, by: AbstractBaseUser, at: datetime) -> AgendaItem:
    """Remove ``item`` from its public agenda with ``reason``; returns it.

    Refused before the agenda is public, where items are simply deleted.
    """
    meeting = fetched(item.meeting)
    held = AgendaItem.objects.get(pk=item.pk)
    _refuse_unremovable(meeting, held, reason)
    _remove(held, reason, by, at)
    step = {"kind": Step.Kind.ITEM_REMOVED, "reason": reason, "item_number": held.number}
    taken(meeting, meeting.stage, by, at, **step)
    return held


@transaction.atomic
def restore_item(
    *, item: AgendaItem, reason: str, by: AbstractBaseUser, at: datetime
) -> AgendaItem:
    """Put a removed ``item`` back on the agenda with ``reason``; returns it.

    Refused once the summary is public, and when its matter went on elsewhere meanwhile.
    """
    meeting = fetched(item.meeting)
    held = AgendaItem.objects.get(pk=item.pk)
    _refuse_unrestorable(meeting, held, reason)
    _restore(held, by)
    step = {"kind": Step.Kind.ITEM_RESTORED, "reason": reason, "item_number": held.number}
    taken(meeting, meeting.stage, by, at, **step)
    return held


@transaction.atomic
def remove_attachment(
    *,
    attachment: Attachment,
    reason: str,
    delete_file: bool,
    by: AbstractBaseUser,
    at: datetime,
) -> Attachment:
    """Remove ``attachment`` of an item of a public agenda with ``reason``; returns it.

    ``delete_file`` takes the file itself from the disk too, for good. Refused before the
    agenda is public.
    """
    meeting = fetched(attachment.item.meeting)
    held = Attachment.objects.select_related("item").get(pk=attachment.pk)
    _refuse_unremovable(meeting, held, reason)
    if delete_file and held.file:
        transaction.on_commit(partial(held.file.storage.delete, held.file.name))
        held.file, held.size = "", None
    _remove(held, reason, by, at)
    step = {"kind": Step.Kind.ATTACHMENT_REMOVED, "reason": reason, **_numbers(held)}
    taken(meeting, meeting.stage, by, at, **step)
    return held


@transaction.atomic
def restore_attachment(
    *, attachment: Attachment, reason: str, by: AbstractBaseUser, at: datetime
) -> Attachment:
    """Show a removed ``attachment`` again with ``reason``; returns it.

    Refused once the summary is public. A file that was deleted does not come back.
    """
    meeting = fetched(attachment.item.meeting)
    held = Attachment.objects.select_related("item").get(pk=attachment.pk)
    _refuse_unrestorable(meeting, held, reason)
    _restore(held, by)
    step = {"kind": Step.Kind.ATTACHMENT_RESTORED, "reason": reason, **_numbers(held)}
    taken(meeting, meeting.stage, by, at, **step)
    return held


def refuse_deletion(meeting: Meeting, numbers: list[int]) -> None:
    """Refuse to delete the items or attachments with ``numbers`` once the agenda is public."""
    if numbers and meeting.shows_agenda:
        message = _(
            "The agenda is public: number %(numbers)s is removed with a reason on its own page,"
            " not deleted."
        )
        words = {"numbers": ", ".join(map(str, sorted(numbers)))}
        raise ValidationError(message, "public", words)


def stays(record: AgendaItem | Attachment) -> bool:
    """Whether ``record`` is on a public agenda, so that it is removed but never deleted."""
    item = record if isinstance(record, AgendaItem) else record.item
    return item.meeting.shows_agenda


def _numbers(attachment: Attachment) -> dict[str, int]:
    return {"item_number": attachment.item.number, "paper_number": attachment.number}


def _refuse_unremovable(meeting: Meeting, held: AgendaItem | Attachment, reason: str) -> None:
    if not meeting.shows_agenda:
        message = _("The agenda is not public yet: delete it on the form instead.")
        raise ValidationError(message, code="not_public")
    if held.is_removed:
        raise ValidationError(_("It has been removed already."), code="removed")
    refuse_silence(reason)


def _refuse_unrestorable(meeting: Meeting, held: AgendaItem | Attachment, reason: str) -> None:
    if not held.is_removed:
        raise ValidationError(_("It has not been removed."), code="not_removed")
    if meeting.shows_summary:
        message = _("The summary is public: what was removed from it stays removed.")
        raise ValidationError(message, code="public")
    refuse_silence(reason)


def _remove(held: AgendaItem | Attachment, reason: str, by: AbstractBaseUser, at: datetime) -> None:
    held.removed_at, held.removed_by, held.removal_reason = at, by, reason
    with history.written_by(by):
        held.save()


def _restore(held: AgendaItem | Attachment, by: AbstractBaseUser) -> None:
    held.removed_at, held.removed_by, held.removal_reason = None, None, ""
    with history.written_by(by):
        held.full_clean()
        held.save()
