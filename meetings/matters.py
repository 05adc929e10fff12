"""The items of an agenda as a summary says them: what is not disclosed never gets in."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Outcome
from bodies.models import Body
from meetings.items import AgendaItem, Attachment
from meetings.models import Meeting
from meetings.quorum import Quorum, attendance_by_item
from meetings.removed import listed_item, removed_item, removed_paper
from meetings.tree import Item, Link, Paper, Votes
from meetings.wording import in_language, nothing
from records.choices import label_of
from records.footnotes import Footnotes
from records.sources import Certainty
from ui.text import in_any_language, translated


def items(
    meeting: Meeting, notes: Footnotes, *, at: datetime, rule: str | None = None
) -> tuple[Item, ...]:
    """The items of the public paper, by number; their sources are numbered in ``notes``.

    Votes are counted by the ``rule`` of the quorum, by default that of the body today.
    """
    if not meeting.shows_agenda:
        return ()
    agenda = sorted(meeting.items.all(), key=lambda one: one.number)
    numbers = [item.number for item in agenda]
    counted = attendance_by_item(meeting, numbers, rule) if meeting.shows_summary else {}
    votes = {quorum: _votes(quorum) for quorum in {*counted.values()} if quorum}
    found = []
    for item in agenda:
        item.meeting = meeting
        shown, known = _agenda_of(item), item.disclosed
        if item.is_removed:
            found.append(removed_item(shown, item))
            continue
        if "background" in known:
            shown = _with_texts(shown, item, notes, at)
        if "outcome" in known:
            shown = _with_outcome(shown, item)
        if "votes" in known:
            shown = replace(shown, votes=votes.get(counted.get(item.number)))
        found.append(shown)
    return tuple(found)


def _agenda_of(item: AgendaItem) -> Item:
    """What everybody may know of every item: number, title and why it is not public."""
    return listed_item(
        number=item.number,
        label=_("Item %(number)s") % {"number": item.number},
        section=item.section,
        title=translated(item, "title"),
        url=item.get_absolute_url(),
        is_public=item.is_public,
        legal_ground=nothing() if item.is_public else in_any_language(item, "legal_ground"),
        key=item.pk,
    )


def _with_texts(shown: Item, item: AgendaItem, notes: Footnotes, at: datetime) -> Item:
    return replace(
        shown,
        presenter=translated(item, "presenter"),
        background=translated(item, "background"),
        proposal=translated(item, "proposal"),
        continues=_earlier(item, at),
        about=_about(item),
        remark=translated(item, "certainty_note"),
        sources=tuple(note.number for note in notes.of(item)),
        certainty=item.certainty,
        certainty_words=label_of(Certainty, item.certainty),
        papers=_papers(item),
    )


def _with_outcome(shown: Item, item: AgendaItem) -> Item:
    """With what was said and decided, and what came of it."""
    power = item.power or item.meeting.body.power
    return replace(
        shown,
        discussion=translated(item, "discussion"),
        decision=translated(item, "decision"),
        outcome=item.outcome,
        outcome_words=label_of(Outcome, item.outcome),
        power=power if item.outcome else "",
        power_words=label_of(Body.Power, power) if item.outcome else "",
        returns_on=item.returns_on,
        due_on=item.due_on,
    )


def _votes(found: Quorum) -> Votes:
    """Who counted at an item."""
    return Votes(
        present=found.present,
        seats=found.seats,
        needed=found.needed,
        is_reached=found.is_reached,
        words=_quorum_in_words(found),
        represented=tuple(translated(one, "name") for one in found.represented),
        missing=tuple(translated(one, "name") for one in found.missing),
    )


def _quorum_in_words(found: Quorum) -> str:
    figures = {"present": found.present, "seats": found.seats, "needed": found.needed}
    if found.is_reached is None:
        return _("%(present)s of %(seats)s seats present") % figures
    if found.is_reached:
        words = _("%(present)s of %(seats)s seats present: a quorum (%(needed)s needed)")
    else:
        words = _("%(present)s of %(seats)s seats present: no quorum (%(needed)s needed)")
    return words % figures


def _about(item: AgendaItem) -> tuple[Link, ...]:
    """The agreement and the project it is about, where those are public."""
    return tuple(
        Link(translated(record, "name"), record.get_absolute_url(), kind)
        for kind in ("agreement", "project")
        if (record := getattr(item, kind))
    )


def _earlier(item: AgendaItem, at: datetime) -> Link | None:
    """The item of an earlier meeting that it continues, where both may be told of.

    That it goes on tells what came of the earlier item.
    """
    earlier = item.continues
    if earlier is None or "continues" not in earlier.disclosed:
        return None
    # A matter stays in its body, which has been fetched and is public here.
    is_of_this_body = earlier.meeting.body_id == item.meeting.body_id
    if not (is_of_this_body and earlier.meeting.is_public(at)):
        return None
    return Link(translated(earlier.meeting, "name"), earlier.get_absolute_url())


def _papers(item: AgendaItem) -> tuple[Paper, ...]:
    attachments = sorted(item.attachments.all(), key=lambda one: one.number)
    return tuple(_paper(item, one) for one in attachments)


def _paper(item: AgendaItem, attachment: Attachment) -> Paper:
    numbers = {"item": item.number, "number": attachment.number}
    if attachment.is_removed:
        label = _("Item %(item)s / Attachment %(number)s") % numbers
        return removed_paper(label, attachment)
    address = attachment.url
    if attachment.file:
        arguments = [item.meeting.slug, item.number, attachment.number]
        address = reverse("meetings:attachment", args=arguments)
    return Paper(
        label=_("Item %(item)s / Attachment %(number)s") % numbers,
        number=attachment.number,
        title=translated(attachment, "title"),
        language=attachment.language,
        language_words=in_language(attachment.language),
        format=attachment.format,
        size=attachment.size,
        url=address,
        file=attachment.file.name or "",
        key=attachment.pk,
    )
