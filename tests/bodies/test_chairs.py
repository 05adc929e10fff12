"""Who chairs a body on a day follows from its rule."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.chairs import Chair, chair_on, chairs_on, deputy_chairs_on
from bodies.models import Body, Office
from organizations.models import Organization
from tests.builders import (
    AT,
    DAY,
    a_body,
    a_chair_rule,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)

pytestmark = pytest.mark.django_db

SINCE_2015 = {"starts": "2015", "ends": ".."}


@pytest.fixture
def town(db: None) -> Organization:
    """The town whose seats they are."""
    return an_organization("Onnela")


@pytest.fixture
def office(town: Organization) -> Office:
    """An office with a seat in a body, held by one after another."""
    office = an_office(town)
    an_office_bound_seat(a_body(), office, **SINCE_2015)
    an_office_holding(office, a_person("Aamu Ensimmäinen"), starts="2015", ends="2019-12-31")
    an_office_holding(office, a_person("Ilta Toinen"), starts="2020-01-01", ends="..")
    return office


def body_on(body: Body, day: date = DAY) -> tuple[Body, date, list]:
    """What the derivation takes: the body with its seats, the day, its compositions."""
    from bodies.seats import compositions

    fetched = Body.objects.with_seats(day, AT).get(pk=body.pk)
    return fetched, day, compositions(fetched, day)


def named(chair: Chair) -> tuple[str, bool]:
    """Who it is and whether that is certain."""
    return chair.name, chair.is_certain


def test_the_holder_of_the_office_chairs_on_each_day(office: Office) -> None:
    body = Body.objects.get()
    a_chair_rule(body, office, **SINCE_2015)

    assert named(chair_on(*body_on(body, date(2019, 12, 31)))) == ("Aamu Ensimmäinen", True)
    assert named(chair_on(*body_on(body, date(2020, 1, 1)))) == ("Ilta Toinen", True)


def test_a_rule_of_unknown_days_makes_the_chair_only_possible(office: Office) -> None:
    body = Body.objects.get()
    a_chair_rule(body, office)

    assert named(chair_on(*body_on(body))) == ("Ilta Toinen", False)


def test_the_member_elected_to_the_task_chairs(town: Organization) -> None:
    body = a_body()
    a_chair_rule(body, **SINCE_2015)
    quota = a_quota(body, town, **SINCE_2015)
    a_membership(quota, 1, role="chairperson", person=a_person("Aamu Ensimmäinen"), **SINCE_2015)
    a_membership(quota, 2, person=a_person("Ilta Toinen"), **SINCE_2015)

    chair = chair_on(*body_on(body))

    assert (*named(chair), chair.rule.kind) == ("Aamu Ensimmäinen", True, "elected")


def test_deputy_chairs_stand_by_number_each_by_its_own_rule(
    office: Office, town: Organization
) -> None:
    body = Body.objects.get()
    task = {"task": "deputy_chairperson", **SINCE_2015}
    a_chair_rule(body, number=2, **task)
    a_chair_rule(body, office, **task)
    elected = {"role": "deputy_chairperson", "person": a_person("Yö Kolmas")}
    a_membership(a_quota(body, town, **SINCE_2015), 1, **elected, **SINCE_2015)

    found = deputy_chairs_on(*body_on(body))

    assert [chair.name for chair in found] == ["Ilta Toinen", "Yö Kolmas"]


def test_two_deputy_chairs_by_office_are_each_the_holder_of_the_own_office(
    office: Office, town: Organization
) -> None:
    body = Body.objects.get()
    second = an_office(town, "apulaisjohtaja")
    an_office_bound_seat(body, second, **SINCE_2015)
    an_office_holding(second, a_person("Yö Kolmas"), **SINCE_2015)
    task = {"task": "deputy_chairperson", **SINCE_2015}
    a_chair_rule(body, second, number=1, **task)
    a_chair_rule(body, office, number=2, **task)

    found = deputy_chairs_on(*body_on(body))

    told = [(chair.rule.number, chair.rule.office, chair.name) for chair in found]
    assert told == [(1, second, "Yö Kolmas"), (2, office, "Ilta Toinen")]


def test_nothing_is_said_of_a_chair_of_whom_nothing_is_recorded(town: Organization) -> None:
    body = a_body()
    a_quota(body, town)

    assert chairs_on(*body_on(body)) == []
    assert named(chair_on(*body_on(body))) == ("", False)


def test_a_fixed_rule_needs_an_office_and_no_other_rule_has_one(office: Office) -> None:
    body = Body.objects.get()

    for wrong in ({"kind": "fixed"}, {"kind": "elected", "office": office}):
        with pytest.raises(ValidationError) as caught:
            a_chair_rule(body, **wrong)
        assert list(caught.value.message_dict) == ["office"]


def test_the_office_that_chairs_gives_a_seat_in_the_body(office: Office) -> None:
    other = a_body("Toinen elin")

    with translation.override("en"), pytest.raises(ValidationError) as caught:
        a_chair_rule(other, office)
    with translation.override("en"):
        messages = caught.value.message_dict

    assert messages["office"] == [
        (
            "Onnela: kunnanjohtaja gives no seat in Toinen elin. Add its office-bound seat first or"
            " choose another office."
        )
    ]


def test_the_pages_of_the_body_say_who_chairs_and_by_what_rule(
    office: Office, client: Client
) -> None:
    body = Body.objects.get()
    a_chair_rule(body, office, **SINCE_2015)
    with translation.override("en"):
        paths = [
            body.get_absolute_url(),
            reverse("bodies:composition", args=[body.slug_en, date(2018, 5, 2)]),
        ]

    texts = [client.get(path, {"day": "2018-05-02"}).content.decode() for path in paths]

    for text in texts:
        assert "Chair: Aamu Ensimmäinen" in text
        assert "belongs to the office" in text
