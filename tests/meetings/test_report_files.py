"""The annual report of a body as files."""

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body
from meetings.models import Stage
from tests.builders import a_body, a_meeting, an_agenda_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    """A body with one meeting in 2025, of an item decided in public and one that is not public."""
    found = a_body(power="proposes")
    told = a_meeting(found, held="2025-02-01", number=1, year=2025, stage=Stage.PUBLISHED)
    an_agenda_item(told, number=1, title_fi="Julkinen asia", outcome="approved")
    an_agenda_item(told, number=2, is_public=False, legal_ground_fi="Julkisuuslaki 24 §")
    return found


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_annual_report_is_there_in_every_format_and_language(
    client: Client, body: Body, ending: str, language: str
) -> None:
    with translation.override(language):
        address = reverse("meetings:annual_report", args=[body.slug, 2025, ending])

    answer = client.get(address)

    assert answer.status_code == 200
    assert ending in answer["Content-Disposition"]


def test_the_report_tells_its_figures_in_the_workbook(client: Client, body: Body) -> None:
    address = reverse("meetings:annual_report", args=[body.slug, 2025, "xlsx"])

    book = openpyxl.load_workbook(io.BytesIO(client.get(address).content))

    figures = [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert figures == [1, 0, 0, 1, 1, 1, 0, 0]


def test_a_year_without_meetings_has_no_report(client: Client, body: Body) -> None:
    for args in ([body.slug, 1999, "pdf"], [body.slug, 2025, "exe"], ["olematon", 2025, "pdf"]):
        assert client.get(reverse("meetings:annual_report", args=args)).status_code == 404


def test_the_list_of_one_body_leads_to_its_annual_reports(client: Client, body: Body) -> None:
    address = reverse("meetings:list")
    report = reverse("meetings:annual_report", args=[body.slug, 2025, "pdf"])

    assert report in client.get(address, {"body": body.pk}).content.decode()
    assert report not in client.get(address).content.decode()
