"""What differs between two papers of a meeting, place by place, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings.tree import Attendee, Item, Link, Paper, Summary
from meetings.wording import nothing, ours, said, size_in_words
from records.footnotes import Note
from records.partial_dates import day_in_words
from ui.differences import Differences, of_texts
from ui.text import Text


@dataclass(frozen=True)
class Difference:
    """One place in which two papers differ: where, what it is, and the words of each.

    An empty text was not there. ``marked`` shows word by word what differs in two texts that
    have enough in common.
    """

    where: str
    what: str
    before: Text
    after: Text

    @property
    def marked(self) -> Differences | None:
        """The two texts with what differs marked; None where they are told one by one."""
        return of_texts(self.before, self.after)

    @property
    def words_that_differ(self) -> tuple[str, str]:
        """What was removed and what was added, for a reader who sees no marks."""
        if (found := self.marked) is None:
            return said(self.before), said(self.after)
        return " … ".join(found.removed), " … ".join(found.added)


Row = tuple[str, Text]


def differences_of(before: Summary, after: Summary) -> list[Difference]:
    """Where ``after`` differs from ``before``, in the order of the paper."""
    return [
        *_compared(_("Meeting"), _meeting(before), _meeting(after)),
        *_parts(before.attendance, after.attendance, _attendee_name, _attendee),
        *_parts(before.items, after.items, _item_name, _item),
        *_exchanged_files(before, after),
        *_compared(_("Sources"), _sources(before), _sources(after)),
    ]


def _compared(where: str, before: Iterable[Row], after: Iterable[Row]) -> Iterator[Difference]:
    """The rows of one part that differ; rows of one name are compared in their order."""
    old, new = _by_name(before), _by_name(after)
    for what in dict.fromkeys((*old, *new)):
        for former, later in zip_longest(old.get(what, ()), new.get(what, ())):
            first, second = former or nothing(), later or nothing()
            if first.value != second.value or (first and first.lang != second.lang):
                yield Difference(where, what, first, second)


def _by_name(rows: Iterable[Row]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for what, text in rows:
        if text:
            found.setdefault(what, []).append(text)
    return found


def _parts(
    before: Sequence[Any],
    after: Sequence[Any],
    name: Callable[[Any], str],
    rows: Callable[[Any], Iterable[Row]],
) -> Iterator[Difference]:
    """The differences of attendees or items, those of one key with each other."""
    old = {_key(one, place): one for place, one in enumerate(before)}
    new = {_key(one, place): one for place, one in enumerate(after)}
    for key in dict.fromkeys((*old, *new)):
        former, later = old.get(key), new.get(key)
        where = name(later or former)
        yield from _compared(where, rows(former) if former else (), rows(later) if later else ())


def _key(part: Attendee | Item, place: int) -> object:
    # What an older shape kept has no keys: there the place tells the parts apart.
    return part.key or f"place {place}"


def _meeting(summary: Summary) -> list[Row]:
    return [
        (_("Name"), summary.title),
        (_("Kind of paper"), ours(summary.kind)),
        (_("Body"), summary.body.name),
        *((_("Jointly with"), link.name) for link in summary.joint_with),
        (_("Number"), ours(summary.number)),
        (_("Day"), ours(summary.when.day)),
        (_("Time"), ours(summary.when.times)),
        (_("Place"), summary.place),
        (_("Way of meeting"), ours(summary.mode_words)),
        (_("In a sentence"), summary.about),
        (_("Why not certain"), summary.remark),
    ]


def _attendee_name(row: Attendee) -> str:
    return _("Attendance: %(name)s") % {"name": row.name}


def _attendee(row: Attendee) -> list[Row]:
    return [
        (_("Name"), ours(row.name)),
        (_("Office"), row.title),
        (_("Task"), ours(row.role_words)),
        (_("On behalf of"), row.organization),
        (_("Presence"), ours(row.presence_words)),
        (_("In place of"), ours(row.in_place_of)),
        (_("Remarks"), ours("; ".join(row.remarks))),
    ]


def _item_name(item: Item) -> str:
    return _("Item %(number)s") % {"number": item.number}


def _item(item: Item) -> list[Row]:
    return [
        (_("Section"), ours(item.section)),
        (_("Title"), item.title),
        (_("Public"), ours(_("yes") if item.is_public else _("no"))),
        (_("Legal ground"), item.legal_ground),
        (_("Presenter"), item.presenter),
        *((_("Concerns"), link.name) for link in item.about),
        (_("Continues"), _linked(item.continues)),
        (_("Background"), item.background),
        (_("Proposal"), item.proposal),
        (pgettext("text of an item", "Discussion"), item.discussion),
        (_("Decision"), item.decision),
        (_("Outcome"), ours(item.outcome_words)),
        (_("Kind of power"), ours(item.power_words)),
        (_("Taken up again"), ours(day_in_words(item.returns_on) if item.returns_on else "")),
        (_("To be acted on by"), ours(day_in_words(item.due_on) if item.due_on else "")),
        (_("Quorum"), ours(item.votes.words if item.votes else "")),
        *((one.label, _paper(one)) for one in item.papers),
        (_("Why not certain"), item.remark),
    ]


def _linked(link: Link | None) -> Text:
    return link.name if link else nothing()


def _paper(paper: Paper) -> Text:
    """An attachment in words; that another file took its place is told apart."""
    details = (paper.format, paper.language_words, "" if paper.file else paper.url)
    return ours(", ".join(filter(None, [said(paper.title), *details])))


def _exchanged_files(before: Summary, after: Summary) -> Iterator[Difference]:
    """Attachments that have another file now."""
    old = {paper.key: paper for item in before.items for paper in item.papers if paper.file}
    for item in after.items:
        for paper in (one for one in item.papers if one.file and one.key in old):
            former = old[paper.key]
            if former.file != paper.file:
                words = (_("the file before, %(size)s"), _("another file, %(size)s"))
                sizes = (size_in_words(former.size), size_in_words(paper.size))
                told = [ours(one % {"size": size}) for one, size in zip(words, sizes, strict=True)]
                yield Difference(_item_name(item), paper.label, *told)


def _sources(summary: Summary) -> list[Row]:
    return [(_("Source"), ours(_source(note))) for note in summary.sources]


def _source(note: Note) -> str:
    return ", ".join(filter(None, [note.title, note.locator, note.publisher, note.url]))
