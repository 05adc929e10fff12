"""Nominations in the forms: as many get in as there are seats, and refusals say why."""

from datetime import date
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.test import Client

from bodies.models import Membership, OfficeHolding, SeatQuota
from tests.bodies.nominating import nominate, refused, sent
from tests.builders import (
    a_body,
    a_membership,
    a_nomination,
    a_nomination_round,
    a_person,
    a_quota,
    an_office,
    an_office_holding,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db

TERM = {"starts": "2017", "ends": "2021"}


@pytest.fixture
def quota() -> SeatQuota:
    """Two seats for five years."""
    return a_quota(a_body(), an_organization("Onnela"), seats=2, starts="2017-01-01", ends="2021")


@pytest.fixture
def full(quota: SeatQuota) -> SeatQuota:
    """The same with both seats taken through all of it."""
    for number, name in enumerate(("Aku Esi", "Iita Esi"), 1):
        a_membership(quota, number, person=a_person(name), **TERM)
    return quota


def test_a_nomination_takes_the_first_free_seat(quota: SeatQuota, admin_client: Client) -> None:
    for name, starts, ends in [
        ("Aku Esi", "2017", "2018"),
        ("Iita Esi", "2018", "2020"),
        ("Uno Esi", "2019", "2020"),
    ]:
        answer = nominate(admin_client, quota, person=a_person(name), starts=starts, ends=ends)
        assert answer.status_code == 302, answer.context_data["errors"]

    numbers = Membership.objects.order_by("pk").values_list("seat_number", flat=True)
    assert list(numbers) == [1, 2, 1]


def test_a_full_quota_refuses_with_its_figures(full: SeatQuota, admin_client: Client) -> None:
    answer = nominate(admin_client, full, person=a_person("Uno Esi"), starts="2019", ends="2019")

    (message,) = refused(answer)["quota"]
    assert "Onnela" in message
    assert "2" in message
    assert Membership.objects.count() == 2


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        ("2016-12-31", "2018", "starts"),
        ("2018", "2022-01-01", "ends"),
        ("2018", "..", "ends"),
        ("2019", "2018", "ends"),
    ],
)
def test_a_period_outside_the_quota_or_reversed_is_refused_on_its_field(
    quota: SeatQuota, admin_client: Client, starts: str, ends: str, field: str
) -> None:
    answer = nominate(admin_client, quota, person=a_person(), starts=starts, ends=ends)

    assert field in refused(answer)
    assert not Membership.objects.exists()


def test_another_citys_decision_cannot_nominate(admin_client: Client) -> None:
    own, other = an_organization("Onnela"), an_organization("Muuala")
    quota = a_quota(a_body(), own, seats=1, nominated_by=an_organ(own))
    decision = a_nomination(a_nomination_round(quota.body), other)

    answer = nominate(admin_client, quota, person=a_person(), starts="2018", decision=decision)

    assert "Muuala" in refused(answer)["decision"][0]
    assert not Membership.objects.exists()


def test_an_ended_membership_frees_its_seat_from_the_next_day(
    full: SeatQuota, admin_client: Client
) -> None:
    first = full.memberships.get(seat_number=1)
    assert sent(admin_client, first, {"ends": "2018-05-02"}).status_code == 302
    person = a_person("Uno Esi")

    on_the_day = nominate(admin_client, full, person=person, starts="2018-05-02", ends="2021")
    day_after = nominate(admin_client, full, person=person, starts="2018-05-03", ends="2021")

    assert "quota" in refused(on_the_day)
    assert day_after.status_code == 302
    assert Membership.objects.get(person=person).seat_number == 1
    first.refresh_from_db()
    assert first.ends_on == date(2018, 5, 2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"seats": 1}, "seats"), ({"starts": "2018"}, "starts"), ({"ends": "2019"}, "ends")],
)
def test_a_quota_is_not_lowered_or_moved_under_its_members(
    full: SeatQuota, admin_client: Client, changes: dict[str, Any], field: str
) -> None:
    answer = sent(admin_client, full, changes)

    assert field in refused(answer)
    full.refresh_from_db()
    assert (full.seats, full.starts, full.ends) == (2, "2017-01-01", "2021")


def test_a_quota_can_be_raised(full: SeatQuota, admin_client: Client) -> None:
    assert sent(admin_client, full, {"seats": 3}).status_code == 302
    assert nominate(admin_client, full, person=a_person("Uno Esi"), **TERM).status_code == 302

    assert full.memberships.get(seat_number=3).person.name == "Uno Esi"


def test_an_office_has_one_holder_at_a_time(admin_client: Client) -> None:
    office = an_office(an_organization("Onnela"))
    an_office_holding(office, a_person("Aku Esi"), starts="2017", ends="2018")
    heir = {"office": office.pk, "person": a_person("Iita Esi").pk, "ends": ".."}

    overlapping = sent(admin_client, OfficeHolding, {**heir, "starts": "2018-12-31"})
    following = sent(admin_client, OfficeHolding, {**heir, "starts": "2019-01-01"})

    assert refused(overlapping)
    assert following.status_code == 302
    assert OfficeHolding.objects.count() == 2


def test_who_leaves_an_office_early_makes_way_from_the_next_day(admin_client: Client) -> None:
    office = an_office(an_organization("Onnela"))
    holding = an_office_holding(office, a_person("Aku Esi"), starts="2017", ends="..")
    heir = {"office": office.pk, "person": a_person("Iita Esi").pk, "starts": "2018-03-02"}
    assert refused(sent(admin_client, OfficeHolding, {**heir, "ends": ".."}))

    assert sent(admin_client, holding, {"ends": "2018-03-01"}).status_code == 302

    assert sent(admin_client, OfficeHolding, {**heir, "ends": ".."}).status_code == 302


def test_what_is_done_stands_in_the_history_in_the_name_of_the_one_who_did_it(
    quota: SeatQuota, admin_client: Client
) -> None:
    nominate(admin_client, quota, person=a_person("Aku Esi"), **TERM)

    membership = Membership.objects.get()
    entries = LogEntry.objects.get_for_object(membership)
    assert {entry.actor.username for entry in entries} == {"admin"}


def test_who_is_not_signed_in_nominates_nobody(quota: SeatQuota, client: Client) -> None:
    values = {"quota": quota.pk, "person": a_person().pk, "role": "member", "certainty": "exact"}

    answer = client.post("/admin/bodies/membership/add/", values | TERM)

    assert answer.status_code == 403
    assert not Membership.objects.exists()
