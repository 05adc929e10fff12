"""Who takes part in a project, and its milestones in time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from projects.models import Participation, Project
from projects.pictures import line_of
from tests.builders import (
    DAY,
    a_company,
    a_milestone,
    a_participation,
    a_project,
    a_region,
    a_region_membership,
    an_organization,
)

pytestmark = pytest.mark.django_db


def test_a_participant_is_an_organization_or_a_region_and_not_both() -> None:
    project, town, region = a_project(), an_organization(), a_region()

    for values in ({}, {"organization": town, "region": region}):
        with pytest.raises(ValidationError):
            a_participation(project, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.create(project=project, **values)


def test_an_organization_takes_part_in_one_role_once_a_day() -> None:
    project, town = a_project(), an_organization()
    a_participation(project, town, starts="2012", ends="..")

    with pytest.raises(ValidationError):
        a_participation(project, town, starts="2015", ends="2016")
    a_participation(project, town, role="owner", starts="2015", ends="2016")


def test_a_region_takes_its_municipalities_along_even_past_ones() -> None:
    project, region, town = a_project(), a_region(), an_organization()
    a_region_membership(region, town, starts="2005", ends="2010")
    a_participation(project, region=region)

    assert list(Project.objects.with_participant(town)) == [project]
    assert not Project.objects.with_participant(an_organization("Peräkylä")).exists()


def test_milestones_stand_in_time_and_those_without_a_day_last() -> None:
    project = a_project()
    undated = a_milestone(project, "Joskus")
    autumn = a_milestone(project, "Syksyllä", happened="2014-23")
    spring = a_milestone(project, "Keväällä", happened="2014-21")
    exact = a_milestone(project, "Tasan", happened="2013-01-16")

    assert list(project.milestones.all()) == [exact, spring, autumn, undated]


def test_the_picture_draws_partly_known_days_as_spans_and_lists_undated_ones() -> None:
    project = a_project()
    a_milestone(project, "Tasan", happened="2013-01-16")
    a_milestone(project, "Syksyllä", happened="2014-23")
    a_milestone(project, "Joskus")

    line = line_of(project.milestones.all(), DAY)

    assert [placed.is_span for placed in line.placed] == [False, True]
    assert [mark.label for mark in line.undated] == ["Joskus"]


def test_the_page_marks_what_is_only_planned(client: Client) -> None:
    project = a_project()
    a_milestone(project, "Silta valmistuu", happened="2030", is_planned=True)

    html = client.get(project.get_absolute_url()).content.decode()

    assert "suunniteltu" in html


def test_the_page_of_the_company_leads_to_its_project(client: Client) -> None:
    company = a_company()
    project = a_project(company=company)

    html = client.get(company.get_absolute_url()).content.decode()

    assert project.get_absolute_url() in html
