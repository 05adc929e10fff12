"""What waits for a municipality on a day, on its page and by the rules of each room."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.models import Agreement
from organizations.models import Organization
from portal.waiting import waiting_for
from projects.models import Project
from records import clock
from tests.builders import (
    AT,
    a_body,
    a_handling,
    a_milestone,
    a_participation,
    a_party,
    a_project,
    a_region,
    a_region_membership,
    a_round,
    a_statement,
    an_agreement,
    an_approval,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db

DAY = date(2013, 1, 20)


@pytest.fixture
def town() -> Organization:
    """The municipality that matters wait for."""
    return an_organization("Onnela")


@pytest.fixture
def neighbour() -> Organization:
    """Another municipality."""
    return an_organization("Peräkylä")


def an_agreement_of(*parties: Organization, **values: str) -> Agreement:
    """An agreement that binds ``parties``."""
    made = an_agreement(f"Sopimus {Agreement.objects.count()}", **values)
    for party in parties:
        a_party(made, party)
    return made


def a_plan_of(*towns: Organization, **values: str) -> Project:
    """A plan that an assembly approved on 10.1.2013 and each of ``towns`` has to."""
    number = Project.objects.count()
    made = a_project(f"Suunnitelma {number}", municipalities_approve=True, **values)
    for town in towns:
        a_participation(made, town)
    an_approval(made, body=a_body(f"Kokous {number}"), happened="2013-01-10")
    return made


def told(town: Organization, day: date = DAY) -> list[tuple[str, str, str, str]]:
    """What waits for ``town`` on ``day``: what is awaited, since when, by when, what is known."""
    with translation.override("en"):
        found = waiting_for(town, day, AT)
    return [(one.what, one.since, one.due, one.known) for one in found]


def test_an_agreement_waits_for_a_party_once_another_has_taken_it_up(
    town: Organization, neighbour: Organization
) -> None:
    agreement = an_agreement_of(town, neighbour)
    a_handling(agreement, neighbour, happened="2013-01-16")

    assert told(town, date(2013, 1, 15)) == []
    assert told(neighbour) == []
    assert told(town) == [
        ("decision on the agreement", "2013-01-16", "", "Not known to be on an agenda.")
    ]


def test_a_tabled_agreement_waits_until_the_day_that_it_is_taken_up_again(
    town: Organization,
) -> None:
    agreement = an_agreement_of(town)
    a_handling(agreement, town, happened="2013-01-16", outcome="tabled", tabled_to="2013-01-28")

    assert told(town) == [
        (
            "decision on the agreement",
            "2013-01-16",
            "2013-01-28",
            "Onnela has tabled it (taken up again: 28 January 2013).",
        )
    ]


@pytest.mark.parametrize("outcome", ["returned", "proposed", "removed", "noted"])
def test_an_agreement_waits_while_nothing_final_is_decided(
    outcome: str, town: Organization
) -> None:
    a_handling(an_agreement_of(town), town, happened="2013-01-16", outcome=outcome)

    assert len(told(town)) == 1


@pytest.mark.parametrize("outcome", ["approved", "conditional", "approved_changed", "rejected"])
def test_a_decided_agreement_waits_no_more(outcome: str, town: Organization) -> None:
    a_handling(an_agreement_of(town), town, happened="2013-01-20", outcome=outcome)

    assert told(town) == []
    assert told(town, date(2013, 1, 19)) == []


def test_a_proposal_to_the_council_waits_for_the_council_after_the_board_approved(
    town: Organization,
) -> None:
    agreement, board = an_agreement_of(town), an_organ(town, kind="board")
    a_handling(agreement, town, happened="2013-01-07", organ=board)
    a_handling(agreement, town, happened="2013-01-07", organ=board, outcome="proposed")

    assert len(told(town)) == 1


def test_what_is_on_an_agenda_to_come_waits_with_its_day(town: Organization) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    a_handling(an_agreement_of(town), town, happened=tomorrow.isoformat(), outcome="on_agenda")

    assert [due for _what, _since, due, _known in told(town, clock.today())] == [
        tomorrow.isoformat()
    ]
    assert told(town, date(2013, 1, 1)) == []


@pytest.mark.parametrize(
    "days", [{"starts": "2012", "ends": "2016"}, {"starts": "2004", "ends": "2012"}]
)
def test_an_agreement_in_force_or_ended_waits_for_nobody(
    days: dict, town: Organization, neighbour: Organization
) -> None:
    a_handling(an_agreement_of(town, neighbour, **days), neighbour, happened="2004")

    assert told(town) == []


def test_where_it_may_be_in_force_only_a_party_whose_own_handling_is_known_waits(
    town: Organization, neighbour: Organization
) -> None:
    silent = an_organization("Lintukoto")
    agreement = an_agreement_of(town, neighbour, silent, starts="2013", ends="2016")
    a_handling(agreement, neighbour, happened="2013-01-16")
    a_handling(agreement, town, happened="2013-01-28")

    assert told(silent) == []
    assert told(town) == [
        (
            "decision on the agreement",
            "2013-01-16",
            "",
            "Not known to have been on an agenda by this day. Later: approved (28 January 2013).",
        )
    ]


def test_a_partner_or_a_stranger_decides_nothing(
    town: Organization, neighbour: Organization
) -> None:
    agreement = an_agreement_of(neighbour)
    a_party(agreement, town, role="partner")
    a_handling(agreement, neighbour, happened="2013-01-16")

    assert told(town) == told(an_organization("Lintukoto")) == []


def test_a_plan_waits_for_each_municipality_from_its_first_approval(
    town: Organization, neighbour: Organization
) -> None:
    plan = a_plan_of(town, neighbour, starts="2012", ends="2013")
    an_approval(plan, organization=neighbour, happened="2013-01-16")

    assert told(town, date(2013, 1, 9)) == []
    assert told(neighbour) == []
    assert told(town) == [
        ("decision on the plan", "2013-01-10", "", "Not known to be on an agenda.")
    ]
    assert told(town, date(2014, 1, 1)) == []


def test_a_plan_that_municipalities_do_not_approve_waits_for_none(town: Organization) -> None:
    plan = a_plan_of(town)
    Project.objects.filter(pk=plan.pk).update(municipalities_approve=False)

    assert told(town) == []


def test_a_statement_is_awaited_from_the_opening_and_stays_so_when_overdue(
    town: Organization,
) -> None:
    plan = a_project()
    a_participation(plan, town)
    a_round(plan, sent="2013-01", opens="2013-01-15", deadline="2013-02-15")
    awaited = ("statement: Lausuntokierros", "2013-01-15", "2013-02-15")

    assert told(town, date(2013, 1, 14)) == []
    assert told(town) == [(*awaited, "Not found yet, the round is open.")]
    assert told(town, date(2013, 2, 16)) == [(*awaited, "Not found by the deadline.")]


def test_a_statement_is_awaited_no_more_when_it_is_given_or_the_work_has_gone_on(
    town: Organization, neighbour: Organization
) -> None:
    plan = a_project()
    a_participation(plan, town)
    a_participation(plan, neighbour)
    found = a_round(plan, opens="2013-01-15", deadline="2013-02-15")
    a_statement(found, neighbour, happened="2013-01-20")
    a_milestone(plan, "Viimeistely", happened="2013-03-01")
    a_milestone(plan, "Aiottu", happened="2013-02-20", is_planned=True)

    assert told(neighbour) == []
    assert len(told(town, date(2013, 2, 28))) == 1
    assert told(town, date(2013, 3, 1)) == []


def test_a_round_without_a_known_deadline_is_awaited_of_nobody(town: Organization) -> None:
    plan = a_project()
    a_participation(plan, town)
    a_round(plan, opens="2013-01-15")

    assert told(town) == []


def test_the_soonest_stands_first_and_those_without_a_day_last(town: Organization) -> None:
    for tabled_to in ("", "2013-02-04", "2013-01-28"):
        values = {"outcome": "tabled", "tabled_to": tabled_to}
        a_handling(an_agreement_of(town), town, happened="2013-01-16", **values)

    assert [due for _what, _since, due, _known in told(town)] == ["2013-01-28", "2013-02-04", ""]


def test_a_draft_waits_for_nobody(town: Organization) -> None:
    agreement = an_agreement_of(town, published_at=None)
    a_handling(agreement, town, happened="2013-01-16", outcome="tabled")
    a_plan_of(town, published_at=None)

    assert told(town) == []


def test_the_page_lists_what_waits_with_a_link_that_keeps_the_day(
    town: Organization, client: Client
) -> None:
    agreement = an_agreement_of(town)
    a_handling(agreement, town, happened="2013-01-16", outcome="tabled", tabled_to="2013-01-28")

    html = client.get(town.get_absolute_url(), {"day": "2013-01-20"}).content.decode()
    section = html.partition('id="waiting"')[2].partition("</section>")[0]

    assert f'href="{agreement.get_absolute_url()}?day=2013-01-20#decisions"' in section
    assert "28.1.2013" in section


def test_the_page_says_so_when_nothing_waits(town: Organization, client: Client) -> None:
    html = client.get(town.get_absolute_url()).content.decode()
    section = html.partition('id="waiting"')[2].partition("</section>")[0]

    assert "<table" not in section
    assert "Kunnalta ei tiedetä odotettavan mitään" in section


def test_many_matters_take_as_many_queries_as_one(town: Organization) -> None:
    region = a_region()
    a_region_membership(region, town)

    def matters(number: int) -> int:
        for _one in range(number):
            a_handling(an_agreement_of(town), town, happened="2013-01-16", outcome="tabled")
            plan = a_plan_of(town, starts="2012", ends="2013")
            a_participation(plan, region=region)
            found = a_round(plan, opens="2013-01-15", deadline="2013-02-15")
            a_statement(found, an_organization(f"Kunta {plan.pk}"), happened="2013-01-18")
            a_milestone(plan, happened="2012")
        with CaptureQueriesContext(connection) as queries:
            waiting_for(town, DAY, AT)
        return len(queries)

    assert matters(1) == matters(8)
