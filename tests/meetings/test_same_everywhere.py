"""House rule 15: the page and every file of a meeting tell the same names and decisions."""

import html
import io
import json
import re
import zipfile

import openpyxl
import pytest
from django.test import Client
from django.utils import translation

from exports.documents import plain
from meetings.models import Meeting
from meetings.papers import document_of
from meetings.summary import build_summary
from meetings.tree import Summary
from records import clock
from tests.meetings.sittings import a_full_meeting
from tests.meetings.test_files import WORDS, address_of

pytestmark = pytest.mark.django_db


def squeezed(text: str) -> str:
    """``text`` with every stretch of space as one, as lines are broken differently."""
    return " ".join(text.split())


def told(summary: Summary) -> list[str]:
    """What a reader must find whichever way a meeting is read."""
    texts = [text for item in summary.items for text in (item.title, item.decision)]
    words = [item.outcome_words for item in summary.items]
    words += [item.legal_ground.value for item in summary.items]
    return [squeezed(one) for one in (*(text.value for text in texts), *words) if one]


def people(summary: Summary) -> list[str]:
    """Who was there, as whom and on whose behalf."""
    rows = summary.attendance
    found = [word for one in rows for word in (one.name, one.role_words, one.organization.value)]
    return [squeezed(one) for one in found]


def read_as(kind: str, client: Client, meeting: Meeting, language: str) -> str:
    """All words of the page or of a file of ``meeting``."""
    if kind == "page":
        with translation.override(language):
            address = meeting.get_absolute_url()
        content = client.get(address).content.decode()
        return squeezed(html.unescape(re.sub(r"<[^>]+>", " ", content)))
    content = client.get(address_of(meeting, kind, language)).content
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            document = parts.read("word/document.xml").decode()
        return squeezed(html.unescape(re.sub(r"<[^>]+>", " ", document)))
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = (cell for sheet in book for row in sheet.values for cell in row)
        return squeezed(" ".join(str(cell) for cell in cells if cell is not None))
    text = content.decode()
    return squeezed(json.dumps(json.loads(text), ensure_ascii=False) if kind == "json" else text)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", ["page", "docx", "xlsx", "csv", "txt", "json"])
def test_the_page_and_every_file_tell_the_same(kind: str, language: str, client: Client) -> None:
    meeting = a_full_meeting()
    fetched = Meeting.objects.for_page(clock.now()).get(pk=meeting.pk)
    with translation.override(language):
        summary = build_summary(fetched, at=clock.now())

    words = read_as(kind, client, meeting, language)

    missing = [one for one in told(summary) if one not in words]
    if kind not in ("csv", "json"):
        # The table has a row per item; JSON names roles by their codes.
        missing += [one for one in people(summary) if one not in words]
    assert missing == []


def test_the_pdf_is_made_from_the_very_document_that_the_text_is() -> None:
    meeting = Meeting.objects.for_page(clock.now()).get(pk=a_full_meeting().pk)

    document = document_of(build_summary(meeting, at=clock.now()))

    headings = [plain(one.text) for one in document.blocks if hasattr(one, "level")]
    assert [one for one in headings if one[0].isdigit()] == [
        "1. Sillan rakentaminen",
        "2. § 45 Muut asiat",
        "3. Tontin hinnan neuvottelu",
    ]
