"""What packs of meetings hold: summaries in the chosen formats, attachments, what a city has to do.

Members are told one by one, so that a thousand meetings take no more memory than fifty.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from zlib import crc32

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from exports.packs import Contents, Member
from exports.tables import csv_lines
from exports.typesetting import as_pdf
from exports.word import as_docx
from exports.workbooks import as_xlsx
from meetings import act_papers, files, report_papers
from meetings.acts import acts_of
from meetings.exports import paper_word, written
from meetings.models import Attachment, Meeting
from meetings.reports import AnnualReport
from meetings.summary import build_summary
from meetings.tree import Summary
from organizations.models import Organization
from records import history
from records.publication import last_turn

AT_ONCE = 50
DOCUMENTS = {"pdf": as_pdf, "docx": as_docx}


class ChangedMeanwhile(Exception):
    """A record was changed while the pack was made: it must be begun anew."""


@dataclass(frozen=True)
class Order:
    """What goes into a pack: of which meetings, in which formats and which language, as of when.

    ``revision`` is that of the records before any of them was read.
    """

    meetings: QuerySet
    formats: Sequence[str]
    language: str
    at: datetime
    revision: str = field(default_factory=history.revision)

    @cached_property
    def edition(self) -> str:
        """Two orders for the same meetings with the same edition give the same files.

        It changes with the records, with what is public by schedule, and with the day.
        """
        turn = last_turn(self.at)
        day = timezone.localdate(self.at)
        return f"{self.revision} {turn and turn.isoformat()} {day.isoformat()}"

    def require_unchanged(self) -> None:
        """Raise ``ChangedMeanwhile`` when a record was changed since the order was made."""
        if history.revision() != self.revision:
            raise ChangedMeanwhile

    @property
    def size(self) -> int:
        """How many meetings it holds; one query."""
        return self.meetings.published(self.at).count()


def contents_of(language: str) -> Contents:
    """The list of contents in ``language``."""
    with translation.override(language):
        header = (_("File"), _("Title"), _("Bytes"))
        return Contents(_("contents") + ".csv", header)


def members(order: Order) -> Iterator[Member]:
    """The files of each public meeting of ``order``, and its attachments that are kept here.

    In the order of the meetings. Raises ``ChangedMeanwhile`` when a record is changed before the
    last one is made, so that no pack mixes what was before and after.
    """
    fetched = order.meetings.published(order.at).for_page(order.at)
    for meeting in fetched.iterator(chunk_size=AT_ONCE):
        with translation.override(order.language):
            summary = build_summary(meeting, at=order.at)
        yield from _summaries(meeting, summary, order)
        yield from _attachments(meeting, summary)
        order.require_unchanged()
    order.require_unchanged()


def _summaries(meeting: Meeting, summary: Summary, order: Order) -> Iterator[Member]:
    title = summary.title.value
    # Translations are completed without a change that the history tells of.
    version = f"{order.edition}-{crc32(repr(summary).encode()):08x}"
    with translation.override(order.language):
        word = paper_word(has_agenda=summary.has_agenda, has_summary=summary.has_summary)
        stem = f"{meeting.slug}/{word}-{meeting.slug}"
    for ending in (one for one in files.endings_of(summary) if one in order.formats):
        make = _in_language(order.language, written, summary, ending)
        yield Member(f"{stem}.{ending}", make, title, version)


def _attachments(meeting: Meeting, summary: Summary) -> Iterator[Member]:
    for item in summary.items:
        for one in (paper for paper in item.papers if paper.file):
            ending = one.file.rpartition(".")[2]
            name = f"{meeting.slug}/{item.number}-{one.number}.{ending}"
            yield Member(name, partial(_read, one.file), one.title.value, one.file)


def _read(name: str) -> bytes:
    with Attachment.file.field.storage.open(name, "rb") as file:
        return file.read()


def city_members(
    order: Order, organization: Organization, first: date, last: date
) -> Iterator[Member]:
    """What ``organization`` has to act on from ``first`` to ``last``, then the meetings' files."""
    with translation.override(order.language):
        acts = acts_of(organization, first, last, order.at)
        rows = act_papers.rows(acts)
        document = act_papers.as_document(organization, acts, (first, last))
        name = _("to-act-on")
    table = _in_language(order.language, _as_csv, rows)
    yield Member(f"{name}.csv", table, document.title, order.edition)
    for ending in (one for one in DOCUMENTS if one in order.formats):
        make = _in_language(order.language, DOCUMENTS[ending], document)
        yield Member(f"{name}.{ending}", make, document.title, order.edition)
    yield from members(order)


def report_file(report: AnnualReport, ending: str) -> bytes:
    """The annual report as a pdf, docx or xlsx file, in the active language."""
    if ending == "xlsx":
        return as_xlsx(report_papers.title_of(report), report_papers.as_sheets(report))
    return DOCUMENTS[ending](report_papers.as_document(report))


def _as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    return "".join(csv_lines(act_papers.header(), rows)).encode()


def _in_language(language: str, make: Callable[..., bytes], *given: object) -> Callable[[], bytes]:
    """``make`` to be called when its turn comes, in the pack's language."""

    def made() -> bytes:
        with translation.override(language):
            return make(*given)

    return made
