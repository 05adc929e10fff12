"""Approvals: who decides on which part, and the one sentence over the matrix."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from projects.approving import Matrix, matrix
from projects.models import Approval, Project
from tests.builders import (
    a_body,
    a_participation,
    a_project,
    an_approval,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


def told(project: Project, *towns: object) -> Matrix:
    """The matrix of ``project`` with a row for each of ``towns``."""
    return matrix(project.approvals.all(), towns)


def test_an_approver_is_a_body_or_an_organization_and_not_both() -> None:
    project, body, town = a_project(), a_body(), an_organization()

    for values in ({}, {"body": body, "organization": town}):
        with pytest.raises(ValidationError) as refused:
            an_approval(project, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(project=project, part="land_use", **values)
        assert "organization" in refused.value.message_dict


def test_an_organ_of_somebody_else_is_refused_on_its_field() -> None:
    organ = an_organ(an_organization("Peräkylä"))

    with pytest.raises(ValidationError) as refused:
        an_approval(a_project(), organization=an_organization(), organ=organ)

    assert "organ" in refused.value.message_dict


def test_an_unknown_outcome_is_refused_on_its_field() -> None:
    with pytest.raises(ValidationError) as refused:
        an_approval(a_project(), organization=an_organization(), outcome="circus")

    assert "outcome" in refused.value.message_dict


def test_every_municipality_has_a_row_known_or_not() -> None:
    project, town, other = a_project(), an_organization(), an_organization("Peräkylä")
    an_approval(project, organization=other)

    rows = told(project, town, other).rows

    assert [(row.approver, row.has_approved) for row in rows] == [(town, False), (other, True)]


def test_the_newest_decision_on_a_part_is_what_counts() -> None:
    project, town = a_project(), an_organization()
    an_approval(project, organization=town, happened="2015", outcome="rejected")
    an_approval(project, organization=town, happened="2014")

    assert not told(project).rows[0].has_approved


def test_the_sentence_tells_who_has_approved_what_and_what_has_not_been_found() -> None:
    project, assembly = a_project(), a_body(abbreviation_fi="HSYK")
    an_approval(project, body=assembly)
    an_approval(project, body=assembly, part="housing")
    an_approval(project, body=a_body("HSL:n hallitus"), part="transport", outcome="")
    town, other = an_organization(), an_organization("Peräkylä")
    an_approval(project, organization=town)

    with translation.override("en"):
        sentence = told(project, town, other).sentence

    assert sentence == (
        "HSYK has approved the parts on land use and housing; no decision of HSL:n hallitus has"
        " been found: transport; 1 of 2 municipalities known to have approved."
    )


def test_two_missing_decisions_of_one_approver_make_one_clause() -> None:
    project, assembly = a_project(), a_body(abbreviation_fi="HSYK")
    an_approval(project, body=assembly, outcome="")
    an_approval(project, body=assembly, part="housing", outcome="")

    with translation.override("en"):
        sentence = told(project).sentence

    assert sentence == "No decision of HSYK has been found: land use and housing."


def test_the_page_shows_a_missing_decision_as_not_known(client: Client) -> None:
    project = a_project(municipalities_approve=True)
    a_participation(project, an_organization("Onnela"))
    an_approval(project, body=a_body(), outcome="")

    html = client.get(project.get_absolute_url()).content.decode()

    section = html.partition('id="approvals"')[2].partition("</section>")[0]
    assert section.count("Päätöstä ei ole löytynyt.") == 2
