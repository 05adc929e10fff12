"""Sixteen clients at once: exactly as many get in as there are seats left."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from bodies.models import Membership, Person, SeatQuota
from tests.builders import a_body, a_person, a_quota, an_organization

CLIENTS, LEFT, CITIES = 16, 3, ("Etelälä", "Itälä", "Länsilä", "Pohjola")


@pytest.fixture
def quotas() -> list[SeatQuota]:
    """Four cities with five seats each, of which two are taken."""
    body = a_body()
    given = [a_quota(body, an_organization(city), seats=LEFT + 2) for city in CITIES]
    for quota in given:
        for number in (1, 2):
            Membership.objects.create(
                quota=quota, seat_number=number, person=a_person(f"Istuja {number}"), starts="2017"
            )
    return given


def all_at_once(step: Callable[[int], bool]) -> int:
    """How many of the clients' steps got in."""

    def alone(number: int) -> bool:
        try:
            return step(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(alone, range(CLIENTS)))


@pytest.mark.django_db(transaction=True)
def test_the_form_lets_in_exactly_as_many_as_there_are_seats(
    quotas: list[SeatQuota], admin_user: object
) -> None:
    people = Person.objects.bulk_create(
        Person(name=f"Pyrkijä {number}", sort_name=f"{number:02}", slug=f"pyrkija-{number}")
        for number in range(CLIENTS)
    )
    refusals: list[str] = []

    def step(quota: SeatQuota, number: int) -> bool:
        client = Client()
        client.force_login(admin_user)
        values = {"quota": quota.pk, "person": people[number].pk, "role": "member"}
        values |= {"certainty": "exact", "starts": "2018", "ends": ".."}
        answer = client.post(reverse("admin:bodies_membership_add"), values)
        if answer.status_code == 302:
            return True
        refusals.extend(answer.context_data["adminform"].form.errors["quota"])
        return False

    got_in = [all_at_once(lambda number, quota=quota: step(quota, number)) for quota in quotas]

    assert got_in == [LEFT] * len(CITIES)
    assert len(refusals) == len(CITIES) * (CLIENTS - LEFT)
    assert all("5" in message for message in refusals)
    seats = Counter(Membership.objects.values_list("quota", "seat_number"))
    assert set(seats.values()) == {1}
