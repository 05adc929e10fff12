"""Nobody gets two seats of one body unnoticed, whatever form gives the second one."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from bodies.breaches import breaches
from bodies.models import Body, ExOfficioSeat, Membership, Office, OfficeHolding, SeatQuota
from bodies.twice import seated_twice
from tests.admin.desks import desk
from tests.builders import (
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_office,
    an_office_bound_seat,
    an_office_holding,
    an_organization,
)
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

TERM = {"starts": "2021-01-01", "ends": "2022-12-31"}
LATER = {"starts": "2023-01-01", "ends": "2024-12-31"}
KEPT = {"starts": "2000", "ends": ".."}


def sent(client: Client, record: Model | type[Model], values: dict, **rows: object) -> HttpResponse:
    """The answer to a form of the admin; a model stands for a new record of it."""
    is_new = isinstance(record, type)
    page = desk(record, "add") if is_new else desk(type(record), "change", record.pk)
    answer = client.post(page, filled_form(client.get(page), values, **rows))
    assert answer.status_code == 302, answer.context_data["errors"]
    return answer


def warnings(answer: HttpResponse) -> list[str]:
    """What the editor is warned of."""
    found = get_messages(answer.wsgi_request)
    return [str(message) for message in found if message.level_tag == "warning"]


def a_member() -> Membership:
    """A holder of a seat in a body, for two years."""
    quota = a_quota(a_body(), an_organization("Onnela"), **KEPT)
    return a_membership(quota, person=a_person("Aku Esimerkki"), **TERM)


def another_quota(member: Membership) -> SeatQuota:
    """Seats of another organization in the same body."""
    return a_quota(member.quota.body, an_organization("Muuala"), **KEPT)


def an_office_of(member: Membership, **term: str) -> Office:
    """An office that gives a seat in the body of ``member``, held by the same person."""
    office = an_office(an_organization("Muuala"))
    an_office_holding(office, member.person, **(term or TERM))
    return office


def test_the_form_of_a_membership_says_so(admin_client: Client) -> None:
    member = a_member()
    values = {"quota": another_quota(member).pk, "person": member.person_id, **TERM}

    (warning,) = warnings(sent(admin_client, Membership, values))

    assert "Aku Esimerkki" in warning
    assert "Onnela 1" in warning
    assert "Muuala 1" in warning
    assert "1.1.2021" in warning


def test_the_rows_of_a_quota_say_so(admin_client: Client) -> None:
    member = a_member()
    row = {"seat_number": 2, "person": member.person_id, "role": "member", "certainty": "exact"}

    answer = sent(admin_client, another_quota(member), {}, rows={Membership: [row | TERM]})

    assert len(warnings(answer)) == 1


def test_a_seat_by_office_says_so(admin_client: Client) -> None:
    member = a_member()
    values = {"body": member.quota.body_id, "office": an_office_of(member).pk}

    assert len(warnings(sent(admin_client, ExOfficioSeat, values | KEPT))) == 1


def test_the_seats_in_the_form_of_a_body_say_so(admin_client: Client) -> None:
    member = a_member()
    row = {"office": an_office_of(member).pk, "role": "member", "certainty": "exact"}

    answer = sent(admin_client, member.quota.body, {}, rows={ExOfficioSeat: [row | KEPT]})

    assert len(warnings(answer)) == 1


def test_who_takes_an_office_with_a_seat_is_noticed(admin_client: Client) -> None:
    member = a_member()
    office = an_office(an_organization("Muuala"))
    an_office_bound_seat(member.quota.body, office, **KEPT)
    row = {"person": member.person_id, "certainty": "exact"} | TERM

    answer = sent(admin_client, office, {}, rows={OfficeHolding: [row]})

    assert len(warnings(answer)) == 1


def test_who_holds_a_nominated_office_is_noticed(admin_client: Client) -> None:
    member = a_member()
    office = an_office(an_organization("Virkala"))
    a_membership(another_quota(member), office=office, **KEPT)
    values = {"office": office.pk, "person": member.person_id, **TERM}

    assert len(warnings(sent(admin_client, OfficeHolding, values))) == 1


@pytest.mark.parametrize(
    ("starts", "count"), [("2022-12-31", 1), ("2023-01-01", 0)], ids=["last day", "day after"]
)
def test_the_last_day_of_one_seat_still_counts(
    starts: str, count: int, admin_client: Client
) -> None:
    member = a_member()
    values = {"quota": another_quota(member).pk, "person": member.person_id}
    values |= {"starts": starts, "ends": "2024-12-31"}

    assert len(warnings(sent(admin_client, Membership, values))) == count


def test_two_bodies_and_two_persons_are_nothing_to_notice(admin_client: Client) -> None:
    member = a_member()
    quota = another_quota(member)
    elsewhere = a_quota(a_body("Toinen elin"), quota.organization, **KEPT)
    same = {"quota": quota.pk, "person": a_person("Iita Esimerkki").pk}

    for values in ({"quota": elsewhere.pk, "person": member.person_id}, same):
        assert warnings(sent(admin_client, Membership, values | TERM)) == []


def test_what_stood_before_is_not_said_again(admin_client: Client) -> None:
    member = a_member()
    a_membership(another_quota(member), person=member.person, **TERM)
    third = a_membership(
        a_quota(member.quota.body, an_organization("Kolmasla"), **KEPT),
        person=a_person("Iita Esimerkki"),
        **TERM,
    )

    assert warnings(sent(admin_client, third, {"certainty": "inferred"})) == []


def test_stored_seats_of_one_person_are_listed_with_the_first_day_of_both() -> None:
    member = a_member()
    second = a_membership(another_quota(member), person=member.person, starts="2022", ends="..")

    (breach,) = [one for one in breaches() if one.rule == "two_seats"]

    assert breach.record == second
    assert "1.1.2022" in breach.what


def test_an_office_seats_its_holder_only_while_both_last() -> None:
    member = a_member()
    office = an_office_of(member, starts="2010", ends="..")
    an_office_bound_seat(member.quota.body, office, starts="2022-06-01", ends="..")
    an_office_bound_seat(member.quota.body, an_office_of_another(member), **LATER)
    fetched = Body.objects.with_holders(date.min, None, until=date.max)

    (twice,) = seated_twice(fetched.get(pk=member.quota.body_id))

    assert twice.day == date(2022, 6, 1)


def an_office_of_another(member: Membership) -> Office:
    """An office that the same person holds, but gives a seat only later."""
    office = an_office(member.quota.organization, "toinen johtaja")
    an_office_holding(office, member.person, **TERM)
    return office
