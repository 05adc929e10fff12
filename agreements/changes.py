"""What changed from one agreement to another: rows said to be the same, added or removed."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Objective, Party
from agreements.resting import bodies_of, office_seats_of, quotas_of
from records.publication import public_at


class Change(models.TextChoices):
    """Where a row stands."""

    SAME = "same", _("the same")
    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    CHANGED = "changed", _("changed")


TAGS = {
    Change.SAME: "neutral",
    Change.ADDED: "ok",
    Change.REMOVED: "no",
    Change.CHANGED: "waiting",
}


@dataclass(frozen=True)
class Changed:
    """One thing that either agreement has: the ``earlier`` and the ``later`` one of it, if any."""

    earlier: Any
    later: Any
    change: Change

    @property
    def one(self) -> Any:
        """The later one, or the earlier where there is none."""
        return self.later or self.earlier

    @property
    def tag(self) -> str:
        """Which tag shows the change."""
        return TAGS[self.change]


@dataclass(frozen=True)
class Changes:
    """All that changed between two agreements, by what it is about."""

    parties: list[Changed]
    objectives: list[Changed]
    bodies: list[Changed]
    quotas: list[Changed]
    office_seats: list[Changed]

    @property
    def knows_goals_of_one_only(self) -> bool:
        """Whether only one of the agreements has goals here: the other's are not known."""
        return len({row.change for row in self.objectives}) == 1 and not any(
            row.earlier and row.later for row in self.objectives
        )


def compared(
    earlier: Iterable[Any], later: Iterable[Any], key: Any, value: Any = lambda one: None
) -> list[Changed]:
    """Rows of both, those of the later first in its order, then those that it no longer has.

    Rows with the same ``key`` are the same thing; it has changed where ``value`` differs.
    """
    before: dict[Hashable, list[Any]] = {}
    for one in earlier:
        before.setdefault(key(one), []).append(one)
    found = []
    for one in later:
        alike = before.get(key(one))
        if not alike:
            found.append(Changed(None, one, Change.ADDED))
            continue
        old = alike.pop(0)
        is_same = value(old) == value(one)
        found.append(Changed(old, one, Change.SAME if is_same else Change.CHANGED))
    gone = (old for alike in before.values() for old in alike)
    return found + [Changed(old, None, Change.REMOVED) for old in gone]


def changes(earlier: Agreement, later: Agreement, at: datetime) -> Changes:
    """What changed from ``earlier`` to ``later``; what is not public at ``at`` stays out.

    At most two queries for each kind of row.
    """
    both = earlier, later
    return Changes(
        parties=compared(*(_parties(one, at) for one in both), _organization, _role),
        objectives=compared(*(one.objectives.all() for one in both), _text),
        bodies=compared(*(bodies_of(one, at) for one in both), _itself),
        quotas=compared(*(quotas_of(one, at) for one in both), _whose, _seats),
        office_seats=compared(*(office_seats_of(one, at) for one in both), _office),
    )


def _parties(agreement: Agreement, at: datetime) -> models.QuerySet[Party]:
    return agreement.parties.filter(public_at(at, "organization")).select_related("organization")


def _organization(party: Party) -> Hashable:
    return party.organization_id


def _role(party: Party) -> Hashable:
    return party.role


def _text(objective: Objective) -> Hashable:
    return " ".join((objective.text_fi or "").split())


def _itself(record: models.Model) -> Hashable:
    return record.pk


def _whose(quota: Any) -> Hashable:
    return quota.body_id, quota.organization_id, quota.region_id, quota.label_fi, quota.role


def _seats(quota: Any) -> Hashable:
    return quota.seats_at_least, quota.seats


def _office(seat: Any) -> Hashable:
    return seat.body_id, seat.office_id
