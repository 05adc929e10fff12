"""The papers of a meeting as files: in every format, in three languages, at every stage."""

import io
import zipfile

import docx
import icalendar
import openpyxl
import pikepdf
import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.utils import translation

from meetings import actions
from meetings.files import twins_of
from meetings.models import Meeting
from meetings.summary import build_summary
from tests.builders import AT, a_body, a_meeting
from tests.meetings.sittings import DRAFT, SECRET, a_full_meeting
from ui.page import Twin

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


def test_before_the_summary_is_public_the_same_address_gives_the_agenda(client: Client) -> None:
    meeting = a_full_meeting(stage="held")

    answer = client.get(address_of(meeting, "txt"))

    assert "Esityslista: Satumaan yhteistyöryhmä 1.6.2024 (2/2024)" in answer.content.decode()
    assert (
        'filename="esityslista-satumaan-yhteistyoryhma-2024-06-01.txt"'
        in (answer["Content-Disposition"])
    )


def test_a_planned_meeting_has_no_paper_but_stands_in_calendars(client: Client) -> None:
    meeting = a_full_meeting(stage="planned")

    codes = {ending: client.get(address_of(meeting, ending)).status_code for ending in ENDINGS}

    assert codes == dict.fromkeys(ENDINGS, 404) | {"ics": 200}


def test_a_meeting_whose_day_is_not_known_has_no_event(client: Client) -> None:
    meeting = a_full_meeting(held="2024-05", start_time=None, end_time=None)

    assert client.get(address_of(meeting, "ics")).status_code == 404
    assert client.get(address_of(meeting, "pdf")).status_code == 200


@pytest.mark.parametrize("stage", ["planned", "agenda_published", "held", "drafted", "checked"])
def test_no_draft_text_is_in_any_file_before_publication(stage: str, client: Client) -> None:
    meeting = a_full_meeting(stage=stage)

    for language in WORDS:
        for ending in ENDINGS:
            answer = client.get(address_of(meeting, ending, language))
            kind = ending if answer.status_code == 200 else "a page"
            assert DRAFT not in text_of(kind, answer.content), (language, ending)


@pytest.mark.parametrize("stage", ["agenda_published", "published", "personal_data_removed"])
def test_the_text_of_an_item_that_is_not_public_is_in_no_file(stage: str, client: Client) -> None:
    meeting = a_full_meeting(stage=stage)

    for language in WORDS:
        for ending in ENDINGS:
            answer = client.get(address_of(meeting, ending, language))
            text = text_of(ending, answer.content)
            assert SECRET not in text, (language, ending)
            assert ending == "pdf" or "Tontin hinnan neuvottelu" in text


def test_a_meeting_that_is_not_public_has_no_file(client: Client) -> None:
    meeting = a_full_meeting(published_at=None)

    for ending in ENDINGS:
        assert client.get(address_of(meeting, ending)).status_code == 404
    assert "Tällaista kokousta" in client.get(address_of(meeting, "json")).json()["error"]


def test_equal_meetings_are_equal_bytes_and_are_not_sent_twice(client: Client) -> None:
    meeting = a_full_meeting()

    for ending in ENDINGS:
        first, second = (client.get(address_of(meeting, ending)) for _ in range(2))
        again = client.get(address_of(meeting, ending), headers={"if-none-match": first["ETag"]})
        assert first.content == second.content, ending
        assert (again.status_code, again.content) == (304, b"")


def test_a_changed_item_is_not_taken_for_the_one_before(client: Client) -> None:
    meeting = a_full_meeting()
    first = client.get(address_of(meeting, "pdf"))
    meeting.items.filter(number=2).update(title_fi="Muut tärkeät asiat")

    again = client.get(address_of(meeting, "pdf"), headers={"if-none-match": first["ETag"]})

    assert again.status_code == 200


def test_parts_are_left_out_as_asked(client: Client) -> None:
    meeting = a_full_meeting()

    answer = client.get(address_of(meeting, "txt"), {"without": "attendance,discussion"})

    text = answer.content.decode()
    assert "Puheenjohtaja" not in text
    assert "Keskusteltiin" not in text
    assert "Ehdotuksen mukaan" in text
    assert "Tästä tulosteesta on jätetty pois: läsnäolo, käsittely." in text


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_a_part_there_is_not_is_answered_with_those_there_are(ending: str, client: Client) -> None:
    meeting = a_full_meeting()

    answer = client.get(address_of(meeting, ending), {"without": "<b>decisions"})

    sentence = answer.json()["error"] if ending == "json" else answer.content.decode()
    assert answer.status_code == 400
    assert sentence == (
        "Osaa ”<b>decisions” ei voi jättää pois. Nämä voi: attendance, discussion, attachments."
    )
    assert answer["Content-Type"].partition(";")[0] in ("text/plain", "application/json")


def test_the_pdf_tells_its_title_language_and_table_headers(client: Client) -> None:
    answer = client.get(address_of(a_full_meeting(), "pdf", "sv"))

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        kinds = [
            str(one.get("/S", "")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
        ]
        assert str(pdf.Root.Lang) == "sv"
        assert "Sagolandets samarbetsgrupp" in str(pdf.docinfo["/Title"])
        assert "/StructTreeRoot" in pdf.Root
        assert kinds.count("/TH") == 5
        assert kinds.count("/H2") >= 3
        assert pdf.Root.Outlines.Count


def test_the_docx_has_styles_a_header_row_and_a_language(client: Client) -> None:
    answer = client.get(address_of(a_full_meeting(), "docx", "en"))

    word = docx.Document(io.BytesIO(answer.content))
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 2"]
    assert headings[0] == "1. Sillan rakentaminen (in Finnish)"
    assert word.core_properties.language == "en"
    assert word.tables[0].cell(0, 0).text == "Name"


def test_the_workbook_holds_items_people_and_days_as_days(client: Client) -> None:
    meeting = a_full_meeting()
    meeting.items.filter(number=2).update(returns_on="2024-06-15")

    answer = client.get(address_of(meeting, "xlsx", "en"))

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book["Items"].values)
    assert book.sheetnames == ["Meeting", "Items", "Attendance"]
    assert rows[2][rows[0].index("Taken up again")].date().isoformat() == "2024-06-15"
    assert len(list(book["Attendance"].values)) == 5


def test_a_cancelled_meeting_stays_in_calendars_as_cancelled(client: Client) -> None:
    meeting = a_full_meeting(stage="agenda_published", cancelled_at=AT, sequence=2)

    answer = client.get(address_of(meeting, "ics"))

    event = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    assert event.start.isoformat() == "2024-06-01T14:00:00+03:00"
    assert "Kokous on peruttu." in event["DESCRIPTION"]


def test_a_former_address_of_a_file_leads_to_it(client: Client) -> None:
    meeting = a_full_meeting()

    answer = client.get(f"/sv/moten/{meeting.slug_in('fi')}/sammanfattning.pdf")

    assert answer.status_code == 301
    assert answer["Location"] == address_of(meeting, "pdf", "sv")


def test_an_earlier_version_is_kept_as_json(client: Client, admin_user: AbstractBaseUser) -> None:
    meeting = a_full_meeting()
    changes = {meeting.items.first().pk: {"decision_fi": "Korjattu."}}
    reason = "Kirjoitusvirhe."
    actions.correct(meeting=meeting, changes=changes, reason=reason, by=admin_user, at=AT)

    listed = client.get(address_of(meeting, "json")).json()["earlier_versions"]
    before = client.get(listed[0]["id"])

    assert listed[0]["id"].endswith("/yhteenveto/versio-1.json")
    assert before.json()["agendaItem"][0]["resolutionText"] == f"{DRAFT} Ehdotuksen mukaan."
    assert client.get(listed[0]["id"].replace("-1.json", "-2.json")).status_code == 404


def twins(meeting: Meeting) -> list[Twin]:
    """The links to the files of ``meeting``."""
    return twins_of(meeting, build_summary(meeting, at=AT))


def test_twins_are_the_files_there_are() -> None:
    with translation.override("fi"):
        planned = twins(a_meeting())
        published = twins(a_meeting(a_body("Toinen elin"), stage="published"))

    assert [twin.label for twin in planned] == ["Kalenteriin (ICS)"]
    assert [twin.label for twin in published][:2] == ["Muistio (PDF)", "Muistio (DOCX)"]
    assert len(published) == len(ENDINGS)
