"""What a seat, a quota and a succession can be."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from bodies.models import Membership, SeatQuota
from tests.builders import (
    a_body,
    a_membership,
    a_person,
    a_quota,
    a_succession,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)

pytestmark = pytest.mark.django_db


def test_a_seat_beyond_the_quota_is_refused_with_the_figures() -> None:
    quota = a_quota(a_body(), an_organization(), seats=3)

    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            a_membership(quota, 4)
        messages = caught.value.message_dict

    assert messages["seat_number"] == [
        "Seat 4 does not exist: the quota has 3. Choose a smaller number or raise the quota."
    ]


def test_seats_are_numbered_from_one() -> None:
    with pytest.raises(ValidationError):
        a_membership(a_quota(a_body(), an_organization()), 0)


@pytest.mark.parametrize("holders", [("person", "office"), ("person", "vacant"), ()])
def test_a_seat_is_held_by_one_or_vacant(holders: tuple[str, ...]) -> None:
    town = an_organization()
    values = {
        "person": a_person() if "person" in holders else None,
        "office": an_office(town) if "office" in holders else None,
        "is_vacant": "vacant" in holders,
    }
    quota = a_quota(a_body(), town)

    with pytest.raises(ValidationError):
        a_membership(quota, 1, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(quota=quota, seat_number=1, **values)


def test_two_cannot_hold_one_seat_on_one_day() -> None:
    quota = a_quota(a_body(), an_organization())
    a_membership(quota, 1, starts="2015", ends="2017-06-30")

    with pytest.raises(ValidationError):
        a_membership(quota, 1, starts="2017-06-30", ends="..")

    a_membership(quota, 1, starts="2017-07-01", ends="..")
    a_membership(quota, 2, starts="2015", ends="..")
    assert quota.memberships.count() == 3


def test_two_cannot_hold_one_office_on_one_day() -> None:
    office = an_office(an_organization())
    an_office_holding(office, starts="2015", ends="..")

    with pytest.raises(ValidationError):
        an_office_holding(office, starts="2020", ends="2021")


def test_an_office_has_one_seat_in_a_body_on_one_day() -> None:
    body, office = a_body(), an_office(an_organization())
    an_office_bound_seat(body, office, starts="2015", ends="..")

    with pytest.raises(ValidationError):
        an_office_bound_seat(body, office, starts="2020", ends="2021")


def test_a_city_cannot_hold_two_quotas_of_one_role_on_one_day() -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town, starts="2013", ends="2016")

    with pytest.raises(ValidationError):
        a_quota(body, town, starts="2016", ends="2020")


@pytest.mark.parametrize(
    "values", [{"seats": 0}, {"seats": 2, "seats_at_least": 2}, {"seats": 2, "seats_at_least": 3}]
)
def test_a_quota_has_seats_and_its_least_is_below_its_most(values: dict[str, int]) -> None:
    body = a_body()

    with pytest.raises(ValidationError):
        a_quota(body, an_organization(), **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatQuota.objects.create(body=body, **values)


def test_a_body_cannot_follow_itself() -> None:
    body = a_body()

    with pytest.raises(ValidationError):
        a_succession(body, body)


def test_a_quota_with_members_cannot_go_with_them() -> None:
    quota = a_quota(a_body(), an_organization())
    a_membership(quota, 1)

    with pytest.raises(ProtectedError):
        quota.delete()


def test_a_quota_cannot_be_lowered_under_its_members() -> None:
    quota = a_quota(a_body(), an_organization(), seats=3)
    a_membership(quota, 3, starts="2015", ends="..")
    quota.seats = 2

    with pytest.raises(ValidationError):
        quota.full_clean()
