"""What a kept paper no longer tells: items and attachments removed since, and items made secret.

A paper stays as it was published, but what was removed with a reason, or is no longer public, is
shown in no version of it from that moment on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from meetings.items import AgendaItem, Attachment
from meetings.models import Meeting
from meetings.removed import listed_item, removed_item, removed_paper
from meetings.tree import Item, Paper, Summary
from ui.text import in_any_language


@dataclass(frozen=True)
class Withholding:
    """Items and attachments of a meeting that its papers no longer tell of, by key."""

    items: dict[int, AgendaItem]
    papers: dict[int, Attachment]

    def out_of(self, summary: Summary) -> Summary:
        """``summary`` without them; no query."""
        if not self.items and not self.papers:
            return summary
        told = tuple(_item(one, self.items.get(one.key), self.papers) for one in summary.items)
        return _without_unused_sources(replace(summary, items=told), summary)


def withholding_of(meeting: Meeting) -> Withholding:
    """What the papers of ``meeting`` no longer tell; two queries."""
    changed = AgendaItem.objects.filter(Q(is_public=False) | ~Q(removed_at=None), meeting=meeting)
    papers = Attachment.objects.filter(item__meeting=meeting).exclude(removed_at=None)
    return Withholding({one.pk: one for one in changed}, {one.pk: one for one in papers})


def withheld(summary: Summary, meeting: Meeting) -> Summary:
    """``summary`` of ``meeting`` without what may no longer be told; two queries."""
    return withholding_of(meeting).out_of(summary)


def _item(item: Item, now: AgendaItem | None, papers: dict[int, Attachment]) -> Item:
    if now is not None and now.is_removed:
        return removed_item(bare(item), now)
    if now is not None and not now.is_public:
        ground = in_any_language(now, "legal_ground")
        return replace(bare(item), is_public=False, legal_ground=ground)
    if any(paper.key in papers for paper in item.papers):
        return replace(item, papers=tuple(_paper(one, papers) for one in item.papers))
    return item


def _paper(paper: Paper, removed: dict[int, Attachment]) -> Paper:
    row = removed.get(paper.key)
    return replace(removed_paper(paper.label, row), key=paper.key) if row else paper


def bare(item: Item) -> Item:
    """``item`` with nothing but its place on the agenda, its section and its title."""
    kept = ("number", "label", "section", "title", "url", "is_public", "legal_ground", "key")
    return listed_item(**{name: getattr(item, name) for name in kept})


def _without_unused_sources(now: Summary, before: Summary) -> Summary:
    """``now`` without the sources that only withheld items of ``before`` rest on."""
    gone = _numbers(before.items) - _numbers(now.items) - set(now.own_sources)
    return replace(now, sources=tuple(one for one in now.sources if one.number not in gone))


def _numbers(items: Iterable[Item]) -> set[int]:
    return {number for item in items for number in item.sources}
