"""The annual report as a document and as sheets; both tell the same figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Outcome
from exports.documents import Block, Document, Facts, Heading, Paragraph, Table
from exports.workbooks import Cell, Sheet
from meetings.reports import AnnualReport, MeetingLine
from records.names import active_language
from records.partial_dates import in_words
from ui.text import translated


def title_of(report: AnnualReport) -> str:
    """The title of the report."""
    words = {"body": translated(report.body, "name").value, "year": report.year}
    return _("%(body)s: annual report %(year)s") % words


def as_document(report: AnnualReport, author: str = "") -> Document:
    """The report for reading: figures first, then meetings, attendance and outcomes."""
    return Document(
        title=title_of(report),
        language=active_language(),
        running_head=title_of(report),
        blocks=tuple(_blocks(report)),
        subtitle=_("Meetings, attendance, outcomes and the time that decisions took"),
        author=author,
    )


def as_sheets(report: AnnualReport) -> list[Sheet]:
    """The report as figures: one sheet for each of its tables."""
    return [
        Sheet(_("Figures"), (_("Figure"), _("Value")), _figures(report), (50, 12)),
        Sheet(_("Meetings"), _meeting_header(), _meeting_cells(report), (60, 22, 12, 12, 12)),
        Sheet(_("Attendance"), _attendance_header(), _attendance_cells(report), (40, 12, 12, 12)),
        Sheet(_("Outcomes"), _outcome_header(), _outcome_cells(report), (40, 12)),
    ]


def _blocks(report: AnnualReport) -> Iterator[Block]:
    yield Paragraph(_("Made from what is public in the portal; drafts are not counted."))
    yield Heading(1, _("Figures"))
    yield Facts(tuple((term, _said(value)) for term, value in _figures(report)))
    yield Heading(1, _("Meetings"))
    yield _table(_("Meetings of the year"), _meeting_header(), _meeting_cells(report), (2, 3, 4))
    yield Heading(1, _("Attendance"))
    yield Paragraph(_note(report), is_note=True)
    yield _table(
        _("Voting seats filled, by organization"),
        _attendance_header(),
        _attendance_cells(report),
        (1, 2, 3),
    )
    yield Heading(1, _("Outcomes"))
    yield _table(_("Items by outcome"), _outcome_header(), _outcome_cells(report), (1,))


def _table(
    caption: str,
    header: tuple[str, ...],
    rows: list[tuple[Cell, ...]],
    numeric: tuple[int, ...],
) -> Table | Paragraph:
    if not rows:
        return Paragraph(_("Nothing is recorded."))
    said = tuple(tuple(_said(cell) for cell in row) for row in rows)
    return Table(caption, header, said, numeric)


def _said(value: Cell) -> str:
    return _("not known") if value is None else str(value)


def _note(report: AnnualReport) -> str:
    noted = sum(line.present is not None for line in report.meetings)
    return ngettext(
        "Attendance was recorded in %(noted)s meeting of %(meetings)s.",
        "Attendance was recorded in %(noted)s meetings of %(meetings)s.",
        noted,
    ) % {"noted": noted, "meetings": len(report.meetings)}


def _figures(report: AnnualReport) -> list[tuple[str, Cell]]:
    speed = report.speed
    return [
        (_("Meetings"), len(report.meetings)),
        (_("Cancelled meetings"), report.cancelled),
        (_("Meetings without a published summary"), report.without_summary),
        (
            _("Items with a published outcome"),
            sum(count for code, count in report.outcomes if code),
        ),
        (_("Matters decided"), speed.decided),
        (_("of them in their first meeting"), speed.at_once),
        (_("Median time to decision, days"), speed.median_days),
        (_("Longest time to decision, days"), speed.longest_days),
    ]


def _meeting_header() -> tuple[str, ...]:
    return (_("Meeting"), _("Day"), _("Items"), _("Present"), _("Seats"))


def _meeting_cells(report: AnnualReport) -> list[tuple[Cell, ...]]:
    return [_meeting_row(line) for line in report.meetings]


def _meeting_row(line: MeetingLine) -> tuple[Cell, ...]:
    meeting = line.meeting
    name = translated(meeting, "name").value
    return (name, in_words(meeting.held), line.items, line.present, line.seats)


def _attendance_header() -> tuple[str, ...]:
    return (_("Organization"), _("Seats in all"), _("Filled"), _("Per cent"))


def _attendance_cells(report: AnnualReport) -> list[tuple[Cell, ...]]:
    return [
        (translated(line.organization, "name").value, line.seats, line.present, line.share)
        for line in report.organizations
    ]


def _outcome_header() -> tuple[str, ...]:
    return (_("Outcome"), _("Items"))


def _outcome_cells(report: AnnualReport) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = [
        (str(Outcome(code).label) if code else _("not known"), count)
        for code, count in report.outcomes
    ]
    return [*found, (_("not public"), report.not_public)] if report.not_public else found
