"""Comment rounds: who is expected, who has said something, and what is not known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from organizations.models import Organization
from projects.commenting import Round, Standing, rounds_of
from projects.models import CommentRound, Participation, Project, Statement
from tests.builders import (
    AT,
    a_participation,
    a_project,
    a_region,
    a_region_membership,
    a_round,
    a_statement,
    an_organ,
    an_organization,
    many,
    named,
    slugs,
)

pytestmark = pytest.mark.django_db


def told(project: Project, day: str = "2023-06-01") -> Round:
    """The only round of ``project`` as known on ``day``."""
    (found,) = rounds_of(
        Project.objects.for_page(AT).get(pk=project.pk), day=date.fromisoformat(day), at=AT
    )
    return found


def a_round_of_spring(project: Project) -> CommentRound:
    """From 3 April to 25 May 2023."""
    return a_round(project, opens="2023-04-03", deadline="2023-05-25")


def test_a_region_is_expected_as_its_members_on_the_day_of_the_round() -> None:
    project, region = a_project(), a_region()
    for name, ends in (("Onnela", ".."), ("Peräkylä", "2010")):
        a_region_membership(region, an_organization(name), starts="2005", ends=ends)
    a_participation(project, region=region)
    a_participation(project, an_organization("HSL", kind="joint_authority"))
    a_participation(project, an_organization("Lintukoto"), role="preparer")
    a_round_of_spring(project)

    assert [str(answer.organization) for answer in told(project).expected] == ["Onnela"]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2023-04-02", Standing.NOT_OPEN),
        ("2023-04-03", Standing.OPEN),
        ("2023-05-25", Standing.OPEN),
        ("2023-05-26", Standing.NOT_FOUND),
    ],
)
def test_without_a_statement_the_day_tells_how_far_the_round_is(
    day: str, standing: Standing
) -> None:
    project = a_project()
    a_participation(project, an_organization())
    a_round_of_spring(project)

    assert told(project, day).expected[0].standing == standing


def test_a_statement_counts_from_its_day() -> None:
    project, town = a_project(), an_organization()
    a_participation(project, town)
    a_statement(a_round_of_spring(project), town, happened="2023-05-30")

    before, after = told(project, "2023-05-29"), told(project, "2023-05-30")

    assert before.expected[0].standing == Standing.NOT_FOUND
    assert after.expected[0].standing == Standing.GIVEN


def test_who_was_not_expected_is_told_after_the_others() -> None:
    project, town, other = a_project(), an_organization(), an_organization("Peräkylä")
    a_participation(project, town)
    a_statement(a_round_of_spring(project), other)

    found = told(project)

    assert [answer.organization for answer in found.answers] == [town, other]
    assert len(found.expected) == 1


def test_a_draft_municipality_is_neither_expected_nor_told() -> None:
    project, region = a_project(), a_region()
    draft = an_organization("Salakylä", published_at=None)
    a_region_membership(region, draft)
    a_participation(project, region=region)
    a_statement(a_round_of_spring(project), draft)

    assert told(project).answers == ()


def test_a_deadline_before_the_opening_is_refused_on_its_field() -> None:
    project = a_project()

    with pytest.raises(ValidationError) as refused:
        a_round(project, opens="2023-05-25", deadline="2023-04-03")
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentRound.objects.create(
            project=project, title_fi="Kierros", opens="2023-05-25", deadline="2023-04-03"
        )

    assert "25.5.2023" in refused.value.message_dict["deadline"][0]


def test_an_organ_of_somebody_else_is_refused_on_its_field() -> None:
    found, town = a_round(a_project()), an_organization()

    with pytest.raises(ValidationError) as refused:
        a_statement(found, town, organ=an_organ(an_organization("Peräkylä")))

    assert "organ" in refused.value.message_dict


@pytest.mark.parametrize("rows", [10, 1000])
def test_the_page_takes_as_many_queries_with_a_thousand_statements_as_with_ten(
    rows: int, client: Client, django_assert_num_queries: object
) -> None:
    project = a_project()
    found = a_round_of_spring(project)
    towns = many(
        Organization(kind="municipality", **named(f"Kunta {n}"), **slugs(f"kunta-{n}"))
        for n in range(rows)
    )
    many(Participation(project=project, organization=town) for town in towns)
    many(Statement(round=found, organization=town, happened="2023-05-01") for town in towns)

    with django_assert_num_queries(12):
        client.get(project.get_absolute_url())
