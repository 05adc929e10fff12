"""Every seat of a body on a day as one line, and the lines by who nominates."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from agreements.models import Agreement
from bodies.models import (
    ExOfficioSeat,
    Membership,
    NominationHandling,
    Office,
    OfficeHolding,
    Person,
)
from bodies.pictures import row_label
from bodies.seat_words import deputy_words, member_of, task_words
from bodies.seats import Composition, Row, Seat, SeatState
from organizations.models import Organ
from records.sources import Sourced
from ui.pictures.seats import STATES


@dataclass(frozen=True)
class Line:
    """One seat; ``number`` counts the seats of its quota from 1, None for an office’s seat."""

    row: Row
    seat: Seat
    seats_as: str
    number: int | None

    @property
    def owner(self) -> str:
        """Whose seat it is."""
        return row_label(self.row)

    @property
    def office(self) -> Office | None:
        """The office that gives the seat."""
        return self.seat.basis.office if isinstance(self.seat.basis, ExOfficioSeat) else None

    @property
    def post(self) -> Office | None:
        """The office whose holder sits: by right, or because it was nominated."""
        return self.office or (self.seat.membership.office if self.seat.membership else None)

    @property
    def person(self) -> Person | None:
        """Who sits for certain; None where nobody is recorded or only an office is known."""
        return self.seat.person if self.holder else None

    @property
    def role(self) -> str:
        """Code of the task: chair or deputy chair, else as what the seat is held."""
        return self.seat.task or self.seats_as

    @property
    def task(self) -> str:
        """Chair or deputy chair in words; "" for others."""
        return task_words(self.seat)

    @property
    def deputy(self) -> str:
        """Whose personal deputy sits, or which of the deputies; "" where neither is known."""
        return deputy_words(self.seat)

    @property
    def deputized(self) -> str:
        """Whose personal deputy sits; "" when nobody’s."""
        return member_of(self.seat.membership) if self.seat.membership else ""

    @property
    def deputy_rank(self) -> int | None:
        """Which of the deputies sits; None where no rank is known."""
        return self.seat.membership.deputy_rank if self.seat.membership else None

    @property
    def state_words(self) -> str:
        """Whether it is held, as the legend of the chart says it."""
        return str(STATES[self.seat.state.value])

    @property
    def holder(self) -> str:
        """Who holds it for certain; "" when nobody is recorded to."""
        return "" if self.seat.state == SeatState.UNRECORDED else self.seat.holder

    @property
    def possible_holder(self) -> str:
        """Who may hold it, where the sources do not carry the day."""
        return self.seat.holder if self.seat.state == SeatState.UNRECORDED else ""

    @property
    def named(self) -> str:
        """Who holds it, or possibly does, by what office, in which task, by which decision."""
        holder = self.holder or _("possibly %(holder)s") % {"holder": self.possible_holder}
        office = self.office.name if self.office else ""
        words = ", ".join(filter(None, [holder, office, self.task, self.deputy]))
        decision = self.decision_words
        return f"{words} ({decision})" if decision else words

    @property
    def fact(self) -> Sourced:
        """What tells most of it: the membership, the holding, or what gives the seat."""
        return self.seat.membership or self.seat.holding or self.seat.basis

    @property
    def term(self) -> OfficeHolding | Membership | None:
        """Since when and until when the holder holds it; None where nothing is recorded."""
        return self.seat.holding or self.seat.membership

    @property
    def nominated_by(self) -> Organ | None:
        """The organ that nominates, as far as known."""
        return None if isinstance(self.seat.basis, ExOfficioSeat) else self.seat.basis.nominated_by

    @property
    def decision(self) -> NominationHandling | None:
        """The nominating decision; None when none is recorded."""
        return self.seat.membership.decision if self.seat.membership else None

    @property
    def lacks_decision(self) -> bool:
        """Whether somebody was named and no decision is known that did."""
        return self.seat.membership is not None and self.seat.membership.lacks_decision

    @property
    def decision_words(self) -> str:
        """The nominating decision, that its source is missing, or "" where there is none."""
        if self.decision:
            return self.decision.reference
        return _("nominating decision: source missing") if self.lacks_decision else ""

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that gives the seat; the caller asks whether it is public."""
        return self.seat.basis.agreement


def lines_of(compositions: Iterable[Composition]) -> list[Line]:
    """One line per seat, in the order of the table; no query."""
    lines = []
    for composition in compositions:
        for row in composition.rows:
            numbers: dict[int, int] = {}
            for seat in row.seats:
                number = None
                if not seat.is_office_bound:
                    number = numbers[seat.basis.pk] = numbers.get(seat.basis.pk, 0) + 1
                lines.append(Line(row, seat, composition.role, number))
    return lines


@dataclass(frozen=True)
class Nominator:
    """An organ, or what stands for it, and the seats that it fills."""

    label: str
    lines: tuple[Line, ...]

    @property
    def named(self) -> list[Line]:
        """Seats with a holder, certain or possible."""
        return [line for line in self.lines if line.seat.holder]

    @property
    def vacant(self) -> int:
        """Seats of which a source says that nobody holds them."""
        return sum(line.seat.state == SeatState.VACANT for line in self.lines)

    @property
    def nameless(self) -> int:
        """Seats of which nothing is recorded."""
        return len(self.lines) - len(self.named) - self.vacant


def by_nominator(lines: Iterable[Line]) -> list[Nominator]:
    """The lines by organ, in the order of the table: those by office of each organization too."""
    groups: dict[str, list[Line]] = {}
    for _basis, alike in groupby(lines, key=lambda line: line.seat.basis):
        found = list(alike)
        groups.setdefault(_nominator(found[0]), []).extend(found)
    return [Nominator(label, tuple(found)) for label, found in groups.items()]


def _nominator(line: Line) -> str:
    if line.office:
        words = _("%(owner)s: by office")
    elif line.nominated_by:
        return f"{line.owner}: {line.nominated_by.name}"
    else:
        words = _("%(owner)s: nominating organ not known")
    return words % {"owner": line.owner}
