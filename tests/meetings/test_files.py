"""The papers of a meeting as files: in every format, in three languages, at every stage."""

import io
import zipfile

import pikepdf
import pytest
from django.test import Client

from meetings.models import Meeting
from tests.meetings.sittings import a_full_meeting

pytestmark = pytest.mark.django_db

ENDINGS = ("pdf", "docx", "xlsx", "csv", "json", "ics", "txt")
WORDS = {
    "fi": ("kokoukset", "yhteenveto"),
    "sv": ("moten", "sammanfattning"),
    "en": ("meetings", "summary"),
}


def address_of(meeting: Meeting, ending: str, language: str = "fi") -> str:
    """Where the file stands."""
    room, word = WORDS[language]
    return f"/{language}/{room}/{meeting.slug_in(language)}/{word}.{ending}"


def text_of(ending: str, content: bytes) -> str:
    """All that can be read in a file; of a PDF its title and what its properties tell."""
    if ending in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(name).decode() for name in parts.namelist())
    if ending == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return "\n".join(map(str, pdf.docinfo.values()))
    if ending == "ics":
        return content.decode().replace("\r\n ", "")
    return content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_stands_at_its_address_in_every_language(
    ending: str, language: str, client: Client
) -> None:
    meeting = a_full_meeting()

    answer = client.get(address_of(meeting, ending, language))

    assert answer.status_code == 200
    assert answer.content
