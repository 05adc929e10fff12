"""What stored data breaks is listed with its mend; what is whole is silent."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bodies.breaches import breaches
from bodies.models import Membership, SeatQuota
from tests.builders import (
    a_body,
    a_decision,
    a_person,
    a_quota,
    an_agreement,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


def a_filled_quota() -> SeatQuota:
    """Two seats with a basis, the first of them held on the word of a decision."""
    quota = a_quota(
        a_body(),
        an_organization("Onnela"),
        seats=2,
        starts="2017-01-01",
        ends="2021-12-31",
        agreement=an_agreement(),
    )
    Membership.objects.create(
        quota=quota,
        seat_number=1,
        person=a_person("Aku Esimerkki"),
        starts="2017",
        ends="2018",
        decision=a_decision(quota),
    )
    return quota


def test_whole_records_break_nothing() -> None:
    a_filled_quota()

    assert list(breaches()) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"seat_number": 3}, "beyond_quota"),
        ({"starts": "2016"}, "beyond_period"),
        ({"ends": "2022"}, "beyond_period"),
        ({"ends": ".."}, "beyond_period"),
        ({"decision": None}, "no_decision"),
    ],
)
def test_a_membership_that_breaks_a_rule_is_listed(changes: dict, rule: str) -> None:
    membership = a_filled_quota().memberships.get()
    for name, value in changes.items():
        setattr(membership, name, value)

    membership.save()

    assert [(breach.record, breach.rule) for breach in breaches()] == [(membership, rule)]


def test_a_decision_that_cannot_have_filled_the_seat_is_listed_once_it_changed() -> None:
    membership = a_filled_quota().memberships.get()
    decision = membership.decision
    decision.organization = an_organization("Muuala")
    decision.organ = an_organ(decision.organization)
    decision.save()

    (breach,) = breaches()

    assert (breach.record, breach.rule) == (membership, "foreign_decision")
    assert "Muuala, kunnanhallitus" in breach.what
    assert "Onnela" in breach.what


def test_a_quota_without_any_basis_is_listed() -> None:
    quota = a_filled_quota()
    quota.agreement = None
    quota.save()

    assert [breach.rule for breach in breaches()] == ["no_basis"]


def test_the_command_names_the_record_and_the_mend_and_ends_with_one() -> None:
    membership = a_filled_quota().memberships.get()
    membership.seat_number = 3
    membership.save()
    out = StringIO()

    with pytest.raises(CommandError) as stop:
        call_command("check_records", stdout=out)

    assert stop.value.returncode == 1
    assert f"bodies.membership {membership.pk}" in out.getvalue()
    assert "raise the quota" in out.getvalue()


def test_the_command_is_content_with_whole_records() -> None:
    a_filled_quota()
    out = StringIO()

    call_command("check_records", stdout=out)

    assert out.getvalue() == "No breaches.\n"
