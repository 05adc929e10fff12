"""A summary as rows: one row per item for CSV, and the sheets of its workbook."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from exports.workbooks import Cell, Sheet
from meetings.papers import names
from meetings.tree import Attendee, Item, Paper, Summary
from meetings.wording import said
from records.footnotes import Note

# Of the columns of items, in letters; the longer texts are the widest.
WIDTHS = (30, 26, 12, 8, 8, 24, 6, 10, 40, 8, 24, 24, 50, 50, 50, 50, 20, 28)


def header() -> list[str]:
    """Names of the columns that ``rows`` fills, in the active language."""
    return [
        _("Meeting"),
        _("Body"),
        _("Day"),
        _("Begins"),
        _("Ends"),
        _("Place"),
        pgettext("column", "Item"),
        _("Section"),
        _("Title"),
        _("Public"),
        _("Legal ground"),
        _("Presenter"),
        _("Background"),
        _("Proposal"),
        pgettext("text of an item", "Discussion"),
        _("Decision"),
        _("Outcome"),
        _("Kind of power"),
        _("Taken up again"),
        _("To be acted on by"),
        _("Quorum"),
        _("Represented"),
        _("Concerns"),
        _("Attachments"),
        _("Sources"),
        _("Address"),
    ]


def rows(summary: Summary) -> Iterator[list[Cell]]:
    """One row per item; days are days and times are words."""
    sources = {note.number: note for note in summary.sources}
    when = summary.when
    for item in summary.items:
        yield [
            said(summary.title),
            said(summary.body.name),
            when.held,
            clock(when.starts_at),
            clock(when.ends_at),
            said(summary.place),
            *_cells(item),
            " | ".join(source_in_words(sources[number]) for number in item.sources),
            "" if item.removal else item.url,
        ]


def _cells(item: Item) -> list[Cell]:
    return [
        item.number,
        item.section,
        _title(item),
        _("yes") if item.is_public else _("no"),
        said(item.legal_ground),
        *(said(getattr(item, name)) for name in ("presenter", "background", "proposal")),
        *(said(getattr(item, name)) for name in ("discussion", "decision")),
        item.outcome_words,
        item.power_words,
        item.returns_on,
        item.due_on,
        item.votes.words if item.votes else "",
        names(item.votes.represented) if item.votes else "",
        " | ".join(f"{said(link.name)} {link.url}" for link in item.about),
        " | ".join(map(_paper, item.papers)),
    ]


def _title(item: Item) -> str:
    """The title of the item, or that it was removed and why."""
    because = said(item.removal.reason) if item.removal else ""
    return f"{said(item.title)} {because}".strip()


def _paper(paper: Paper) -> str:
    because = said(paper.removal.reason) if paper.removal else ""
    return f"{paper.label}: {said(paper.title)} {because or paper.url}".strip()


def clock(moment: datetime | None) -> str:
    """The time of the day as machines write it, 14:00; empty when it is not known."""
    return f"{moment:%H:%M}" if moment else ""


def source_in_words(note: Note) -> str:
    """A source in one line."""
    return ", ".join(filter(None, [note.title, note.locator, note.url]))


def sheets(summary: Summary) -> list[Sheet]:
    """The workbook: the meeting, its items, and who was there."""
    facts = [(fact.term, said(fact.value)) for fact in summary.facts]
    found = [
        Sheet(_("Meeting"), (_("Fact"), _("Value")), facts, (28, 60)),
        Sheet(_("Items"), header(), rows(summary), WIDTHS),
    ]
    if summary.attendance:
        people = (_person(row) for row in summary.attendance)
        found.append(Sheet(_("Attendance"), _people_header(), people))
    return found


def _people_header() -> Sequence[str]:
    return [
        _("Name"),
        _("Office"),
        _("Task"),
        _("On behalf of"),
        _("Presence"),
        _("In place of"),
        pgettext("attendance", "Arrived"),
        pgettext("attendance", "Left"),
        _("Remarks"),
    ]


def _person(row: Attendee) -> list[str | date]:
    return [
        row.name,
        said(row.title),
        row.role_words,
        said(row.organization),
        row.presence_words,
        row.in_place_of,
        row.arrived,
        row.left,
        "; ".join(row.remarks),
    ]
