"""What is told of removed items and attachments: number, day and reason, and nothing else."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from meetings.items import AgendaItem, Attachment
from meetings.removable import Removable
from meetings.tree import Item, Paper, Removal
from meetings.wording import moment_in_words, nothing, ours, untranslated
from records.gone import Gone, Notice


def removal_of(record: Removable, words: str) -> Removal:
    """When and why ``record`` was removed; ``words`` say what from, with the day in them."""
    day = moment_in_words(record.removed_at)
    return Removal(day, words % {"day": day}, untranslated(record.removal_reason))


def listed_item(**known: Any) -> Item:
    """An item of which only what is ``known`` is told; all else is empty."""
    texts = ("presenter", "background", "proposal", "discussion", "decision", "remark")
    words = ("outcome", "outcome_words", "power", "power_words")
    others = ("returns_on", "due_on", "votes", "continues")
    empty = {
        **{name: nothing() for name in texts},
        **dict.fromkeys(words, ""),
        **dict.fromkeys(others),
        **dict.fromkeys(("about", "papers", "sources"), ()),
    }
    return Item(**(empty | known))


def removed_item(shown: Item, item: AgendaItem) -> Item:
    """``shown``, the item as an agenda lists it, when it was removed from there."""
    removal = removal_of(item, _("Removed from the agenda on %(day)s."))
    return replace(
        shown,
        section="",
        title=ours(removal.words),
        is_public=True,
        legal_ground=nothing(),
        removal=removal,
    )


def removed_paper(label: str, attachment: Attachment) -> Paper:
    """An attachment as the list of attachments shows it when it was removed."""
    removal = removal_of(attachment, _("Removed on %(day)s."))
    return Paper(
        label=label,
        number=attachment.number,
        title=ours(removal.words),
        language=attachment.language,
        language_words="",
        format="",
        size=None,
        url="",
        removal=removal,
    )


def gone_item(item: AgendaItem) -> Gone:
    """The answer of the address of a removed item; the meeting must have been fetched."""
    removal = removal_of(item, _("Removed from the agenda on %(day)s."))
    number = _("Item %(number)s") % {"number": item.number}
    return _gone(item, number, removal)


def gone_attachment(attachment: Attachment) -> Gone:
    """The answer of the address of a removed attachment, or of one of a removed item."""
    item = attachment.item
    removed = item if item.is_removed else attachment
    words = _("Removed on %(day)s.")
    if item.is_removed:
        words = _("Removed from the agenda on %(day)s.")
    numbers = {"item": item.number, "number": attachment.number}
    label = _("Item %(item)s / Attachment %(number)s") % numbers
    return _gone(item, label, removal_of(removed, words))


def _gone(item: AgendaItem, label: str, removal: Removal) -> Gone:
    meeting = item.meeting
    facts = ((_("Meeting"), meeting.name), (_("What it was"), label))
    way_on = (_("To the meeting"), meeting.get_absolute_url())
    title = f"{label}: {removal.words}"
    return Gone(Notice(title, facts, removal.reason.value, way_on))
