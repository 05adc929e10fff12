"""The region's own projects: who was party on a day, who commented, who approved.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from projects.ledger import ledger
from projects.models import Project
from records import clock
from records.content.loading import load
from records.content.models import LoadedRecord
from tests.builders import for_a_module

FOUNDERS = ["HUS", "Helsinki", "Kauniainen", "Kirkkonummi", "Vantaa"]


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_a_module(django_db_blocker):
        yield


@pytest.fixture(scope="module", autouse=True)
def loaded(db: None) -> None:
    """The whole of ``content/`` in the database."""
    load(settings.BASE_DIR / "content", now=clock.now())


def project_called(key: str) -> Project:
    """The project with this key, with all that its page shows."""
    row = LoadedRecord.objects.get(kind="projects.project", key=key)
    return Project.objects.for_page(clock.now()).get(pk=row.record_id)


def owners(day: date) -> dict[str, list[str]]:
    """The owners of Apotti who are in on ``day``, by the state of their part."""
    found: dict[str, list[str]] = {}
    for part in ledger(project_called("apotti").participations.all(), day).present:
        if part.role == "owner":
            found.setdefault(part.state_on(day), []).append(part.organization.called)
    return {state: sorted(names) for state, names in found.items()}


def test_apotti_has_no_owners_before_its_company_was_founded() -> None:
    assert owners(date(2015, 6, 23)) == {}


def test_apotti_has_its_five_founders_as_owners_at_the_beginning_of_2016() -> None:
    assert owners(date(2016, 1, 1)) == {"current": FOUNDERS}


def test_apotti_has_more_owners_at_the_beginning_of_2021() -> None:
    assert owners(date(2021, 1, 1)) == {
        "current": sorted([*FOUNDERS, "Tuusula", "Kerava"]),
        "possible": ["Inkoo", "Loviisa", "Siuntio"],
    }


def test_the_ledger_of_apotti_tells_by_whose_acceptance_the_later_ones_came() -> None:
    project = project_called("apotti")
    later = {
        part.organization.name: (part.route, part.accepted, part.acceptance_section)
        for part in project.participations.all()
        if part.acceptor
    }

    assert later["Tuusula"] == later["Kerava"] == ("decision", "2017-04-24", "§ 458")
    assert later["Loviisa"] == later["Inkoo"] == ("notice", "2020-03-16", "§ 190")
    assert project.joining_ends == "2020-04-20"


def test_the_page_of_apotti_differs_from_day_to_day() -> None:
    address = project_called("apotti").get_absolute_url()

    def present(day: str) -> str:
        html = Client().get(address, {"day": day}).content.decode()
        return html.partition('id="participants"')[2].partition("</table>")[0]

    assert "Kerava" not in present("2016-01-01")
    assert "Kerava" in present("2021-01-01")
    assert "Loviisa" in present("2021-01-01")
