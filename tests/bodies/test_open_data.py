"""The composition of a day as files: the same seats as the page, and nothing hidden."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body
from records.names import FormerSlug
from tests.builders import (
    a_body,
    a_chair_rule,
    a_citation,
    a_decision,
    a_membership,
    a_person,
    a_quota,
    a_source,
    an_agreement,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db

DAY = date(2018, 5, 2)


def address(body: Body, kind: str) -> str:
    """The file of a kind on the day, in English."""
    with translation.override("en"):
        return reverse(f"bodies:composition_{kind}", args=[body.slug_en, DAY])


def table(body: Body) -> list[list[str]]:
    """Every line of the CSV, its header first."""
    answer = Client().get(address(body, "csv"))
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def data(body: Body) -> dict[str, Any]:
    """The JSON."""
    return Client().get(address(body, "json")).json()


@pytest.fixture
def body(db: None) -> Body:
    """A body with a seat by office and three nominated ones: held, vacant, not recorded."""
    town = an_organization("Onnela")
    basis = an_agreement("Satumaan sopimus")
    body = a_body("Satumaan neuvottelukunta", starts="2010", ends="..")
    office = an_office(town, "kunnanjohtaja")
    an_office_bound_seat(body, office, starts="2010", ends="..", agreement=basis)
    a_chair_rule(body, office, starts="2010", ends="..")
    an_office_holding(office, a_person("Aamu Ensimmäinen"), starts="2014-23", ends="..")
    organ = an_organ(town, "kunnanhallitus")
    quota = a_quota(
        body, town, seats=3, starts="2010", ends="..", nominated_by=organ, agreement=basis
    )
    decision = a_decision(quota, happened="2017-06-01", section="§ 7", case_number="ONN 1")
    decision.citations.add(a_citation(a_source("K-7", url="https://lahde.example/7")))
    held = a_membership(
        quota,
        1,
        person=a_person("Ilta Toinen"),
        starts="2017-06-01",
        ends="2020",
        certainty="partial",
        decision=decision,
    )
    held.citations.add(a_citation(locator="§ 7"))
    a_membership(quota, 2, is_vacant=True, starts="2018-01-01", ends="2018-12-31")
    return body


def test_the_table_has_one_row_per_seat(body: Body) -> None:
    header, *rows = table(body)

    assert len(header) == 13
    assert [row[:3] + row[4:6] for row in rows] == [
        ["Onnela", "kunnanjohtaja", "chair", "Aamu Ensimmäinen", ""],
        ["Onnela", "1", "member", "Ilta Toinen", ""],
        ["Onnela", "2", "member", "", ""],
        ["Onnela", "3", "member", "", ""],
    ]
    assert rows[1][6:] == [
        "kunnanhallitus",
        "Onnela, kunnanhallitus 1 June 2017 § 7 (ONN 1)",
        "https://lahde.example/7",
        "Satumaan sopimus",
        "2017-06-01",
        "partly known",
        "",
    ]


def test_the_header_is_in_the_language_of_the_address(body: Body) -> None:
    with translation.override("fi"):
        path = reverse("bodies:composition_csv", args=[body.slug_fi, DAY])

    assert Client().get(path).getvalue().decode("utf-8-sig").startswith("Organisaatio;")


def test_the_data_tell_each_seat_in_the_words_of_popolo(body: Body) -> None:
    office, held, vacant, unrecorded = data(body)["memberships"]

    assert office["post"] == {"label": "kunnanjohtaja"}
    assert (office["role"], office["seat_number"]) == ("chairperson", None)
    assert (office["start_date"], office["end_date"]) == ("2014-23", None)
    assert held["on_behalf_of"]["name"] == "Onnela"
    assert held["person"]["name"] == "Ilta Toinen"
    assert (held["start_date"], held["end_date"]) == ("2017-06-01", "2020")
    assert held["decision"]["organ"] == "kunnanhallitus"
    assert (held["decision"]["date"], held["decision"]["section"]) == ("2017-06-01", "§ 7")
    assert held["decision"]["url"] == "https://lahde.example/7"
    assert [source["note"] for source in held["sources"]] == ["Keksitty pöytäkirja KEKSITTY-1, § 7"]
    assert (vacant["state"], vacant["person"]) == ("vacant", None)
    assert (unrecorded["state"], unrecorded["start_date"]) == ("unrecorded", None)


def test_the_data_count_the_seats_by_state(body: Body) -> None:
    assert data(body)["counts"] == [
        {"role": "member", "seats": 4, "has_vote": True, "held": 2, "vacant": 1, "unrecorded": 1}
    ]


def test_a_holder_who_is_only_possible_is_told_apart() -> None:
    quota = a_quota(a_body(), an_organization(), seats=1)
    a_membership(quota, 1, person=a_person("Yö Kolmas"), starts="2015")

    (seat,) = data(quota.body)["memberships"]
    _header, row = table(quota.body)

    assert (seat["person"], seat["possible_holder"]) == (None, "Yö Kolmas")
    assert row[4:6] == ["", "Yö Kolmas"]


def test_an_office_nominated_without_a_known_holder_is_a_post_and_no_person() -> None:
    town = an_organization()
    quota = a_quota(a_body(), town, seats=1)
    a_membership(quota, 1, office=an_office(town, "sihteeri"), starts="2015", ends="..")

    (seat,) = data(quota.body)["memberships"]

    assert (seat["post"], seat["person"]) == ({"label": "sihteeri"}, None)


def test_the_page_leads_to_both_files(body: Body, client: Client) -> None:
    with translation.override("en"):
        html = client.get(reverse("bodies:composition", args=[body.slug_en, DAY])).content.decode()

    assert f'<a href="{address(body, "csv")}" type="text/csv">' in html
    assert f'<a href="{address(body, "json")}" type="application/json">' in html


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_not_public_stands_in_no_file(kind: str, body: Body, client: Client) -> None:
    hidden = an_organization("Salakylä", published_at=None)
    a_quota(body, hidden, starts="2010", ends="..")
    an_office_bound_seat(body, an_office(hidden, "salasihteeri"), starts="2010", ends="..")
    secret = an_agreement("Salasopimus", published_at=None)
    a_quota(body, an_organization("Peräkylä"), starts="2010", ends="..", agreement=secret)

    answer = client.get(address(body, kind))

    text = (answer.getvalue() if answer.streaming else answer.content).decode()
    assert "Peräkylä" in text
    assert "sala" not in text.casefold()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_draft_has_no_files(kind: str, client: Client) -> None:
    assert client.get(address(a_body(published_at=None), kind)).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_draft_is_kept_out_of_caches_when_staff_take_it(kind: str, admin_client: Client) -> None:
    answer = admin_client.get(address(a_body(published_at=None), kind))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_former_address_leads_to_the_same_file(kind: str, body: Body, client: Client) -> None:
    FormerSlug.objects.create(kind="bodies.body", language="en", slug="old-body", record_id=body.pk)

    answer = client.get(address(body, kind).replace(body.slug_en, "old-body"))

    assert (answer.status_code, answer["Location"]) == (301, address(body, kind))


@pytest.mark.parametrize("change", [("satumaan", "olematon"), ("2018-05-02", "2018-02-30")])
def test_missing_data_answer_in_data(change: tuple[str, str], body: Body, client: Client) -> None:
    answer = client.get(address(body, "json").replace(*change))

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/json")
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_files_answer_to_reading_only(kind: str, body: Body, client: Client) -> None:
    assert client.post(address(body, kind)).status_code == 405
    assert client.head(address(body, kind)).status_code == 200


def test_when_the_body_was_not_there_the_files_hold_no_seats() -> None:
    body = a_body(starts="2019-01-01", ends="..")
    a_quota(body, an_organization())

    assert len(table(body)) == 1
    assert data(body)["memberships"] == []
