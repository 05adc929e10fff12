"""Seats of a body as its page fetches them."""

from datetime import date

from bodies.models import Body, SeatQuota
from bodies.seats import Composition, compositions
from tests.builders import AT, DAY, a_membership


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
