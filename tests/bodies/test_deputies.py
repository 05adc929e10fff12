"""Deputies: personal to one seat, ranked, or neither known; who may sit in whose place."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.deputies import deputies_on
from bodies.models import Body, Membership, SeatQuota
from organizations.models import Organization
from tests.bodies.nominating import nominate
from tests.bodies.seating import seats_in
from tests.builders import (
    DAY,
    a_body,
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
def member(town: Organization) -> Membership:
    """A member of the body with a quota of three deputies."""
    body = a_body()
    quota = a_quota(body, town, seats=2, **SINCE_2015)
    return a_membership(quota, 1, person=a_person("Aamu Ensimmäinen"), **SINCE_2015)


@pytest.fixture
def deputies(member: Membership, town: Organization) -> SeatQuota:
    """Three seats of deputies beside the member."""
    return a_quota(member.quota.body, town, role="deputy", seats=3, **SINCE_2015)


def refusal_of(quota: SeatQuota, **values: object) -> dict[str, list[str]]:
    """What is said, field by field, when a deputy with these values is refused."""
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        a_membership(quota, **({"seat_number": 3, **SINCE_2015} | values))
    return caught.value.message_dict


def places(body: Body) -> dict[str, list[str]]:
    """Names of those who may sit in the place of each holder."""
    return {
        found.seat.holder: [seat.holder for seat in found.deputies]
        for found in deputies_on(seats_in(body))
    }


def test_a_personal_deputy_sits_for_the_own_member_and_the_ranked_ones_for_anybody(
    member: Membership, deputies: SeatQuota
) -> None:
    ilta, kuu = a_person("Ilta Toinen"), a_person("Kuu Neljäs")
    a_membership(member.quota, 2, person=a_person("Yö Kolmas"), **SINCE_2015)
    a_membership(deputies, 1, person=a_person("Sade Viides"), **SINCE_2015)
    a_membership(deputies, 2, person=ilta, deputy_of=member, **SINCE_2015)
    a_membership(deputies, 3, person=kuu, deputy_rank=1, **SINCE_2015)

    assert places(member.quota.body) == {
        "Aamu Ensimmäinen": ["Ilta Toinen", "Kuu Neljäs", "Sade Viides"],
        "Yö Kolmas": ["Kuu Neljäs", "Sade Viides"],
    }


def test_the_deputy_of_an_office_sits_for_whoever_holds_it(
    town: Organization, deputies: SeatQuota
) -> None:
    office = an_office(town)
    an_office_holding(office, a_person("Sade Viides"), **SINCE_2015)
    bound = an_office_bound_seat(deputies.body, office, **SINCE_2015)
    deputy = a_person("Ilta Toinen")
    a_membership(deputies, 1, person=deputy, deputy_of_office=bound, **SINCE_2015)

    assert places(deputies.body)["Sade Viides"] == ["Ilta Toinen"]


def test_a_deputy_of_another_town_or_another_day_sits_for_nobody(
    member: Membership, deputies: SeatQuota
) -> None:
    other = a_quota(member.quota.body, an_organization("Peräkylä"), role="deputy", **SINCE_2015)
    a_membership(other, 1, person=a_person("Ilta Toinen"), **SINCE_2015)
    a_membership(deputies, 1, person=a_person("Yö Kolmas"), starts="2025", ends="..")

    assert places(member.quota.body)["Aamu Ensimmäinen"] == []


def test_experts_and_deputies_are_not_among_the_seats_that_vote(
    member: Membership, deputies: SeatQuota, town: Organization
) -> None:
    body = member.quota.body
    a_quota(body, town, role="expert", seats=1)
    a_quota(body, town, role="additional_member", seats=1)
    an_office_bound_seat(body, an_office(town), role="expert")

    voting = {found.role: (found.has_vote, found.total) for found in seats_in(body)}

    assert voting == {
        "member": (True, 2),
        "additional_member": (True, 1),
        "deputy": (False, 3),
        "expert": (False, 2),
    }


def test_a_rank_given_twice_is_refused_with_who_has_it(deputies: SeatQuota) -> None:
    a_membership(deputies, 1, person=a_person("Ilta Toinen"), deputy_rank=1, **SINCE_2015)

    assert refusal_of(deputies, deputy_rank=1)["deputy_rank"] == [
        (
            "Ilta Toinen has rank 1 (from 2015 until further notice). Choose another rank or end"
            " that membership first."
        )
    ]


def test_a_rank_beyond_the_deputies_is_refused_with_the_figures(deputies: SeatQuota) -> None:
    assert refusal_of(deputies, deputy_rank=4)["deputy_rank"] == [
        (
            "Rank 4 does not exist: the quota has 3 deputies, ranked from 1. Choose another rank or"
            " raise the quota."
        )
    ]


def test_a_deputy_is_not_both_personal_and_ranked(member: Membership, deputies: SeatQuota) -> None:
    refused = refusal_of(deputies, deputy_rank=1, deputy_of=member)

    assert refused["deputy_rank"][0].startswith("2 of the three ways to be a deputy are given")
    deputy = a_membership(deputies, 1, deputy_of=member, **SINCE_2015)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=deputy.pk).update(deputy_rank=1)


def test_a_personal_deputy_of_somebody_elsewhere_is_refused(
    member: Membership, deputies: SeatQuota, town: Organization
) -> None:
    there = a_membership(a_quota(a_body("Toinen elin"), town), **SINCE_2015)
    theirs = a_quota(deputies.body, an_organization("Peräkylä"), **SINCE_2015)
    other = a_membership(theirs, **SINCE_2015)

    assert refusal_of(deputies, deputy_of=there)["deputy_of"] == [
        (
            "The deputy is of Satumaan neuvottelukunta, the member of Toinen elin."
            " Choose a member of Satumaan neuvottelukunta."
        )
    ]
    assert refusal_of(deputies, deputy_of=other)["deputy_of"] == [
        "The deputy is of Onnela, the member of Peräkylä. Choose a member of Onnela."
    ]


def test_a_personal_deputy_of_an_office_elsewhere_is_refused(deputies: SeatQuota) -> None:
    office = an_office(an_organization("Peräkylä"))
    bound = an_office_bound_seat(deputies.body, office, **SINCE_2015)

    assert "Peräkylä" in refusal_of(deputies, deputy_of_office=bound)["deputy_of_office"][0]


def test_a_personal_deputy_of_a_deputy_or_of_other_years_is_refused(
    member: Membership, deputies: SeatQuota
) -> None:
    deputy = a_membership(deputies, 1, **SINCE_2015)
    earlier = a_membership(member.quota, 2, starts="2015", ends="2016")

    assert "deputy too" in refusal_of(deputies, deputy_of=deputy)["deputy_of"][0]
    assert refusal_of(deputies, deputy_of=earlier, starts="2017")["deputy_of"] == [
        (
            "The member sits 2015 – 2016, the deputy from 2017 until further notice:"
            " on no day both. Mend the days."
        )
    ]


def test_a_member_is_no_deputy(member: Membership) -> None:
    refused = refusal_of(member.quota, seat_number=2, deputy_rank=1)

    assert "not for deputies" in refused["deputy_rank"][0]


def test_a_quota_stays_one_of_deputies_under_those_with_a_rank(deputies: SeatQuota) -> None:
    a_membership(deputies, 1, deputy_rank=1, **SINCE_2015)
    deputies.role = SeatQuota.Role.EXPERT

    with pytest.raises(ValidationError) as caught:
        deputies.full_clean()

    assert list(caught.value.message_dict) == ["role"]


def test_a_nomination_says_whose_deputy_it_makes(
    member: Membership, deputies: SeatQuota, admin_client: Client
) -> None:
    person = a_person("Ilta Toinen")

    answer = nominate(admin_client, deputies, person=person, deputy_of=member, starts="2016")

    assert answer.status_code == 302
    assert member.personal_deputies.get().person == person


def test_pages_and_files_say_whose_deputy_sits(
    member: Membership, deputies: SeatQuota, client: Client
) -> None:
    person = a_person("Ilta Toinen")
    a_membership(deputies, 1, person=person, deputy_of=member, **SINCE_2015)
    a_membership(deputies, 2, person=a_person("Kuu Neljäs"), deputy_rank=2, **SINCE_2015)
    args = [member.quota.body.slug_en, DAY]
    with translation.override("en"):
        names = ("composition", "composition_csv", "composition_json")
        paths = [reverse(f"bodies:{name}", args=args) for name in names]
        own = person.get_absolute_url()

    page, table, data = (client.get(path).getvalue().decode() for path in paths)

    for text in (page, table, client.get(own).content.decode()):
        assert "personal deputy of Aamu Ensimmäinen" in text
    assert page.count("deputy no. 2") == 2
    assert "deputy no. 2" in table
    assert '"deputy_of": "Aamu Ensimmäinen"' in data
    assert '"deputy_rank": 2' in data
