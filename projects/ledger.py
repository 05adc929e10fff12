"""Who is party, owner or purchaser of a project on a day, and who was before or came after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from projects.participations import Participation
from records.periods import State

APART = frozenset({State.UPCOMING, State.ENDED})


@dataclass(frozen=True)
class Ledger:
    """``present`` are, or may be, in on ``day``; ``apart`` are not yet or no longer."""

    day: date
    present: tuple[Participation, ...]
    apart: tuple[Participation, ...]

    @property
    def has_owners(self) -> bool:
        """Whether anybody owns a share of it."""
        return any(part.role == Participation.Role.OWNER for part in (*self.present, *self.apart))


def ledger(participations: Iterable[Participation], day: date) -> Ledger:
    """The ledger on ``day``, in the order given; dates not known count as present."""
    rows = tuple(participations)
    return Ledger(
        day,
        present=tuple(part for part in rows if part.state_on(day) not in APART),
        apart=tuple(part for part in rows if part.state_on(day) in APART),
    )


def header() -> list[str]:
    """The columns of the CSV file."""
    return [
        _("Participant"),
        _("Role"),
        _("State"),
        _("Joined"),
        _("Left"),
        _("Route"),
        _("Accepted by"),
        _("Accepted"),
        _("Section of the acceptance"),
        _("Share, per cent"),
        _("Note"),
        _("Certainty"),
    ]


def as_cells(found: Ledger, at: datetime) -> Iterator[list[Any]]:
    """One row per participation, those in on the day first; days in EDTF, empty when unknown."""
    for part in (*found.present, *found.apart):
        acceptor = public_acceptor(part, at)
        yield [
            called(part),
            part.get_role_display(),
            part.state_on(found.day).label,
            part.starts,
            part.ends,
            part.get_route_display(),
            acceptor,
            part.accepted if acceptor else "",
            part.acceptance_section if acceptor else "",
            part.share,
            part.note,
            part.get_certainty_display(),
        ]


def as_facts(found: Ledger, at: datetime) -> list[dict[str, Any]]:
    """The same as JSON: codes and EDTF days as stored, None when unknown."""
    return [_fact(part, found.day, at) for part in (*found.present, *found.apart)]


def _fact(part: Participation, day: date, at: datetime) -> dict[str, Any]:
    acceptor = public_acceptor(part, at)
    acceptance = {
        "accepted_by": acceptor,
        "accepted": part.accepted or None,
        "section": part.acceptance_section or None,
    }
    return {
        "name": called(part),
        "is_region": part.organization is None,
        "role": part.role,
        "state": part.state_on(day),
        "joined": part.starts or None,
        "left": part.ends or None,
        "route": part.route or None,
        "acceptance": acceptance if acceptor else None,
        "share_percent": part.share,
        "note": part.note or None,
        "certainty": part.certainty,
    }


def called(part: Participation) -> str:
    """Name of the participant."""
    return str(part.organization or part.region)


def public_acceptor(part: Participation, at: datetime) -> str:
    """Name of who accepted it; "" when nobody is known or it is not public at ``at``."""
    accepted = part.acceptor is not None and part.acceptor.is_public(at)
    return part.acceptor.name if accepted else ""
