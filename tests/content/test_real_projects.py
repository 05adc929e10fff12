"""The region's own projects: who was party on a day, who commented, who approved.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from agreements.tracking import APPROVALS
from projects.commenting import Standing, rounds_of
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


def test_the_round_of_mal_2023_tells_its_days_and_counts() -> None:
    found = project_called("mal-2023").comment_rounds.get()

    assert (found.opens, found.deadline) == ("2023-04-03", "2023-05-25")
    assert (found.sent_on, found.sent_by) == (date(2023, 3, 28), date(2023, 3, 29))
    assert (found.statements_known, found.comments_known) == (47, 10)
    assert found.certainty == "conflicting"


def test_the_round_of_mal_2023_shows_the_fourteen_and_misses_nobody_as_silent() -> None:
    (told,) = rounds_of(project_called("mal-2023"), date(2023, 5, 26), clock.now())

    assert len(told.strip.tiles) == 14
    assert {answer.standing for answer in told.expected} == {Standing.NOT_FOUND}


@pytest.mark.parametrize("key", ["hlj-2015", "masu-2050", "asuntostrategia-2025"])
def test_the_round_of_2014_holds_the_statement_of_kauniainen(key: str) -> None:
    (told,) = rounds_of(project_called(key), clock.today(), clock.now())
    given = [answer for answer in told.expected if answer.standing == Standing.GIVEN]

    assert len(told.expected) == 14
    assert [(one.happened, one.section) for one in given[0].statements] == [
        ("2014-11-18", "§ 115"),
        ("2014-11-26", "§ 229"),
    ]


@pytest.mark.parametrize(
    ("key", "approved"),
    [
        ("hlj-2011", {"transport": 2}),
        ("hlj-2015", {"transport": 1}),
        ("masu-2050", {"land_use": 1}),
        ("asuntostrategia-2025", {"housing": 1}),
        ("mal-2019", {"land_use": 1, "housing": 1}),
        ("mal-2023", {}),
    ],
)
def test_a_plan_has_the_approvals_that_the_sources_tell(key: str, approved: dict) -> None:
    found = [one.part for one in project_called(key).approvals.all() if one.outcome in APPROVALS]

    assert {part: found.count(part) for part in found} == approved
