"""What stored data breaks is listed with its mend; what is whole is silent."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from bodies.breaches import breaches
from bodies.models import Membership, SeatQuota
from tests.builders import (
    a_body,
    a_decision,
    a_membership,
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

    of_rows = [one for one in breaches() if one.rule != "overfilled"]
    assert [(breach.record, breach.rule) for breach in of_rows] == [(membership, rule)]


def test_a_body_with_more_members_than_seats_is_listed_with_the_figures_and_the_day() -> None:
    quota = a_filled_quota()
    Membership.objects.create(
        quota=quota, seat_number=3, person=a_person(), starts="2018-02-01", ends="2018-03-31"
    )

    with translation.override("en"):
        (breach,) = [one for one in breaches() if one.rule == "overfilled"]

    assert breach.record == quota.body
    assert breach.what == "member: up to 1 more than there are seats, first 1 February 2018"


def test_a_personal_deputy_in_another_body_is_listed() -> None:
    town = an_organization("Onnela")
    member = a_membership(a_quota(a_body(), town))
    quota = a_quota(a_body("Toinen elin"), town, role="deputy")
    deputy = a_membership(quota, starts="2017", ends="2018")
    Membership.objects.filter(pk=deputy.pk).update(deputy_of=member)

    assert deputy in [one.record for one in breaches() if one.rule == "wrong_deputy"]


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
