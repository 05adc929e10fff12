"""Seats of a body as its page fetches them."""

from datetime import date

from bodies.models import Body, Membership, Person, SeatQuota
from bodies.seats import Composition, compositions
from tests.builders import AT, DAY, a_membership, many


def seats_in(body: Body, day: date = DAY) -> list[Composition]:
    """The compositions of ``body`` as its page fetches them."""
    return compositions(Body.objects.with_seats(day, AT).get(pk=body.pk), day)


def members_of(body: Body, day: date = DAY) -> Composition:
    """Its only composition."""
    (composition,) = seats_in(body, day)
    return composition


def hold(quota: SeatQuota, seat_number: int, **holder: object) -> None:
    """Let somebody hold the seat since 2015 until further notice."""
    a_membership(quota, seat_number, **({"starts": "2015", "ends": ".."} | holder))


def fill(quota: SeatQuota) -> None:
    """Let somebody else hold each seat of the quota in every term of four years from 2000."""
    holders = [
        (number, year) for number in range(1, quota.seats + 1) for year in range(2000, 2020, 4)
    ]
    persons = many(
        Person(name=f"Jäsen {number}/{year}", slug=f"jasen-{quota.pk}-{number}-{year}")
        for number, year in holders
    )
    many(
        Membership(
            quota=quota,
            seat_number=number,
            person=person,
            starts=f"{year}-01-01",
            ends=f"{year + 3}-12-31",
        )
        for (number, year), person in zip(holders, persons, strict=True)
    )
