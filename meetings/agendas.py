"""A pasted agenda becomes items of a meeting: drafts to look at first, then rows, all or none."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.models import AgendaItem, Attachment, Meeting
from meetings.pasting import Agenda, PastedItem, parse
from meetings.stages import LOCKED
from records import history
from records.names import FALLBACK

PASTED_TEXTS = ("title", "presenter", "background", "proposal", "legal_ground")
# Of translated texts only the columns of the languages are looked at.
NOT_PASTED = {"meeting", "item", "continues", "file", *PASTED_TEXTS}


@dataclass
class Draft:
    """An item as it would be stored, with its attachments and what stands in the way."""

    item: AgendaItem
    attachments: list[Attachment]
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """A pasted text as items to be: nothing of it is stored."""

    agenda: Agenda
    drafts: list[Draft]

    @property
    def problems(self) -> list[str]:
        """What must be mended in the text first, in its order."""
        found = [problem for draft in self.drafts for problem in draft.problems]
        return found if self.drafts else [_("No line begins an item. Write: 1. Title of the item")]


def read_agenda(meeting: Meeting, text: str, language: str) -> Reading:
    """``text`` in ``language`` as items of ``meeting``; two queries.

    Finnish makes new items. Swedish and English give the items of the same number their texts
    in that language.
    """
    there = {item.number: item for item in meeting.items.prefetch_related("attachments")}
    last = max(there, default=0) if language == FALLBACK else 0
    agenda = parse(text, after=last)
    make = _new if language == FALLBACK else _translated
    return Reading(agenda, [make(meeting, there, pasted, language) for pasted in agenda.items])


@transaction.atomic
def paste_agenda(
    *, meeting: Meeting, text: str, language: str, by: AbstractBaseUser
) -> list[AgendaItem]:
    """Store the items of ``text`` with their attachments; returns them.

    Refused, with every reason, unless all can be stored, and once the summary is checked.
    """
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if held.stage in LOCKED:
        message = _("The texts are locked: %(stage)s. Send the summary back first, or correct it.")
        raise ValidationError(message, "locked", {"stage": held.get_stage_display()})
    reading = read_agenda(held, text, language)
    if reading.problems:
        raise ValidationError(reading.problems)
    with history.written_by(by):
        for draft in reading.drafts:
            draft.item.save()
            for attachment in draft.attachments:
                attachment.item = draft.item
                attachment.save()
    return [draft.item for draft in reading.drafts]


def _new(
    meeting: Meeting, there: dict[int, AgendaItem], pasted: PastedItem, language: str
) -> Draft:
    item = AgendaItem(meeting=meeting, number=pasted.number, section=pasted.section)
    item.is_public = pasted.is_public
    _write(item, pasted, language)
    attachments = [
        Attachment(item=item, number=one.number, title_fi=one.title, url=one.url)
        for one in pasted.attachments
    ]
    draft = Draft(item, attachments)
    if pasted.number in there:
        message = _("Item %(number)s is on the agenda already: “%(title)s”. Change the number.")
        if there[pasted.number].is_removed:
            message = _("Item %(number)s was removed from the agenda. Change the number.")
        words = {"number": pasted.number, "title": there[pasted.number].title_fi}
        draft.problems.append(message % words)
    _check(draft)
    return draft


def _translated(
    meeting: Meeting, there: dict[int, AgendaItem], pasted: PastedItem, language: str
) -> Draft:
    item = there.get(pasted.number)
    if item is None or item.is_removed:
        message = _("Item %(number)s is not on the agenda yet. Paste it in Finnish first.")
        unknown = AgendaItem(meeting=meeting, number=pasted.number)
        _write(unknown, pasted, language)
        return Draft(unknown, [], [message % {"number": pasted.number}])
    _write(item, pasted, language)
    draft = Draft(item, [])
    if item.is_public and not pasted.is_public:
        message = _("Item %(number)s is marked as not public here, but it is public in Finnish.")
        draft.problems.append(message % {"number": item.number})
    papers = {paper.number: paper for paper in item.attachments.all() if not paper.is_removed}
    for one in pasted.attachments:
        if paper := papers.get(one.number):
            setattr(paper, f"title_{language}", one.title)
            draft.attachments.append(paper)
        else:
            message = _("Item %(item)s has no attachment %(number)s in Finnish.")
            draft.problems.append(message % {"item": item.number, "number": one.number})
    _check(draft)
    return draft


def _write(item: AgendaItem, pasted: PastedItem, language: str) -> None:
    """Give ``item`` the texts of ``pasted``; a text that was not pasted stays as it is."""
    for name in PASTED_TEXTS:
        if text := pasted.title if name == "title" else pasted.text(name):
            setattr(item, f"{name}_{language}", text)


def _check(draft: Draft) -> None:
    """Add to ``draft`` what its models refuse, in their own words."""
    numbers = [paper.number for paper in draft.attachments]
    for record in (draft.item, *draft.attachments):
        try:
            record.clean_fields(exclude=NOT_PASTED)
            record.clean()
        except ValidationError as refusal:
            for name, messages in refusal.message_dict.items():
                label = type(record)._meta.get_field(name).verbose_name
                draft.problems += [
                    _("Item %(number)s, %(field)s: %(message)s")
                    % {"number": draft.item.number, "field": label, "message": message}
                    for message in messages
                ]
    if len(set(numbers)) < len(numbers):
        message = _("Item %(number)s has two attachments of one number.")
        draft.problems.append(message % {"number": draft.item.number})
