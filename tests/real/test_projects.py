"""The region's own projects: who was party on a day, who commented, who approved.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from organizations.models import Organization
from portal.waiting import waiting_for
from projects.approving import in_sentences, tracks_of
from projects.commenting import Standing, rounds_of
from projects.ledger import ledger
from projects.models import Project
from records import clock
from records.content.models import LoadedRecord

HSYK = "Helsingin seudun yhteistyökokous"
FOURTEEN_AND_SIUNTIO = 15
FOUNDERS = ["HUS", "Helsinki", "Kauniainen", "Kirkkonummi", "Vantaa"]


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


def told(key: str, day: date) -> tuple[dict[str, str], str]:
    """What stands on ``day`` by approver of the plan with this key, and the sentences above it."""
    tracks = tracks_of(project_called(key), day, clock.now(), clock.today())
    standing = {
        track.organization.name: track.decisive.outcome for track in tracks if track.decisive
    }
    with translation.override("en"):
        return standing, in_sentences(tracks)


@pytest.mark.parametrize(
    ("key", "decided"),
    [
        ("hlj-2011", {"HSL:n hallitus": "approved", "KUUMA-hallitus": "approved"}),
        ("hlj-2015", {"HSL:n hallitus": "approved"}),
        ("masu-2050", {HSYK: "approved", "Kauniainen": "proposed"}),
        ("asuntostrategia-2025", {HSYK: "approved", "Kauniainen": "proposed"}),
        ("mal-2019", {HSYK: "approved_changed"}),
        ("mal-2023", {}),
    ],
)
def test_a_plan_has_the_decisions_that_the_sources_tell(key: str, decided: dict) -> None:
    standing, _sentence = told(key, clock.today())

    assert standing == decided


def test_the_tracker_of_masu_2050_tells_how_far_it_had_come_on_a_day() -> None:
    before, waiting = told("masu-2050", date(2015, 3, 23))
    after, proposed = told("masu-2050", date(2015, 6, 2))

    assert before == {}
    assert waiting.startswith("No decision of HSYK has been found: the whole plan.")
    assert after == {HSYK: "approved", "Kauniainen": "proposed"}
    assert proposed == (
        "HSYK has approved the whole plan."
        " 0 of 14 municipalities are known to have approved the plan;"
        " Kauniainen: proposed for approval (2 June 2015);"
        " no approval is known of: Espoo, Helsinki, Hyvinkää and 10 others."
    )


def test_the_proposal_of_kauniainen_stands_with_its_organ_section_and_case_number() -> None:
    html = Client().get(project_called("masu-2050").get_absolute_url()).content.decode()
    row = html.partition('id="approvals"')[2].partition("Kauniainen</a>")[2].partition("</tr>")[0]

    assert "2.6.2015" in row
    assert "§ 63" in row
    assert "951/10.00.00/2014" in row
    assert "esitetty hyväksyttäväksi" in row


def test_the_tracker_of_mal_2023_names_both_bodies_and_every_municipality_party_to_it() -> None:
    tracks = tracks_of(project_called("mal-2023"), clock.today(), clock.now(), clock.today())
    bodies = [(track.organization.name, track.scope) for track in tracks if track.scope]

    assert bodies == [(HSYK, "land_use_and_housing"), ("HSL:n hallitus", "transport")]
    assert len(tracks) - len(bodies) == FOURTEEN_AND_SIUNTIO
    assert not any(track.thread for track in tracks)


def awaited(town: str, day: date) -> list[tuple[str, str]]:
    """What is awaited from ``town`` on ``day``: the matter and what."""
    row = LoadedRecord.objects.get(kind="organizations.organization", key=town)
    with translation.override("en"):
        found = waiting_for(Organization.objects.get(pk=row.record_id), day, clock.now())
    return [(str(one.record), one.what) for one in found]


@pytest.mark.parametrize("town", ["espoo", "vantaa", "kauniainen"])
def test_the_agreement_of_2013_waited_for_three_councils(town: str) -> None:
    agreement = "Pääkaupunkiseudun kaupunkien yhteistyösopimus 2013–2016"

    assert awaited(town, date(2013, 1, 20)) == [(agreement, "decision on the agreement")]
    assert awaited(town, date(2013, 1, 28)) == []


def test_it_waited_for_helsinki_no_more_once_its_council_had_approved() -> None:
    assert len(awaited("helsinki", date(2013, 1, 10))) == 1
    assert awaited("helsinki", date(2013, 1, 20)) == []


def test_the_round_of_mal_2023_waited_for_statements_until_the_plan_was_finished() -> None:
    days = [date(2023, 4, 2), date(2023, 4, 3), date(2023, 5, 26), date(2023, 6, 21)]

    assert [len(awaited("kerava", day)) for day in days] == [0, 1, 1, 0]


def test_masu_2050_and_the_housing_strategy_waited_for_the_fourteen_in_spring_2015() -> None:
    assert len(awaited("kauniainen", date(2015, 6, 10))) == 2
    assert len(awaited("sipoo", date(2015, 4, 1))) == 2


@pytest.mark.parametrize("town", ["helsinki", "espoo", "vantaa", "kauniainen", "jarvenpaa"])
def test_nothing_of_the_past_is_awaited_today(town: str) -> None:
    assert awaited(town, date(2026, 11, 22)) == []
