"""Nominations: exactly as many get in as there are seats, and refusals say why."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from bodies.actions import change_quota, end_membership, hold_office, nominate
from bodies.models import Membership, OfficeHolding, SeatQuota
from tests.builders import (
    a_body,
    a_nomination,
    a_nomination_round,
    a_person,
    a_quota,
    an_office,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model: type[AbstractBaseUser]) -> AbstractBaseUser:
    """Somebody who may nominate."""
    return django_user_model.objects.create_user("sihteeri")


@pytest.fixture
def quota() -> SeatQuota:
    """Two seats for five years."""
    return a_quota(a_body(), an_organization("Onnela"), seats=2, starts="2017-01-01", ends="2021")


def test_a_nomination_takes_the_first_free_seat(quota: SeatQuota, editor: AbstractBaseUser) -> None:
    first = nominate(quota=quota, person=a_person("Aku Esi"), starts="2017", ends="2018", by=editor)
    second = nominate(
        quota=quota, person=a_person("Iita Esi"), starts="2018", ends="2020", by=editor
    )
    third = nominate(quota=quota, person=a_person("Uno Esi"), starts="2019", ends="2020", by=editor)

    assert [first.seat_number, second.seat_number, third.seat_number] == [1, 2, 1]


def test_a_full_quota_refuses_with_its_figures(quota: SeatQuota, editor: AbstractBaseUser) -> None:
    for name in ("Aku Esi", "Iita Esi"):
        nominate(quota=quota, person=a_person(name), starts="2017", ends="2021", by=editor)

    with pytest.raises(ValidationError) as refusal:
        nominate(quota=quota, person=a_person("Uno Esi"), starts="2019", ends="2019", by=editor)

    message = refusal.value.message_dict["quota"][0]
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
    quota: SeatQuota, editor: AbstractBaseUser, starts: str, ends: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        nominate(quota=quota, person=a_person("Aku Esi"), starts=starts, ends=ends, by=editor)

    assert field in refusal.value.message_dict
    assert not Membership.objects.exists()


def test_another_citys_decision_cannot_nominate(editor: AbstractBaseUser) -> None:
    own, other = an_organization("Onnela"), an_organization("Muuala")
    quota = a_quota(a_body(), own, seats=1, nominated_by=an_organ(own))

    with pytest.raises(ValidationError, match="Muuala"):
        nominate(
            quota=quota,
            person=a_person("Aku Esi"),
            starts="2018",
            decision=a_nomination(a_nomination_round(quota.body), other),
            by=editor,
        )

    assert not Membership.objects.exists()


def test_an_ended_membership_frees_its_seat_from_the_next_day(
    quota: SeatQuota, editor: AbstractBaseUser
) -> None:
    first = nominate(quota=quota, person=a_person("Aku Esi"), starts="2017", ends="2021", by=editor)

    end_membership(membership=first, ends="2018-05-02", by=editor)
    heir = nominate(
        quota=quota, person=a_person("Iita Esi"), starts="2018-05-03", ends="2021", by=editor
    )

    assert heir.seat_number == 1
    assert Membership.objects.get(pk=first.pk).ends_on == date(2018, 5, 2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"seats": 1}, "seats"), ({"starts": "2018"}, "starts"), ({"ends": "2019"}, "ends")],
)
def test_a_quota_is_not_lowered_or_moved_under_its_members(
    quota: SeatQuota, editor: AbstractBaseUser, changes: dict, field: str
) -> None:
    for name in ("Aku Esi", "Iita Esi"):
        nominate(quota=quota, person=a_person(name), starts="2017", ends="2021", by=editor)

    with pytest.raises(ValidationError) as refusal:
        change_quota(quota=quota, by=editor, **changes)

    assert list(refusal.value.message_dict) == [field]
    quota.refresh_from_db()
    assert (quota.seats, quota.starts, quota.ends) == (2, "2017-01-01", "2021")


def test_a_quota_can_be_raised(quota: SeatQuota, editor: AbstractBaseUser) -> None:
    changed = change_quota(quota=quota, seats=3, by=editor)

    assert SeatQuota.objects.get(pk=changed.pk).seats == 3


def test_an_office_has_one_holder_at_a_time(editor: AbstractBaseUser) -> None:
    office = an_office(an_organization("Onnela"))
    hold_office(office=office, person=a_person("Aku Esi"), starts="2017", ends="2018", by=editor)

    with pytest.raises(ValidationError):
        hold_office(office=office, person=a_person("Iita Esi"), starts="2018-12-31", by=editor)

    assert OfficeHolding.objects.count() == 1


def test_what_is_done_stands_in_the_history_in_the_name_of_the_one_who_did_it(
    quota: SeatQuota, editor: AbstractBaseUser
) -> None:
    membership = nominate(
        quota=quota, person=a_person("Aku Esi"), starts="2017", ends="2021", by=editor
    )

    assert LogEntry.objects.get_for_object(membership).filter(actor=editor).exists()


def test_an_action_without_an_author_is_refused(quota: SeatQuota) -> None:
    with pytest.raises(ValidationError):
        nominate(quota=quota, person=a_person("Aku Esi"), starts="2017", ends="2021", by=None)

    assert not Membership.objects.exists()
