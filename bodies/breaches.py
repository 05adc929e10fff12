"""Breaches of the rules of seats in stored data, each with its mend.

The forms refuse all of these; they come from elsewhere or from before a rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from bodies.deputy_rules import refuse_wrong_deputy
from bodies.models import Body, ExOfficioSeat, Membership, SeatQuota
from bodies.over_time import counts_over
from bodies.rounds import mistake_in_decision
from bodies.twice import in_words, seated_twice
from records.partial_dates import day_in_words
from records.periods import period_in_words, share_a_day


@dataclass(frozen=True)
class Breach:
    """A record that breaks a rule: which, how, and what mends it."""

    record: Model
    rule: str
    what: str
    mend: str


def breaches() -> Iterator[Breach]:
    """Every breach in the stored bodies, quotas, seats and memberships.

    The number of queries does not grow with the records, but for one per ranked deputy.
    """
    for body in Body.objects.with_holders(date.min, None, until=date.max):
        yield from _overfilled(body)
        yield from _seated_twice(body)
    quotas = SeatQuota.objects.select_related(
        "body", "organization", "region", "nominated_by"
    ).prefetch_related(
        "memberships__person",
        "memberships__office",
        "memberships__citations",
        "memberships__decision__organization",
        "memberships__decision__organ",
        "memberships__decision__round__body",
        "memberships__deputy_of__quota__body",
        "memberships__deputy_of_office__body",
        "memberships__deputy_of_office__office",
        "citations",
    )
    for quota in quotas:
        memberships = list(quota.memberships.all())
        yield from _without_basis(quota)
        yield from _beyond_seats(quota, memberships)
        yield from _beyond_period(quota, memberships)
        yield from _twice_in_a_seat(memberships)
        yield from _without_decision(memberships)
        yield from _by_others(quota, memberships)
        yield from _wrong_deputies(memberships)
    for seat in ExOfficioSeat.objects.select_related("body", "office__organization"):
        yield from _without_basis(seat)


def _overfilled(body: Body) -> Iterator[Breach]:
    found = [count for count in counts_over(body) if count.overfilled]
    for role in SeatQuota.Role:
        counts = [count for count in found if count.role == role]
        if counts:
            day = counts[0].day
            words = {
                "role": role.label,
                "members": max(count.overfilled for count in counts),
                "day": day_in_words(day) if day > date.min else _("at an unknown time"),
            }
            yield Breach(
                body,
                "overfilled",
                _("%(role)s: up to %(members)s more than there are seats, first %(day)s") % words,
                _("End or move memberships until they fit the seats, or raise the quota."),
            )


def _seated_twice(body: Body) -> Iterator[Breach]:
    for twice in seated_twice(body):
        yield Breach(
            twice.seats[-1],
            "two_seats",
            in_words(twice),
            _("End one of the two before the other begins, or name somebody else to it."),
        )


def _wrong_deputies(memberships: Iterable[Membership]) -> Iterator[Breach]:
    for membership in memberships:
        try:
            refuse_wrong_deputy(membership)
        except ValidationError as refusal:
            (what,) = refusal.messages
            yield Breach(membership, "wrong_deputy", what.rstrip("."), _("Mend the deputy."))


def _without_basis(seat: SeatQuota | ExOfficioSeat) -> Iterator[Breach]:
    # A board rests on its own organization's charter, which the body tells in words.
    if seat.agreement_id is None and not seat.body.legal_basis:
        yield Breach(
            seat,
            "no_basis",
            _("neither an agreement nor a legal basis is named"),
            _("Name the agreement that gives the seats, or tell the basis of the body."),
        )


def _beyond_seats(quota: SeatQuota, memberships: Iterable[Membership]) -> Iterator[Breach]:
    for membership in memberships:
        if membership.seat_number > quota.seats:
            words = {"number": membership.seat_number, "seats": quota.seats}
            yield Breach(
                membership,
                "beyond_quota",
                _("holds seat %(number)s of %(seats)s") % words,
                _("End it, move it to a free seat or raise the quota."),
            )


def _beyond_period(quota: SeatQuota, memberships: Iterable[Membership]) -> Iterator[Breach]:
    for membership in memberships:
        before = membership.starts_on and quota.starts_on and membership.starts_on < quota.starts_on
        after = membership.ends_on and quota.ends_on and membership.ends_on > quota.ends_on
        endless = membership.is_open_ended and quota.ends_on is not None
        if before or after or endless:
            words = {
                "membership": period_in_words(membership),
                "quota": period_in_words(quota),
            }
            yield Breach(
                membership,
                "beyond_period",
                _("lasts %(membership)s, the quota %(quota)s") % words,
                _("Mend the days of either."),
            )


def _twice_in_a_seat(memberships: Iterable[Membership]) -> Iterator[Breach]:
    for first, second in combinations(memberships, 2):
        if first.seat_number == second.seat_number and share_a_day(first, second):
            words = {"number": second.seat_number, "other": first.person or first.office}
            yield Breach(
                second,
                "overlap",
                _("shares seat %(number)s with %(other)s on some days") % words,
                _("End the earlier one before the later begins."),
            )


def _without_decision(memberships: Iterable[Membership]) -> Iterator[Breach]:
    for membership in memberships:
        if membership.decision_id is None and not membership.citations.all():
            yield Breach(
                membership,
                "no_decision",
                _("names neither a nominating decision nor a source"),
                _("Choose the decision that named the holder, or cite the source."),
            )


def _by_others(quota: SeatQuota, memberships: Iterable[Membership]) -> Iterator[Breach]:
    for membership in memberships:
        mistake = membership.decision and mistake_in_decision(quota, membership.decision)
        if mistake:
            yield Breach(
                membership,
                "foreign_decision",
                " ".join(mistake.messages),
                _("Choose the decision that named the holder, or clear it."),
            )
