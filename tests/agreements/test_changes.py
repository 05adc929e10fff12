"""What changed between two agreements, and what rests on one."""

import pytest
from django.test import Client
from django.utils import translation

from agreements.changes import Changed, changes, compared
from agreements.models import Agreement
from records.names import FormerSlug
from tests.builders import (
    AT,
    a_body,
    a_lineage,
    a_party,
    a_quota,
    an_agreement,
    an_objective,
    an_organization,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Agreement, Agreement]:
    """An earlier and a later agreement."""
    earlier, later = an_agreement("Vanha sopimus"), an_agreement("Uusi sopimus")
    a_lineage(later, earlier, kind="replaces")
    return earlier, later


def told(rows: list[Changed]) -> list[tuple[str, str]]:
    """The organization, body or goal of each row, and what became of it."""
    return [(str(getattr(row.one, "organization", row.one)), row.change.value) for row in rows]


def the_page(earlier: Agreement, later: Agreement) -> str:
    """The English page of what changed."""
    with translation.override("en"):
        return Client().get(later.get_changes_url(earlier)).content.decode()


def test_rows_are_the_same_changed_added_or_removed() -> None:
    rows = compared(["a1", "b1", "c1"], ["b1", "a2", "d1"], lambda one: one[0], lambda one: one[1])

    assert [(row.one, row.change.value) for row in rows] == [
        ("b1", "same"),
        ("a2", "changed"),
        ("d1", "added"),
        ("c1", "removed"),
    ]


def test_rows_alike_are_compared_one_by_one() -> None:
    rows = compared(["a", "a"], ["a"], lambda one: one)

    assert [row.change.value for row in rows] == ["same", "removed"]


def test_parties_join_leave_and_change_their_role(pair: tuple[Agreement, Agreement]) -> None:
    earlier, later = pair
    stays, leaves, joins, turns = (an_organization(name) for name in "ABCD")
    for party in (stays, leaves, turns):
        a_party(earlier, party)
    for party in (stays, joins):
        a_party(later, party)
    a_party(later, turns, role="partner")

    assert told(changes(earlier, later, AT).parties) == [
        ("A", "same"),
        ("C", "added"),
        ("D", "changed"),
        ("B", "removed"),
    ]


def test_goals_are_compared_by_their_words(pair: tuple[Agreement, Agreement]) -> None:
    earlier, later = pair
    an_objective(earlier, "Rauha  maassa.")
    an_objective(earlier, "Silta.")
    an_objective(later, "Rauha maassa.")

    assert told(changes(earlier, later, AT).objectives) == [
        ("Rauha maassa.", "same"),
        ("Silta.", "removed"),
    ]


def test_goals_known_of_one_agreement_only_are_said_to_prove_no_change(
    pair: tuple[Agreement, Agreement],
) -> None:
    earlier, later = pair
    an_objective(later, "Rauha maassa.")
    warning = "knows the goals of only one"

    alone = the_page(earlier, later)
    an_objective(earlier, "Silta.")

    assert warning in alone
    assert warning not in the_page(earlier, later)


def test_seats_are_compared_by_body_organization_and_role(
    pair: tuple[Agreement, Agreement],
) -> None:
    earlier, later = pair
    body, town = a_body(), an_organization("Onnela")
    body.agreements.add(earlier, later)
    a_quota(body, town, seats=3, starts="2013", ends="2016", agreement=earlier)
    a_quota(body, town, seats=4, starts="2017", ends="..", agreement=later)
    a_quota(body, town, seats=4, role="deputy", agreement=later)

    found = changes(earlier, later, AT)
    html = the_page(earlier, later)

    assert [(row.one.role, row.change.value) for row in found.quotas] == [
        ("deputy", "added"),
        ("member", "changed"),
    ]
    assert [(row.one, row.change.value) for row in found.bodies] == [(body, "same")]
    assert "3 (member)" in html
    assert "4 (member)" in html


def test_the_page_names_no_draft(pair: tuple[Agreement, Agreement]) -> None:
    earlier, later = pair
    hidden, town = an_organization("Salainen", published_at=None), an_organization()
    secret = a_body("Salainen elin", published_at=None)
    for agreement in pair:
        a_party(agreement, hidden)
        a_quota(a_body(f"Elin {agreement}"), hidden, agreement=agreement)
        secret.agreements.add(agreement)
    a_quota(secret, town, agreement=later)

    assert "Salainen" not in the_page(earlier, later)


@pytest.mark.parametrize("hidden", ["earlier", "later"])
def test_there_is_no_page_of_changes_with_a_draft(hidden: str, client: Client) -> None:
    earlier = an_agreement("Vanha", **({"published_at": None} if hidden == "earlier" else {}))
    later = an_agreement("Uusi", **({"published_at": None} if hidden == "later" else {}))

    assert client.get(later.get_changes_url(earlier)).status_code == 404


def test_an_agreement_has_not_changed_from_itself(client: Client) -> None:
    agreement = an_agreement()

    assert client.get(agreement.get_changes_url(agreement)).status_code == 404


@pytest.mark.parametrize("renamed", ["earlier", "later"])
def test_a_former_address_of_either_agreement_leads_to_what_changed(
    renamed: str, pair: tuple[Agreement, Agreement], client: Client
) -> None:
    agreement = dict(zip(("earlier", "later"), pair, strict=True))[renamed]
    with translation.override("sv"):
        address = pair[1].get_changes_url(pair[0])
    FormerSlug.objects.create(
        kind="agreements.agreement", language="sv", slug="forut", record_id=agreement.pk
    )

    answer = client.get(address.replace(agreement.slug_sv, "forut"), {"day": "2013-01-10"})

    assert (answer.status_code, answer["Location"]) == (301, f"{address}?day=2013-01-10")


def test_the_later_agreement_leads_to_what_changed(
    pair: tuple[Agreement, Agreement], client: Client
) -> None:
    earlier, later = pair
    link = f'href="{later.get_changes_url(earlier)}"'

    assert link in client.get(later.get_absolute_url()).content.decode()
    assert link not in client.get(earlier.get_absolute_url()).content.decode()


def test_an_agreement_lists_the_seats_it_gives(client: Client) -> None:
    agreement, onnela = an_agreement(), an_organization("Onnela")
    a_quota(a_body("Elin"), onnela, seats=4, seats_at_least=2, agreement=agreement)
    a_quota(a_body("Salainen", published_at=None), onnela, agreement=agreement)

    html = client.get(agreement.get_absolute_url()).content.decode()
    rests = html.partition('id="rests"')[2]

    assert "Onnela" in rests
    assert "2–4" in rests
    assert "Salainen" not in rests
