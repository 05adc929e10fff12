"""A meeting's paper in every format: one summary, written by the writers of ``exports``."""

import json
from collections.abc import Callable

from django.utils.text import slugify
from django.utils.translation import pgettext

from exports.calendars import Calendar, as_ics
from exports.cleaning import clean
from exports.plain_text import as_txt
from exports.tables import csv_lines
from exports.typesetting import as_pdf
from exports.word import as_docx
from exports.workbooks import as_xlsx
from meetings import open_data, tables
from meetings.invitations import event_of
from meetings.papers import document_of
from meetings.tree import Summary
from meetings.wording import said

Writer = Callable[[Summary], bytes]


def written(summary: Summary, ending: str) -> bytes:
    """The paper that ``summary`` tells, in the format called ``ending``.

    Equal summaries are equal bytes. Raises ``KeyError`` for a format that is not ours and
    ``LookupError`` for a calendar of a meeting whose day is not known.
    """
    return WRITERS[ending](summary)


def file_name(summary: Summary, ending: str) -> str:
    """What the file is called: which paper, of which body, on which day."""
    is_paper = ending != "ics"
    word = paper_word(
        has_agenda=is_paper and summary.has_agenda, has_summary=is_paper and summary.has_summary
    )
    known = summary.when.held if summary.when.one_day else summary.uid.partition("@")[0]
    parts = [word, slugify(summary.body.name.value)[:80], known.removeprefix("meeting-")]
    return f"{'-'.join(filter(None, parts))}.{ending}"


def paper_word(*, has_agenda: bool, has_summary: bool) -> str:
    """What the paper of a meeting is called in file names."""
    if has_summary:
        return pgettext("file name", "summary")
    return pgettext("file name", "agenda") if has_agenda else pgettext("file name", "meeting")


def _pdf(summary: Summary) -> bytes:
    return as_pdf(document_of(summary))


def _docx(summary: Summary) -> bytes:
    return as_docx(document_of(summary))


def _txt(summary: Summary) -> bytes:
    return as_txt(document_of(summary))


def _xlsx(summary: Summary) -> bytes:
    return as_xlsx(said(summary.title), tables.sheets(summary), summary.changed_at)


def _csv(summary: Summary) -> bytes:
    cells = (
        ["" if cell is None else clean(str(cell)) for cell in row] for row in tables.rows(summary)
    )
    return "".join(csv_lines(tables.header(), cells)).encode()


def _json(summary: Summary) -> bytes:
    return json.dumps(open_data.as_json(summary), ensure_ascii=False, indent=1).encode()


def _ics(summary: Summary) -> bytes:
    event = event_of(summary)
    if event is None:
        raise LookupError(f"The day of {summary.uid} is not known.")
    calendar = Calendar(said(summary.title), summary.language, url=summary.url)
    return as_ics(calendar, [event])


WRITERS: dict[str, Writer] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
    "ics": _ics,
    "txt": _txt,
}
