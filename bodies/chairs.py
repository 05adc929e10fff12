"""Who chairs a body on a day, derived from its rules: the one place pages and meetings ask."""

from dataclasses import dataclass
from datetime import date

from bodies.chairing import ChairRule
from bodies.models import Body, Membership, OfficeHolding
from bodies.seats import Composition, Seat, SeatState, in_force


@dataclass(frozen=True)
class Chair:
    """The chair, or one of the deputy chairs, of a body on a day.

    ``rule`` is None where none is recorded, ``seat`` where nobody is known to sit as one.
    """

    task: str
    day: date
    rule: ChairRule | None = None
    seat: Seat | None = None

    @property
    def name(self) -> str:
        """Who it is, certain or possible; "" when not known."""
        return self.seat.holder if self.seat else ""

    @property
    def task_words(self) -> str:
        """Chair or deputy chair."""
        return str(Membership.Role(self.task).label)

    @property
    def is_certain(self) -> bool:
        """Whether the sources carry the day: both the rule, where there is one, and the holder."""
        if self.seat is None or self.seat.state == SeatState.UNRECORDED:
            return False
        return self.rule is None or self.rule.is_certain_on(self.day)

    @property
    def fact(self) -> OfficeHolding | Membership | None:
        """What tells who it is; None when not known."""
        return self.seat and (self.seat.holding or self.seat.membership)


def chair_on(body: Body, day: date, found: list[Composition]) -> Chair:
    """Who chairs ``body`` on ``day``; ``found`` are its compositions of that day. No query.

    Fixed to an office: whoever holds the office that day. By any other rule: the membership
    with the task of chair on that day.
    """
    return _in_task(body, day, found, Membership.Role.CHAIRPERSON)[0]


def deputy_chairs_on(body: Body, day: date, found: list[Composition]) -> list[Chair]:
    """The deputy chairs of ``body`` on ``day`` by number, found as the chair is."""
    chairs = _in_task(body, day, found, Membership.Role.DEPUTY_CHAIRPERSON)
    return [chair for chair in chairs if chair.rule or chair.seat]


def chairs_on(body: Body, day: date, found: list[Composition]) -> list[Chair]:
    """The chair, then the deputy chairs; none where neither a holder nor a rule is known."""
    chairs = [chair_on(body, day, found), *deputy_chairs_on(body, day, found)]
    return chairs if any(chair.rule or chair.seat for chair in chairs) else []


def _in_task(body: Body, day: date, found: list[Composition], task: str) -> list[Chair]:
    """By number; those that no rule accounts for last, and one of whom nothing is known if none."""
    seats = [seat for one in found for row in one.rows for seat in row.seats if seat.task == task]
    chairs = []
    for rule in body.chair_rules.all():
        if rule.task == task and in_force(rule, day):
            seat = next((seat for seat in seats if _fits(rule, seat)), None)
            seats = [other for other in seats if other is not seat]
            chairs.append(Chair(task, day, rule, seat))
    return [*chairs, *(Chair(task, day, seat=seat) for seat in seats)] or [Chair(task, day)]


def _fits(rule: ChairRule, seat: Seat) -> bool:
    """Whether ``seat`` has its task by ``rule``: its office is the rule’s, or it was chosen."""
    if rule.office_id:
        return seat.is_office_bound and seat.basis.office_id == rule.office_id
    return not seat.chairs_as
