"""Whatever somebody typed is data: every format still comes out, whole and valid."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import icalendar
import openpyxl
import pikepdf
import pytest
from django.utils import translation

from meetings.exports import WRITERS, written
from meetings.items import AgendaItem
from meetings.models import Meeting
from meetings.summary import build_summary
from tests.builders import AT, a_body, a_meeting, an_agenda_item, an_attachment, an_attendance, many

pytestmark = pytest.mark.django_db

TEXTS = {
    "emoji": "Kokous 🎉👩‍🚒 ja 東京",
    "control characters": "yksi\x07kaksi\x1b[31m\x0bkolme\u2028neljä",
    "right to left": "שלום \u202eabc\u202c مرحبا",
    "markup": "<script>alert(1)</script> & #strong[x] $x$ \\alpha {{ y }} **z** = 1",
    "formula": '=HYPERLINK("http://x.example";"x")',
    "header": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected",
    "combining": "e\u0301\u20e3 1\u20e3 " + "a\u0301" * 50,
    "long word": "x" * 5000,
    "very long": "Selostus jatkuu vielä hieman. " * 1700,
}


def a_hostile_meeting(text: str) -> Meeting:
    """A meeting in which every field that somebody types holds ``text``."""
    short = " ".join(text[:150].split())
    meeting = a_meeting(a_body(), stage="published")
    Meeting.objects.filter(pk=meeting.pk).update(
        name_fi=short[:190], place_fi=text[:190], summary_fi=text, certainty_note_fi=text
    )
    item = an_agenda_item(meeting)
    names = ("background", "proposal", "discussion", "decision", "certainty_note")
    AgendaItem.objects.filter(pk=item.pk).update(
        title_fi=text[:290],
        presenter_fi=text[:190],
        section=text[:40],
        outcome="approved",
        **{f"{name}_fi": text for name in names},
    )
    paper = an_attachment(item)
    type(paper).objects.filter(pk=paper.pk).update(title_fi=text[:290])
    row = an_attendance(meeting)
    type(row).objects.filter(pk=row.pk).update(title_fi=text[:190])
    type(row.person).objects.filter(pk=row.person.pk).update(name=text[:110])
    return meeting


def files_of(meeting: Meeting, language: str = "fi") -> dict[str, bytes]:
    """Every file of ``meeting`` by its ending."""
    fetched = Meeting.objects.for_page(AT).get(pk=meeting.pk)
    with translation.override(language):
        summary = build_summary(fetched, at=AT, origin="https://portal.example")
        return {ending: written(summary, ending) for ending in WRITERS}


def refuse_broken(files: dict[str, bytes]) -> None:
    """Read every file back as its program does."""
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(files[ending])) as parts:
            for name in parts.namelist():
                ElementTree.fromstring(parts.read(name))
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    json.loads(files["json"])
    table = list(
        csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    )
    assert len({len(row) for row in table}) == 1
    events = icalendar.Calendar.from_ical(files["ics"]).walk("VEVENT")
    assert len(events) == 1
    assert "\x07" not in files["txt"].decode()


@pytest.mark.parametrize("kind", TEXTS)
def test_every_format_stays_valid_whatever_was_typed(kind: str) -> None:
    meeting = a_hostile_meeting(TEXTS[kind])

    for language in ("fi", "sv"):
        refuse_broken(files_of(meeting, language))


def test_what_looks_like_a_formula_is_none_in_a_spreadsheet() -> None:
    files = files_of(a_hostile_meeting(TEXTS["formula"]))

    table = csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}


def test_a_typed_line_is_no_line_of_the_calendar() -> None:
    lines = files_of(a_hostile_meeting(TEXTS["header"]))["ics"].decode().split("\r\n")

    assert lines.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:injected" not in lines


def test_a_text_of_fifty_thousand_letters_is_whole_in_the_documents() -> None:
    files = files_of(a_hostile_meeting(TEXTS["very long"]))

    background = json.loads(files["json"])["agendaItem"][0]["background"]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as parts:
        words = parts.read("word/document.xml").decode()
    assert background == TEXTS["very long"]
    assert words.count("Selostus jatkuu") >= 4 * 1700


def test_three_hundred_items_come_out_in_every_format() -> None:
    meeting = a_meeting(stage="published")
    many(
        AgendaItem(
            meeting=meeting,
            number=number,
            title_fi=f"Asia numero {number}",
            background_fi="Selostus.",
            outcome="noted",
        )
        for number in range(1, 301)
    )

    files = files_of(meeting)

    refuse_broken(files)
    assert len(json.loads(files["json"])["agendaItem"]) == 300
    assert files["csv"].decode().count("Asia numero") == 300
    assert files["txt"].decode().count("Asia numero") == 300
