"""Approvals: who decides on which part of a plan, and the sentences above the tracks."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from agreements.tracking import Track
from projects import approving
from projects.models import Approval, Project
from tests.builders import (
    AT,
    a_body,
    a_citation,
    a_participation,
    a_project,
    a_source,
    an_approval,
    an_organ,
    an_organization,
)
from tests.portal.addresses import whole

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)


def tracks_of(project: Project, day: date = DAY) -> list[Track]:
    """The tracks of the approvers of ``project`` on ``day``."""
    return approving.tracks_of(project, day, AT, DAY)


def the_file(kind: str, project: Project, **query: str) -> HttpResponse:
    """The file of ``project``, in English."""
    with translation.override("en"):
        address = reverse(f"projects:approvals_{kind}", args=[project.slug])
    return whole(Client().get(address, query))


@pytest.fixture
def plan() -> Project:
    """A plan that an assembly has approved, HSL's board has not, nor one of two municipalities."""
    project = a_project("Suunnitelma", starts="2014", municipalities_approve=True)
    town, other = an_organization("Onnela"), an_organization("Peräkylä")
    a_participation(project, town)
    a_participation(project, other).citations.add(a_citation(a_source("OSA"), locator="§ 700"))
    assembly = a_body("Kokous", abbreviation_fi="HSYK")
    an_approval(project, body=assembly, part="land_use_and_housing", happened="2015-03-24")
    missing = an_approval(project, body=a_body("HSL:n hallitus"), part="transport", outcome="")
    missing.citations.add(a_citation(locator="§ 616"))
    board, council = an_organ(town, kind="board"), an_organ(town, "valtuusto", kind="council")
    proposed = {"outcome": "proposed", "section": "§ 63", "case_number": "ONN 1"}
    an_approval(project, organization=town, organ=board, happened="2015-06-02", **proposed)
    an_approval(project, organization=town, organ=council, happened="2015-06-15")
    return project


def test_an_approver_is_a_body_or_an_organization_and_not_both() -> None:
    project, body, town = a_project(), a_body(), an_organization()

    for values in ({}, {"body": body, "organization": town}):
        with pytest.raises(ValidationError) as refused:
            an_approval(project, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(project=project, **values)
        assert "organization" in refused.value.message_dict


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("outcome", {"outcome": "circus"}),
        ("outcome", {"outcome": "", "happened": "2015-06-02"}),
        ("part", {"part": "land_use"}),
        ("part", {"part": "circus"}),
        ("tabled_to", {"tabled_to": "2015-06-02"}),
        ("happened", {"happened": "31.6.2015"}),
    ],
)
def test_what_cannot_be_is_refused_on_its_field(field: str, values: dict) -> None:
    with pytest.raises(ValidationError) as refused:
        an_approval(a_project(), organization=an_organization(), **values)

    assert field in refused.value.message_dict


def test_an_organ_of_somebody_else_is_refused_on_its_field() -> None:
    organ = an_organ(an_organization("Muu kunta"))

    with pytest.raises(ValidationError) as refused:
        an_approval(a_project(), organization=an_organization(), organ=organ)

    assert "organ" in refused.value.message_dict


def test_every_approver_has_a_track_known_or_not(plan: Project) -> None:
    found = [(one.organization.name, one.scope, one.has_approved) for one in tracks_of(plan)]

    assert found == [
        ("Kokous", "land_use_and_housing", True),
        ("HSL:n hallitus", "transport", False),
        ("Onnela", None, True),
        ("Peräkylä", None, False),
    ]


def test_a_body_has_a_track_for_each_part_that_it_decides_on() -> None:
    project, body = a_project(), a_body()
    an_approval(project, body=body, part="land_use")
    an_approval(project, body=body, part="housing", outcome="rejected")

    assert [one.decisive.outcome for one in tracks_of(project)] == ["approved", "rejected"]


def test_the_tracks_tell_what_stood_on_the_day(plan: Project) -> None:
    town = tracks_of(plan, date(2015, 6, 10))[2]

    assert (town.decisive.outcome, len(town.thread)) == ("proposed", 2)


def test_an_approval_of_unknown_day_had_happened_when_the_work_had_ended() -> None:
    project = a_project(starts="2008", ends="2011")
    an_approval(project, organization=an_organization())

    found = [tracks_of(project, date(year, 12, 31))[0].has_approved for year in (2010, 2011)]

    assert found == [False, True]


def test_the_sentences_tell_of_the_bodies_and_then_of_the_municipalities(plan: Project) -> None:
    with translation.override("en"):
        found = approving.in_sentences(tracks_of(plan))

    assert found == (
        "HSYK has approved the parts on land use and housing; no decision of HSL:n hallitus has"
        " been found: transport. 1 of 2 municipalities are known to have approved the plan; no"
        " approval is known of: Peräkylä."
    )


def test_a_body_that_has_tabled_it_is_said_to_have() -> None:
    project, body = a_project(), a_body("Kokous")
    an_approval(project, body=body, outcome="tabled", happened="2015-03-24", tabled_to="2015-04-01")

    with translation.override("en"):
        found = approving.in_sentences(tracks_of(project))

    assert found == "Kokous has tabled it (taken up again: 1 April 2015)."


def test_the_page_shows_the_tracks_with_the_thread_and_the_source(
    plan: Project, client: Client
) -> None:
    html = client.get(plan.get_absolute_url()).content.decode()
    section = html.partition('id="approvals"')[2].partition("</section>")[0]

    assert section.count("Päätöstä ei ole löytynyt.") == 2
    assert "Päättävä elin ei ole tiedossa." not in section
    assert "Käsittely kokonaisuudessaan: Onnela" in section
    assert "esitetty hyväksyttäväksi" in section
    assert "(liikenne)" in section
    assert "§ 616" in html
    assert "§ 700" in html


def test_the_table_has_a_row_per_handling_with_the_part(plan: Project) -> None:
    text = the_file("csv", plan).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert [(row["Approver"], row["Part"], row["Day"], row["Outcome"]) for row in rows] == [
        ("Kokous", "land use and housing", "2015-03-24", "approved"),
        ("HSL:n hallitus", "transport", "", "The decision has not been found."),
        ("Onnela", "the whole plan", "2015-06-02", "proposed for approval"),
        ("Onnela", "the whole plan", "2015-06-15", "approved"),
        ("Peräkylä", "the whole plan", "", "The decision has not been found."),
    ]
    assert (rows[2]["Section"], rows[2]["Case number"]) == ("§ 63", "ONN 1")


def test_the_json_tells_the_same_in_codes_on_the_day(plan: Project) -> None:
    found = the_file("json", plan, day="2015-06-10").json()
    told = [(one["part"], one["outcome"], len(one["handlings"])) for one in found["approvers"]]

    assert told == [
        ("land_use_and_housing", "approved", 1),
        ("transport", None, 0),
        ("whole", "proposed", 2),
        ("whole", None, 0),
    ]
    assert found["day"] == "2015-06-10"
    assert found["sentence"].startswith("HSYK has approved the parts on land use and housing;")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_page_leads_to_the_files_and_no_draft_has_any(
    kind: str, plan: Project, client: Client
) -> None:
    with translation.override("en"):
        page = plan.get_absolute_url()
        html = client.get(page, {"day": "2015-06-10"}).content.decode()

    assert f'href="{page}approvals.{kind}?day=2015-06-10"' in html
    assert the_file(kind, a_project("Luonnos", published_at=None)).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_takes_as_many_queries_for_many_approvals_as_for_few(
    kind: str, plan: Project, django_assert_num_queries: Any
) -> None:
    for number in range(9):
        an_approval(plan, organization=an_organization(f"Kunta {number}"), happened="2015-06")

    with django_assert_num_queries(5):
        the_file(kind, plan)
