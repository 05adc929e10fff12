"""Parties, handlings and tracks that are not stored, for tests of their arithmetic."""

from datetime import date
from typing import Any

from agreements.handlings import Handling, Outcome
from agreements.models import Party
from agreements.tracking import Track, of_parties
from organizations.models import Organ, Organization

DAY = date(2013, 2, 1)
NAMES = ("Onnela", "Peräkylä", "Satumaa", "Kultala", "Impivaara")


def parties(count: int) -> list[Party]:
    """Contract parties, called by ``NAMES`` in their order."""
    towns = [Organization(pk=number, name_fi=NAMES[number - 1]) for number in range(1, count + 1)]
    return [Party(pk=town.pk, organization=town) for town in towns]


def a_handling_of(party: Party, outcome: Outcome, happened: str = "", **values: Any) -> Handling:
    """One time that ``party`` took the matter up."""
    handling = Handling(
        organization=party.organization, outcome=outcome, happened=happened, **values
    )
    for field in ("happened", "tabled_to"):
        Handling._meta.get_field(field).store_bounds(handling)
    return handling


def by(kind: Organ.Kind) -> Organ:
    """An organ of this kind."""
    return Organ(kind=kind)


def on(
    found: list[Party], handlings: list[Handling], day: date = DAY, settled: date = DAY
) -> list[Track]:
    """The tracks of ``found`` on ``day``."""
    return of_parties(found, handlings, day, settled)


def the_track(*handlings: Handling, day: date = DAY, settled: date = DAY) -> Track:
    """The track of the first party with these handlings."""
    return on(parties(1), list(handlings), day, settled)[0]
