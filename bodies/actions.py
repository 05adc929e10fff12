"""Nominations and what follows from them; each step is whole or does not happen.

Every action takes the row that all rivals need and holds it, so that under load exactly
as many get in as there are seats. Refusals are ``ValidationError`` on the field they are
about, with the figures and what to do. Each leaves its history in the name of ``by``.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from bodies.models import (
    Membership,
    NominationHandling,
    Office,
    OfficeHolding,
    Person,
    SeatQuota,
)
from bodies.nominations import take_free_seat
from records import history
from records.partial_dates import OPEN
from records.sources import Citation


@transaction.atomic
def nominate(
    *,
    quota: SeatQuota,
    starts: str,
    by: AbstractBaseUser,
    ends: str = OPEN,
    decision: NominationHandling | None = None,
    citations: Iterable[Citation] = (),
    **details: Any,
) -> Membership:
    """Give the first seat of ``quota`` that is free through the period; returns the membership.

    ``starts`` and ``ends`` are partial dates; ``details`` are further fields of the
    membership: person or office, role. Refused when no seat is free, when the period leaves
    the quota's, or when ``decision`` is of another body, organization or organ than the
    quota's.
    """
    held = SeatQuota.objects.select_for_update().get(pk=quota.pk)
    membership = Membership(quota=held, starts=starts, ends=ends, decision=decision, **details)
    membership.store_bounds()
    membership.seat_number = take_free_seat(held, membership)
    return _saved(membership, by, citations)


@transaction.atomic
def end_membership(
    *, membership: Membership, ends: str, by: AbstractBaseUser, citations: Iterable[Citation] = ()
) -> Membership:
    """Let ``membership`` end on ``ends``, which still counts; returns it.

    Refused when it ends before it begins or after its quota.
    """
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    held.ends = ends
    return _saved(held, by, [*held.citations.all(), *citations])


@transaction.atomic
def change_quota(*, quota: SeatQuota, by: AbstractBaseUser, **changes: Any) -> SeatQuota:
    """Write ``changes`` (seats, starts, ends) into ``quota``; returns it.

    Refused when a recorded membership would be left outside.
    """
    held = SeatQuota.objects.select_for_update().get(pk=quota.pk)
    for name, value in changes.items():
        setattr(held, name, value)
    return _saved(held, by, held.citations.all())


@transaction.atomic
def hold_office(
    *,
    office: Office,
    person: Person,
    starts: str,
    by: AbstractBaseUser,
    ends: str = OPEN,
    citations: Iterable[Citation] = (),
) -> OfficeHolding:
    """Let ``person`` hold ``office``, and so every seat that belongs to it; returns the holding.

    Refused when somebody else holds the office on some of these days: end that time first.
    """
    held = Office.objects.select_for_update().get(pk=office.pk)
    holding = OfficeHolding(office=held, person=person, starts=starts, ends=ends)
    return _saved(holding, by, citations)


@transaction.atomic
def leave_office(
    *, holding: OfficeHolding, ends: str, by: AbstractBaseUser, citations: Iterable[Citation] = ()
) -> OfficeHolding:
    """Let ``holding``, and so the seats of its office, end on ``ends``, which counts; returns it.

    Refused when it ends before it begins or when somebody else holds the office by then.
    """
    Office.objects.select_for_update().get(pk=holding.office_id)
    held = OfficeHolding.objects.select_for_update().get(pk=holding.pk)
    held.ends = ends
    return _saved(held, by, [*held.citations.all(), *citations])


def _saved(record: Any, by: AbstractBaseUser, citations: Iterable[Citation]) -> Any:
    """``record`` checked and stored with its sources, in the history as written by ``by``."""
    cited = list(citations)
    with history.written_by(by):
        record.full_clean()
        record.save()
        record.citations.set(cited)
    return record
