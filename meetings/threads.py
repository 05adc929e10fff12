"""One matter from meeting to meeting, and how long it took to decide it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from agreements.handlings import Outcome

# After these the matter is taken up again; an item without outcome is not handled yet.
WAITING = frozenset({Outcome.TABLED, Outcome.RETURNED})
# These end a matter, or leave it, without any decision in it.
WITHOUT_DECISION = frozenset({Outcome.DISCUSSED, Outcome.REMOVED})


@dataclass(frozen=True)
class Turn:
    """One time that a matter was on an agenda.

    ``day`` is None where it is not known exactly; ``outcome`` is empty until it is public.
    """

    day: date | None
    outcome: str


def chain(start: int, earlier: Mapping[int, int]) -> list[int]:
    """The items of one matter, the first first: ``earlier`` gives what each item continues.

    Holds ``start`` alone when nothing continues it and it continues nothing. Links that lead
    round in a circle are followed once.
    """
    later = {before: after for after, before in earlier.items()}
    found = [start]
    while (before := earlier.get(found[0])) and before not in found:
        found.insert(0, before)
    while (after := later.get(found[-1])) and after not in found:
        found.append(after)
    return found


def days_to_decision(turns: Iterable[Turn]) -> int | None:
    """Days from the first meeting that took the matter up to the one that decided it.

    0 when the first one did. None while it waits, when it was removed or only discussed, and when
    either day is not known exactly.
    """
    known = list(turns)
    last = next((turn for turn in known if is_decided(turn.outcome)), None)
    if last is None or last.day is None or known[0].day is None:
        return None
    return (last.day - known[0].day).days


def is_decided(outcome: str) -> bool:
    """Whether ``outcome`` ends a matter with a decision."""
    return bool(outcome) and outcome not in WAITING | WITHOUT_DECISION
