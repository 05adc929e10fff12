"""Nominations that wait for one organization on a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.waiting import awaited, first_of, is_open, is_under_way
from bodies.round_progress import on_day
from bodies.rounds import NominationRound
from organizations.models import Organization
from records import clock
from records.publication import public_at
from records.waiting import Waiting


def waiting_of(organization: Organization, day: date, at: datetime) -> Iterator[Waiting]:
    """Rounds in which ``organization`` has yet to name its representatives, as known on ``day``.

    It waits from the request, or from the day that the first organization is known to have
    taken it up. Once the term has certainly begun a decision that has not been found is
    unknown, not awaited, save one on an agenda to come. Three queries at most.
    """
    its_own = Q(organizations=organization) | Q(handlings__organization=organization)
    rounds = NominationRound.objects.filter(its_own, public_at(at, "body")).exclude(ends_on__lt=day)
    fetched = rounds.distinct().select_related("body").with_handlings(at)
    for found in on_day(fetched, day, clock.today()):
        one = found.round
        track = next((one for one in found.tracks if one.organization == organization), None)
        if track is None:
            continue
        first = first_of(one.handlings.all(), day)
        asked = one.requested_by is not None and one.requested_by <= day
        has_begun = one.starts_by is not None and one.starts_by <= day
        is_awaited = not has_begun and (asked or first or is_under_way(track, day))
        if is_open(track) and (is_awaited or _is_to_come(track.upcoming, day)):
            what = _("nomination: %(round)s") % {"round": one.name}
            yield _with_deadline(one, awaited(one.body, "nominations", what, track, first))


def _is_to_come(upcoming: tuple[object, ...], day: date) -> bool:
    """Whether it is on an agenda to come; of a past day nobody knew yet."""
    return bool(upcoming) and day >= clock.today()


def _with_deadline(one: NominationRound, waiting: Waiting) -> Waiting:
    """``waiting`` since the request where nothing else is known, due by the round's deadline."""
    since = waiting.since or one.requested
    if waiting.due or not one.deadline:
        return replace(waiting, since=since)
    return replace(waiting, since=since, due=one.deadline, due_on=one.deadline_on)
