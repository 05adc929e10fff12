"""The summary of a meeting, the one thing that its page and all its files show."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from meetings.former_shape import from_open_data
from meetings.live import live_summary
from meetings.models import Meeting
from meetings.standing import kind_of, standing_of
from meetings.stored import SHAPE, from_stored
from meetings.tree import ALL, Fact, Item, Link, Part, Summary
from meetings.versions import PaperVersion, Step
from meetings.withholding import withheld
from meetings.wording import moment_in_words, nothing, ours, whole
from records.names import active_language
from records.partial_dates import day_in_words

# Readers are told the days of these steps.
DATED = (
    Step.Kind.AGENDA_PUBLISHED,
    Step.Kind.AGENDA_CHANGED,
    Step.Kind.PUBLISHED,
    Step.Kind.CORRECTED,
)


def build_summary(
    meeting: Meeting,
    *,
    at: datetime,
    parts: Collection[Part] = ALL,
    origin: str | None = None,
) -> Summary:
    """What everybody sees of ``meeting`` at ``at``, in the active language.

    That is the paper as it was published; of a plan or draft, and where no paper is kept yet,
    what the records say. The meeting must come from ``for_page``, or from ``with_paper`` and its
    records are fetched when they are needed. ``parts`` are those not left out; ``origin`` is the
    site's own address, https://…, by default that of the settings.
    """
    summary = kept_summary(meeting)
    if summary is None:
        summary = live_summary(_with_records(meeting, at), at=at)
    else:
        summary = withheld(summary, meeting)
    summary = replace(summary, standing=standing_of(meeting, at))
    summary = replace(summary, facts=facts_of(summary, meeting))
    return shown(summary, parts=frozenset(parts), origin=origin)


def kept_summary(meeting: Meeting) -> Summary | None:
    """The public paper of ``meeting`` in the active language; None where none is kept."""
    paper = paper_of(meeting)
    if paper is None or paper.kind != kind_of(meeting) or not meeting.shows_agenda:
        return None
    return summary_in(paper)


def paper_of(meeting: Meeting) -> PaperVersion | None:
    """The version that is public now; None where none is kept."""
    return getattr(meeting, "paper", None)


def summary_in(version: PaperVersion) -> Summary:
    """The paper that ``version`` keeps, in the active language."""
    return tree_of(version.content[active_language()], version.shape)


def tree_of(data: dict[str, Any], shape: int) -> Summary:
    """The tree that ``data`` of this ``shape`` holds."""
    return from_stored(Summary, data if shape == SHAPE else from_open_data(data))


def _with_records(meeting: Meeting, at: datetime) -> Meeting:
    """``meeting`` with all that its paper says; asked for only where that was not fetched."""
    fetched = getattr(meeting, "_prefetched_objects_cache", {})
    return meeting if "items" in fetched else Meeting.objects.for_page(at).get(pk=meeting.pk)


def shown(summary: Summary, *, parts: frozenset[Part], origin: str | None) -> Summary:
    """``summary`` without what is left out, its addresses those of the site at ``origin``."""
    if parts != ALL:
        summary = _without(summary, parts)
    address = settings.PUBLIC_ADDRESS if origin is None else origin
    return _at(summary, address) if address else summary


def _without(summary: Summary, parts: frozenset[Part]) -> Summary:
    changed = {}
    if Part.ATTENDANCE not in parts:
        changed["votes"] = None
    if Part.DISCUSSION not in parts:
        changed["discussion"] = nothing()
    if Part.ATTACHMENTS not in parts:
        changed["papers"] = ()
    return replace(
        summary,
        attendance=summary.attendance if Part.ATTENDANCE in parts else (),
        items=tuple(replace(item, **changed) for item in summary.items),
        left_out=tuple(part.value for part in Part if part not in parts),
    )


def _at(summary: Summary, origin: str) -> Summary:
    versions = (replace(one, url=whole(one.url, origin)) for one in summary.standing.versions)
    return replace(
        summary,
        url=whole(summary.url, origin),
        body=_link_at(summary.body, origin),
        joint_with=tuple(_link_at(link, origin) for link in summary.joint_with),
        items=tuple(_item_at(item, origin) for item in summary.items),
        standing=replace(summary.standing, versions=tuple(versions)),
    )


def _item_at(item: Item, origin: str) -> Item:
    return replace(
        item,
        url=whole(item.url, origin),
        continues=item.continues and _link_at(item.continues, origin),
        about=tuple(_link_at(link, origin) for link in item.about),
        papers=tuple(replace(paper, url=whole(paper.url, origin)) for paper in item.papers),
    )


def _link_at(link: Link, origin: str) -> Link:
    return replace(link, url=whole(link.url, origin))


def _facts(bare: Summary, meeting: Meeting) -> Iterator[Fact]:
    """When and where the meeting is, what paper this is, and since when everybody sees it."""
    found = [
        (_("Body"), bare.body.name),
        *((_("Jointly with"), link.name) for link in bare.joint_with),
        (_("Number"), ours(bare.number)),
        (_("Day"), ours(bare.when.day or _("not known"))),
        (_("Time"), ours(bare.when.times)),
        (_("Place"), bare.place),
        (_("Way of meeting"), ours(bare.mode_words)),
        (_("State"), ours(bare.standing.words)),
    ]
    if meeting.agenda_due_on and not bare.has_agenda:
        due = day_in_words(meeting.agenda_due_on)
        found.append((_("Agenda published by"), ours(due)))
    found += [
        (_capital(step.get_kind_display()), ours(moment_in_words(step.taken_at)))
        for step in meeting.steps.all()
        if step.kind in DATED
    ]
    if bare.standing.versions:
        found.append((_("Version"), ours(str(bare.standing.version))))
    yield from (Fact(term, value) for term, value in found if value)


def facts_of(summary: Summary, meeting: Meeting) -> tuple[Fact, ...]:
    """The facts above the items of ``summary``; the steps of ``meeting`` must be fetched."""
    return tuple(_facts(summary, meeting))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
