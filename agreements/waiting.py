"""Agreements that wait for a decision of one organization on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Prefetch, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements import progress, tracking
from agreements.handlings import APPROVALS, CityHandling, Handling, Outcome
from agreements.models import Agreement, Party
from agreements.tracking import Track
from organizations.models import Organization
from records import clock
from records.names import Named
from records.partial_dates import in_words
from records.periods import State
from records.publication import public_at
from records.waiting import Waiting

FINAL = APPROVALS | {Outcome.REJECTED}


def waiting_of(organization: Organization, day: date, at: datetime) -> Iterator[Waiting]:
    """Agreements that have to be decided on by ``organization``, as known on ``day``.

    It waits from the day that the first party is known to have taken it up. An agreement
    that has certainly entered into force, or has ended, waits for nobody: a decision on it
    that has not been found is unknown, not awaited. Where it may be in force already, only a
    party whose own handling is known counts as waiting. Three queries at most.
    """
    for agreement in _undecided(organization, day, at):
        tracks = tracking.tracks_of(agreement, day, clock.today())
        track = next((one for one in tracks if one.organization == organization), None)
        if track is None:
            continue
        is_to_come = not agreement.starts or agreement.state_on(day) == State.UPCOMING
        first = first_of(agreement.handlings.all(), day) if is_to_come or track.thread else None
        if is_open(track) and (first or is_under_way(track, day)):
            what = _("decision on the agreement")
            yield awaited(agreement, "decisions", what, track, first)


def _undecided(organization: Organization, day: date, at: datetime) -> list[Agreement]:
    """Those that bind it and are not known to be in force or over, with what is known of them."""
    bound = Party.objects.filter(organization=organization, role=Party.Role.CONTRACT_PARTY)
    not_yet = Q(starts_by=None) | Q(starts_by__gt=day)
    agreements = Agreement.objects.published(at).filter(not_yet, pk__in=bound.values("agreement"))
    handlings = Handling.objects.filter(public_at(at, "organization"))
    return list(
        agreements.exclude(ends_on__lt=day).prefetch_related(
            Prefetch("parties", bound.select_related("organization")),
            Prefetch("handlings", handlings.select_related("organization", "organ")),
        )
    )


def first_of(handlings: Iterable[CityHandling], day: date) -> CityHandling | None:
    """The first of ``handlings`` that has certainly happened by ``day``."""
    over = [one for one in handlings if one.happened_by and one.happened_by <= day]
    return min(over, key=lambda one: one.happened_by, default=None)


def is_under_way(track: Track, day: date) -> bool:
    """Whether it is, or may be, taken up by ``day``, or is on an agenda to come from today on."""
    days = (one.happened_on for one in track.thread)
    may_be = any(one and one <= day for one in days)
    return may_be or (bool(track.upcoming) and day >= clock.today())


def is_open(track: Track) -> bool:
    """Whether nothing final stands on the day."""
    return track.decisive is None or track.decisive.outcome not in FINAL


def awaited(
    record: Named, anchor: str, what: str, track: Track, first: CityHandling | None
) -> Waiting:
    """The row of ``record``: it waits since it was last handled, else since the ``first`` did."""
    due, due_on = _due(track)
    since = track.decisive or first
    return Waiting(
        record=record,
        anchor=anchor,
        what=what,
        known=_known(track),
        since=since.happened if since else "",
        due=due,
        due_on=due_on,
    )


def _due(track: Track) -> tuple[str, date | None]:
    """When it is taken up next, and the first day that this may mean."""
    if track.upcoming:
        return track.upcoming[0].happened, track.upcoming[0].happened_on
    if track.decisive:
        return track.decisive.tabled_to, track.decisive.tabled_to_on
    return "", None


def _known(track: Track) -> str:
    """How far it has come by the day, and what is known to have become of it later."""
    if clause := progress.where_it_stands(track):
        return f"{capfirst(clause)}."
    later = tracking.decisive_of(track.thread)
    if later is None:
        return _("Not known to be on an agenda.")
    return " ".join([_("Not known to have been on an agenda by this day."), _later(later)])


def _later(handling: CityHandling) -> str:
    words = {"outcome": handling.outcome_in_words, "day": in_words(handling.happened)}
    return _("Later: %(outcome)s (%(day)s).") % words
