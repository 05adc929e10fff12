"""The statements of a plan's comment rounds as CSV and JSON."""

import csv
import io

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from projects.models import Project
from tests.builders import (
    a_citation,
    a_participation,
    a_project,
    a_round,
    a_statement,
    an_organ,
    an_organization,
)
from tests.portal.addresses import whole

pytestmark = pytest.mark.django_db


def the_file(kind: str, project: Project, **query: str) -> HttpResponse:
    """The file of ``project``, in English."""
    with translation.override("en"):
        address = reverse(f"projects:statements_{kind}", args=[project.slug])
    return whole(Client().get(address, query))


def table(project: Project, **query: str) -> list[dict[str, str]]:
    """The CSV file as a spreadsheet reads it."""
    text = the_file("csv", project, **query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.fixture
def plan() -> Project:
    """A round in which Onnela answered in time, Peräkylä late, Lintukoto not, a company unasked."""
    project = a_project("Suunnitelma")
    found = a_round(
        project, opens="2023-04-03", deadline="2023-05-25", statements_known=47, changes_fi="Silta."
    )
    names = ("Onnela", "Peräkylä", "Lintukoto")
    town, late, silent = (an_organization(name) for name in names)
    for one in (town, late, silent):
        a_participation(project, one)
    board = an_organ(town)
    numbers = {"section": "§ 229", "case_number": "ONN 1", "text_fi": "=Hyvä."}
    given = a_statement(found, town, organ=board, happened="2023-05-24", **numbers)
    given.citations.add(a_citation(locator="§ 229"))
    a_statement(found, late, happened="2023-06-01")
    a_statement(found, an_organization("Yhtiö", kind="joint_corporation"), happened="2023-05-02")
    return project


def test_the_table_has_a_row_per_statement_and_one_for_each_without_any(plan: Project) -> None:
    rows = table(plan)

    assert [(row["Given by"], row["State"], row["Day"]) for row in rows] == [
        ("Lintukoto", "not found by the deadline", ""),
        ("Onnela", "statement given", "2023-05-24"),
        ("Peräkylä", "statement given after the deadline", "2023-06-01"),
        ("Yhtiö", "statement given", "2023-05-02"),
    ]
    assert (rows[1]["Section"], rows[1]["Case number"]) == ("§ 229", "ONN 1")
    assert rows[1]["What it says"] == "'=Hyvä."
    assert rows[1]["Sources"] == "Keksitty pöytäkirja KEKSITTY-1, § 229"


def test_the_json_holds_what_the_table_holds(plan: Project) -> None:
    (found,) = the_file("json", plan).json()["rounds"]
    answers = found["answers"]

    assert [(one["name"], one["standing"], one["is_expected"]) for one in answers] == [
        ("Lintukoto", "not_found", True),
        ("Onnela", "given", True),
        ("Peräkylä", "given", True),
        ("Yhtiö", "given", False),
    ]
    assert answers[1]["statements"][0]["section"] == "§ 229"
    assert (found["deadline"], found["is_over"]) == ("2023-05-25", True)
    assert (found["statements_known"], found["changes"]) == (47, "Silta.")
    assert found["sentence"].startswith("2 of 3 municipalities")


def test_the_files_tell_what_was_known_on_the_day(plan: Project) -> None:
    states = {row["Given by"]: row["State"] for row in table(plan, day="2023-05-24")}

    assert states["Onnela"] == "statement given"
    assert states["Lintukoto"] == states["Peräkylä"] == "not found yet, the round is open"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_page_leads_to_the_files_and_no_draft_has_any(
    kind: str, plan: Project, client: Client
) -> None:
    with translation.override("en"):
        page = plan.get_absolute_url()
        html = client.get(page, {"day": "2023-05-24"}).content.decode()

    assert f'href="{page}statements.{kind}?day=2023-05-24" type="' in html
    assert the_file(kind, a_project("Luonnos", published_at=None)).status_code == 404


def test_a_statement_that_is_not_public_leaks_into_no_file(plan: Project) -> None:
    hidden = an_organization("Salainen", published_at=None)
    a_statement(plan.comment_rounds.get(), hidden, text_fi="Salainen lausunto.")

    for kind in ("csv", "json"):
        assert "Salainen" not in the_file(kind, plan).content.decode()


def test_the_page_has_no_cell_with_a_bare_dash(plan: Project, client: Client) -> None:
    html = client.get(plan.get_absolute_url()).content.decode()

    assert ">–<" not in html.partition('id="rounds"')[2].partition("</section>")[0]
