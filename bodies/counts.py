"""How many seats are in each state, in the words of the legend."""

from dataclasses import dataclass

from bodies.seats import Composition, SeatState
from ui.pictures.seats import STATES

ALWAYS = (SeatState.HELD, SeatState.VACANT, SeatState.UNRECORDED)


@dataclass(frozen=True)
class StateCount:
    """One state in words, and how many seats are in it."""

    state: str
    label: str
    seats: int


def counts_of(composition: Composition) -> list[StateCount]:
    """Held, vacant and not recorded always; other states where some seat is in them."""
    met = [seat.state.value for row in composition.rows for seat in row.seats]
    return [
        StateCount(state, str(label), met.count(state))
        for state, label in STATES.items()
        if state in met or state in ALWAYS
    ]
