"""The handlings of an agreement as CSV and JSON."""

import csv
import io
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement
from records.names import FormerSlug
from tests.builders import a_citation, a_handling, a_party, an_agreement, an_organ, an_organization
from tests.portal.addresses import whole

pytestmark = pytest.mark.django_db


def the_file(kind: str, agreement: Agreement, **query: str) -> HttpResponse:
    """The file of ``agreement``, in English."""
    with translation.override("en"):
        address = reverse(f"agreements:handlings_{kind}", args=[agreement.slug])
    return whole(Client().get(address, query))


def table(agreement: Agreement, **query: str) -> list[dict[str, str]]:
    """The CSV file as a spreadsheet reads it."""
    text = the_file("csv", agreement, **query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def facts(agreement: Agreement, **query: str) -> dict[str, Any]:
    """The JSON file read."""
    return json.loads(the_file("json", agreement, **query).content)


@pytest.fixture
def agreement() -> Agreement:
    """Onnela has tabled and then approved it, of Peräkylä nothing is known."""
    made = an_agreement("Sopimus", starts="2013", ends="2016", entry_rule="all_parties")
    onnela = an_organization("Onnela")
    a_party(made, onnela)
    a_party(made, an_organization("Peräkylä"))
    a_handling(made, onnela, outcome="tabled", happened="2013-01-07", tabled_to="2013-01-16")
    approved = a_handling(
        made,
        onnela,
        outcome="conditional",
        happened="2013-01-16",
        section="§ 7",
        case_number="ONN 1",
        organ=an_organ(onnela, "valtuusto", kind="council"),
        condition_fi="=Jos muutkin.",
        url="https://onnela.example/7",
    )
    approved.citations.add(a_citation(locator="§ 7"))
    return made


def test_the_table_has_a_row_per_handling_and_one_for_a_party_without_any(
    agreement: Agreement,
) -> None:
    found = table(agreement)

    assert [(row["Party"], row["Day"], row["Stands on the day"]) for row in found] == [
        ("Onnela", "2013-01-07", "no"),
        ("Onnela", "2013-01-16", "yes"),
        ("Peräkylä", "", ""),
    ]
    assert found[0]["Tabled to"] == "2013-01-16"
    assert found[1]["Organ"] == "valtuusto"
    assert found[1]["Address of the item"] == "https://onnela.example/7"
    assert found[1]["Sources"] == "Keksitty pöytäkirja KEKSITTY-1, § 7"
    assert found[2]["Outcome"] == "The decision has not been found."


def test_no_spreadsheet_runs_what_the_table_holds(agreement: Agreement) -> None:
    assert table(agreement)[1]["Condition"] == "'=Jos muutkin."


def test_the_table_is_named_after_the_agreement_and_the_day(agreement: Agreement) -> None:
    answer = the_file("csv", agreement, day="2013-01-10")

    assert 'filename="handlings-sopimus-2013-01-10.csv"' in answer["Content-Disposition"]


def test_the_json_holds_what_the_table_holds(agreement: Agreement) -> None:
    found, cells = facts(agreement), table(agreement)
    handlings = [one for party in found["parties"] for one in party["handlings"]]

    assert [party["name"] for party in found["parties"]] == ["Onnela", "Peräkylä"]
    for one, row in zip(handlings, cells, strict=False):
        assert one["day"] == row["Day"]
        assert one["section"] == row["Section"]
        assert one["organ"] == row["Organ"]
        assert one["tabled_to"] == row["Tabled to"]
        assert one["condition"] == row["Condition"].removeprefix("'")
        assert one["stands"] == (row["Stands on the day"] == "yes")
    assert found["sentence"].startswith("1 of 2 parties are known to have approved")


def test_the_files_tell_what_stood_on_the_day_asked_for(agreement: Agreement) -> None:
    assert facts(agreement, day="2013-01-10")["parties"][0]["outcome"] == "tabled"
    assert facts(agreement, day="2013-01-16")["parties"][0]["outcome"] == "conditional"
    assert table(agreement, day="2013-01-10")[0]["Stands on the day"] == "yes"


def test_an_organization_that_is_not_public_leaks_into_no_file(agreement: Agreement) -> None:
    hidden = an_organization("Salainen", published_at=None)
    a_party(agreement, hidden)
    a_handling(agreement, hidden, decision_fi="Salainen päätös.")

    for kind in ("csv", "json"):
        assert "Salainen" not in the_file(kind, agreement).content.decode()


def test_a_draft_has_no_files_and_its_json_address_answers_in_json() -> None:
    draft = an_agreement("Luonnos", published_at=None)

    missing = the_file("json", draft)

    assert the_file("csv", draft).status_code == 404
    assert missing.status_code == 404
    assert set(json.loads(missing.content)) == {"error"}


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_former_address_leads_to_the_file(kind: str, agreement: Agreement) -> None:
    FormerSlug.objects.create(
        kind="agreements.agreement", language="en", slug="old", record_id=agreement.pk
    )
    old = Agreement(slug="old")

    answer = the_file(kind, old, day="2013-01-10")

    assert answer.status_code == 301
    assert answer["Location"].endswith(f"/{agreement.slug_en}/handlings.{kind}?day=2013-01-10")


def test_the_page_leads_to_both_files_with_its_day(agreement: Agreement, client: Client) -> None:
    with translation.override("en"):
        page = agreement.get_absolute_url()

    html = client.get(page, {"day": "2013-01-10"}).content.decode()

    assert f'href="{page}handlings.csv?day=2013-01-10" type="text/csv"' in html
    assert f'href="{page}handlings.json?day=2013-01-10" type="application/json"' in html


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_takes_as_many_queries_for_many_handlings_as_for_few(
    kind: str, agreement: Agreement, django_assert_num_queries: Any
) -> None:
    town = an_organization()
    a_party(agreement, town)
    for day in range(1, 10):
        a_handling(agreement, town, happened=f"2013-01-0{day}", organ=an_organ(town, str(day)))

    with django_assert_num_queries(5):
        the_file(kind, agreement)


def test_the_name_of_the_table_holds_plain_letters_only(agreement: Agreement) -> None:
    address = reverse("agreements:handlings_csv", args=[agreement.slug])

    assert 'filename="kasittelyt-sopimus-' in Client().get(address)["Content-Disposition"]
