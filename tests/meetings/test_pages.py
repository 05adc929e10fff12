"""What the pages and lists of meetings show at each stage, and what they keep to themselves."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.builders import (
    AT,
    a_body,
    a_meeting,
    a_quota,
    an_agenda_item,
    an_agreement,
    an_attendance,
    an_organization,
)

pytestmark = pytest.mark.django_db

AHEAD, AHEAD_LATER, PAST = "2199-01-10", "2199-02-10", "2020-01-10"


def page(client: Client, meeting: Any) -> str:
    """The page of ``meeting``."""
    return client.get(meeting.get_absolute_url()).content.decode()


def listed(client: Client, **choices: Any) -> list[str]:
    """Names in the list of meetings under these choices, those to come first."""
    context = client.get(reverse("meetings:list"), choices).context_data
    return [one.name for one in (*context["upcoming"], *context["object_list"])]


def decided(client: Client, **choices: Any) -> list[str]:
    """Titles in the list of decisions under these choices."""
    answer = client.get(reverse("meetings:decisions"), choices)
    return [one.title for one in answer.context_data["object_list"]]


def test_the_next_meeting_stands_first_then_those_held_the_newest_first(client: Client) -> None:
    body = a_body()
    days = [AHEAD_LATER, PAST, "2021-01-10", AHEAD]
    for day in days:
        a_meeting(body, name_fi=day, held=day)

    assert listed(client) == [AHEAD, AHEAD_LATER, "2021-01-10", PAST]


@pytest.mark.parametrize("state", ["upcoming", "held", "summary", "cancelled"])
def test_a_state_narrows_the_meetings(state: str, client: Client) -> None:
    body = a_body()
    a_meeting(body, name_fi="upcoming", held=AHEAD)
    a_meeting(body, name_fi="held", held=PAST, stage="checked")
    a_meeting(body, name_fi="summary", held=PAST, number=1, year=2020, stage="published")
    a_meeting(body, name_fi="cancelled", held=AHEAD_LATER, cancelled_at=AT)

    assert listed(client, state=state) == [state]


def test_year_body_and_municipality_narrow_the_meetings(client: Client) -> None:
    body, city = a_body(), an_organization()
    a_quota(body, city)
    a_meeting(body, name_fi="oma", held="2022")
    a_meeting(body, name_fi="toinen vuosi", held="2023-05-01")
    joint = a_meeting(a_body("Muu elin"), name_fi="yhteinen", held="2022-05-01")
    joint.joint_with.add(body)

    assert set(listed(client, year=2022)) == {"oma", "yhteinen"}
    assert set(listed(client, body=body.pk)) == {"oma", "toinen vuosi", "yhteinen"}
    assert set(listed(client, party=city.pk)) == {"oma", "toinen vuosi"}


def test_the_calendar_tells_the_months_and_what_is_known_no_nearer(client: Client) -> None:
    body = a_body()
    for day in ("2022-05-20", "2022-02", "2022", "2023-01-10"):
        a_meeting(body, name_fi=day, held=day)

    months = client.get(reverse("meetings:months", args=[2022])).context_data["months"]

    found = [(month.number, [one.name for one in month.meetings]) for month in months]
    assert found == [(2, ["2022-02"]), (5, ["2022-05-20"]), (0, ["2022"])]


def test_a_planned_meeting_says_when_its_agenda_comes_and_shows_none_of_it(
    client: Client,
) -> None:
    meeting = a_meeting(held=AHEAD, agenda_due_on="2199-01-05")
    an_agenda_item(meeting, title_fi="Salassa vielä")

    html = page(client, meeting)

    assert "julkaistaan viimeistään <time" in html
    assert "5.1.2199" in html
    assert "Salassa vielä" not in html
    with translation.override("fi"):
        assert client.get(meeting.items.get().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("stage", ["agenda_published", "held", "drafted", "checked"])
def test_a_published_agenda_shows_no_word_of_the_summary(stage: str, client: Client) -> None:
    meeting = a_meeting(stage=stage)
    item = an_agenda_item(
        meeting, outcome="rejected", decision_fi="LUONNOS", discussion_fi="LUONNOS"
    )
    an_attendance(meeting, title_fi="LUONNOS")

    html = page(client, meeting) + client.get(item.get_absolute_url()).content.decode()

    assert "Sillan rakentaminen" in html
    assert "LUONNOS" not in html
    assert "hylättiin" not in html
    assert decided(client) == []


def test_a_cancelled_meeting_stays_and_says_why(client: Client) -> None:
    meeting = a_meeting(held=AHEAD, cancelled_at=AT)
    meeting.steps.create(kind="cancelled", taken_at=AT, reason="Ei asioita.")

    html = page(client, meeting)

    assert "peruttu" in html
    assert "Ei asioita." in html


def test_an_old_meeting_without_papers_says_that_none_are_at_hand(client: Client) -> None:
    assert "yhteenvetoa ei ole" in page(client, a_meeting(held="2005")).casefold()


def test_a_meeting_leads_to_those_before_and_after_it_and_to_no_other_body(
    client: Client,
) -> None:
    body = a_body()
    before, meeting, after = (a_meeting(body, held=f"2024-0{month}-01") for month in (1, 2, 3))
    a_meeting(a_body("Muu elin"), held="2024-02-02")

    context = client.get(meeting.get_absolute_url()).context_data

    assert (context["previous"], context["following"]) == (before, after)


def test_the_attendance_stands_by_organization(client: Client) -> None:
    meeting = a_meeting(stage="published")
    cities = [an_organization("Alava"), an_organization("Bergå")]
    for city in (*cities, *cities, None):
        an_attendance(meeting, person=None, organization=city)

    groups = client.get(meeting.get_absolute_url()).context_data["attendance"]

    assert [group[0].organization.value for group in groups] == ["Alava", "Bergå", ""]
    assert [len(group) for group in groups] == [2, 2, 1]


def a_decision(title: str, **values: Any) -> Any:
    """A published decision on the day of ``held``."""
    held = values.pop("held", "2024-06-01")
    meeting = a_meeting(values.pop("body", None) or a_body(title), held=held, stage="published")
    return an_agenda_item(meeting, title_fi=title, **({"outcome": "approved"} | values))


def test_choices_narrow_the_decisions(client: Client) -> None:
    agreement = an_agreement()
    known = a_decision("Äänekosken silta", held="2022-02-02", agreement=agreement)
    a_decision("Muu asia", outcome="noted")

    assert decided(client) == ["Muu asia", "Äänekosken silta"]
    for choice in (
        {"outcome": "approved"},
        {"year": 2022},
        {"agreement": agreement.pk},
        {"body": known.meeting.body.pk},
        {"q": "äänekoskEN"},
    ):
        assert decided(client, **choice) == ["Äänekosken silta"], choice


def test_no_choice_tells_what_a_secret_item_is_about(client: Client) -> None:
    agreement, ground = an_agreement(), {"is_public": False, "legal_ground_fi": "JulkL 24 §"}
    a_decision("Salainen", agreement=agreement, **ground)
    a_decision("Avoin", agreement=agreement)

    assert decided(client, agreement=agreement.pk) == ["Avoin"]
    assert "Salainen" not in client.get(agreement.get_absolute_url()).content.decode()


def test_the_files_of_decisions_hold_what_the_page_chooses(client: Client) -> None:
    item = a_decision("Silta", decision_fi="Rakennetaan.", power="decides")
    ground = {"is_public": False, "legal_ground_fi": "JulkL 24 §", "decision_fi": "SALASSA"}
    a_decision("Salainen", held="2023-01-01", **ground)
    a_decision("Koulu", held="2022-01-01")
    choice = {"q": "s"}

    table = client.get(reverse("meetings:decisions_csv"), choice).getvalue().decode("utf-8-sig")
    facts = json.loads(client.get(reverse("meetings:decisions_json"), choice).getvalue())

    head, first, second = csv.reader(io.StringIO(table), delimiter=";")
    assert dict(zip(head, first, strict=True))["Päätös"] == "Rakennetaan."
    assert [row["name"] for row in facts["decisions"]] == ["Silta", "Salainen"]
    assert facts["decisions"][0]["id"] == f"http://testserver{item.get_absolute_url()}"
    assert facts["decisions"][0]["power"] == "decides"
    assert facts["decisions"][1]["decision"] is None
    assert facts["decisions"][1]["outcome"] is None
    assert "SALASSA" not in table + json.dumps(facts)
    assert "Salainen" in second


def test_a_file_without_decisions_is_whole_json(client: Client) -> None:
    answer = client.get(reverse("meetings:decisions_json"))

    assert json.loads(answer.getvalue())["decisions"] == []
