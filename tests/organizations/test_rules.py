"""What shares, population figures and organs can be, and where organizations stand."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from organizations.models import Holding, Organization, PopulationFigure
from tests.builders import (
    a_company,
    a_holding,
    a_population_figure,
    a_region,
    a_region_membership,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("percent", ["-0.1", "100.1"])
def test_a_share_lies_between_nothing_and_the_whole(percent: str) -> None:
    company, owner = a_company(), an_organization()

    with pytest.raises(ValidationError):
        a_holding(company, owner, percent=percent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(entity=company, holder=owner, kind="ownership", percent=percent)


@pytest.mark.parametrize("percent", [None, "0", "49.7", "100"])
def test_a_share_may_be_unknown_or_whole(percent: str | None) -> None:
    assert a_holding(a_company(), an_organization(), percent=percent).pk


def test_a_population_figure_counts_a_municipality_or_a_region_and_not_both() -> None:
    town, region = an_organization(), a_region()

    for values in ({}, {"organization": town, "region": region}):
        with pytest.raises(ValidationError):
            a_population_figure(**values)
        with pytest.raises(IntegrityError), transaction.atomic():
            PopulationFigure.objects.create(people=1, counted="2020", **values)


def test_two_organs_of_one_organization_have_two_names() -> None:
    town = an_organization()
    an_organ(town, "kunnanhallitus")

    with pytest.raises(ValidationError):
        an_organ(town, "kunnanhallitus")
    an_organ(an_organization("Peräkylä"), "kunnanhallitus")


def test_a_municipality_belongs_to_a_region_once_a_day() -> None:
    region, town = a_region(), an_organization()
    a_region_membership(region, town, starts="2005", ends="..")

    with pytest.raises(ValidationError):
        a_region_membership(region, town, starts="2010", ends="..")
    a_region_membership(a_region("Toinen seutu"), town, starts="2010", ends="..")


def test_a_municipality_has_no_page_among_joint_corporations_nor_the_other_way(
    client: Client,
) -> None:
    town, company = an_organization(), a_company()

    for page, record in (("joint_corporation", town), ("municipality", company)):
        address = reverse(f"portal:{page}", args=[record.slug])
        assert client.get(address).status_code == 404


def test_organizations_are_municipalities_or_others() -> None:
    town, company = an_organization(), a_company()

    assert list(Organization.objects.municipalities()) == [town]
    assert list(Organization.objects.others()) == [company]


def test_a_short_name_is_used_in_tables_where_there_is_one() -> None:
    assert a_company("Onnelan Vesi Oy", short_name_fi="OV").called == "OV"
    assert a_company("Onnelan Lämpö Oy").called == "Onnelan Lämpö Oy"


def test_large_numbers_have_narrow_spaces_in_every_language(client: Client) -> None:
    town = an_organization()
    a_population_figure(organization=town, people=674963)

    assert "674\u202f963" in client.get(town.get_absolute_url()).content.decode()
