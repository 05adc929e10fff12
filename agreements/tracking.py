"""What each organization has made of a matter by a day: its thread, and which handling decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import TextChoices

from agreements.handlings import APPROVALS, CityHandling, Outcome
from agreements.models import Agreement, Party
from organizations.existence import exists_on
from organizations.models import Organ, Organization
from records.names import Named
from records.sources import Sourced

DECISIONS = APPROVALS | {Outcome.REJECTED, Outcome.RETURNED}
# What these organs propose goes to a higher one, which decides.
LOWER_ORGANS = (Organ.Kind.BOARD, Organ.Kind.COMMITTEE, Organ.Kind.OFFICIAL)
KINDS = {
    **dict.fromkeys(APPROVALS, "ok"),
    Outcome.REJECTED: "no",
    Outcome.NOTED: "neutral",
    Outcome.DISCUSSED: "neutral",
    Outcome.REMOVED: "neutral",
}


@dataclass(frozen=True)
class Track:
    """The way of one organization, or of a body that decides, to a day.

    ``party`` is the fact that makes it one that decides, such as its place in an agreement;
    ``scope`` the part of the matter that it decides on, None when that is the whole.
    ``thread`` holds every handling known, also later ones, as they followed each other.
    ``decisive`` is the one that stands on the day, None when none is known by then.
    ``possible`` would stand instead if all had happened that may have by the day; None when
    that is the same. ``upcoming`` are those on an agenda on the day or later.
    """

    organization: Named
    thread: tuple[CityHandling, ...] = ()
    decisive: CityHandling | None = None
    possible: CityHandling | None = None
    upcoming: tuple[CityHandling, ...] = ()
    party: Sourced | None = None
    scope: TextChoices | None = None

    @property
    def has_approved(self) -> bool:
        """Whether what stands is an approval."""
        return self.decisive is not None and self.decisive.outcome in APPROVALS

    @property
    def has_more(self) -> bool:
        """Whether the thread tells more than the handling that stands."""
        texts = self.decisive and (self.decisive.proposal or self.decisive.decision)
        return bool(texts) or any(one is not self.decisive for one in self.thread)


def tracks_of(agreement: Agreement, day: date, today: date) -> list[Track]:
    """One track per contract party of ``agreement`` on ``day``; its rows must have been fetched.

    Handlings of unknown day had happened when the agreement had begun, and by today anyway.
    """
    settled = min(agreement.starts_by or today, today)
    tracks = of_parties(agreement.parties.all(), agreement.handlings.all(), day, settled)
    # Whoever was gone before it entered into force, and has not handled it, is not awaited.
    by = min(agreement.starts_on or day, day)
    return [one for one in tracks if one.thread or exists_on(one.organization, by)]


def of_parties(
    parties: Iterable[Party], handlings: Iterable[CityHandling], day: date, settled: date
) -> list[Track]:
    """One track per contract party, in the order of the parties; see ``track``."""
    bound = [party for party in parties if party.role == Party.Role.CONTRACT_PARTY]
    tracks = track((party.organization for party in bound), handlings, day, settled)
    return [replace(one, party=party) for one, party in zip(tracks, bound, strict=True)]


def track(
    organizations: Iterable[Organization],
    handlings: Iterable[CityHandling],
    day: date,
    settled: date,
) -> list[Track]:
    """One track per organization on ``day``, in the order given.

    A handling counts from its last possible day; one without such a day from ``settled``,
    the day by which all that is recorded had happened.
    """
    threads: dict[int, list[CityHandling]] = {}
    for handling in handlings:
        threads.setdefault(handling.organization_id, []).append(handling)
    return [
        track_of(organization, threads.get(organization.pk, ()), day, settled)
        for organization in organizations
    ]


def track_of(
    organization: Named,
    handlings: Iterable[CityHandling],
    day: date,
    settled: date,
    **values: Any,
) -> Track:
    """The track of one, made of its own ``handlings``; ``values`` are other columns of it."""
    thread = in_order(handlings)
    begun = list(_begun(thread, day))
    over = [one for one in begun if (one.happened_by or max(settled, _first(one))) <= day]
    decisive, possible = decisive_of(over), decisive_of(begun)
    return Track(
        organization=organization,
        thread=tuple(thread),
        decisive=decisive,
        possible=None if possible is decisive else possible,
        upcoming=tuple(
            one
            for one in thread
            if one.outcome == Outcome.ON_AGENDA and one.happened_on and one.happened_on >= day
        ),
        **values,
    )


def _begun(thread: Sequence[CityHandling], day: date) -> Iterator[CityHandling]:
    """Those that may have happened by ``day``; one without a day not before those it follows."""
    earliest = date.min
    for handling in thread:
        earliest = max(earliest, handling.happened_on or earliest)
        if (handling.happened_on or earliest) <= day:
            yield handling


def in_order(handlings: Iterable[CityHandling]) -> list[CityHandling]:
    """``handlings`` as they followed each other; one without a day stands by its position.

    It goes before the first with a higher position, and last when it has none.
    """
    given = list(handlings)
    dated = [one for one in given if one.happened_on or one.happened_by]
    ordered = sorted(dated, key=lambda one: (_first(one), one.position))
    for undated in (one for one in given if not (one.happened_on or one.happened_by)):
        higher = (
            place
            for place, other in enumerate(ordered)
            if undated.position and other.position > undated.position
        )
        ordered.insert(next(higher, len(ordered)), undated)
    return ordered


def decisive_of(thread: Iterable[CityHandling]) -> CityHandling | None:
    """The handling that stands after ``thread``, which is in order; None when it is empty."""
    standing = None
    for handling in thread:
        if standing is None or _takes_the_place(handling, standing):
            standing = handling
    return standing


def _takes_the_place(new: CityHandling, standing: CityHandling) -> bool:
    """Whether ``new`` changes where the matter stands.

    An approval stands until it is decided anew, save that a lower organ's falls when the
    matter is proposed to a higher one. Being noted changes nothing, and a rejected matter
    stays so when it is removed from an agenda.
    """
    if new.outcome == Outcome.NOTED:
        return standing.outcome == Outcome.NOTED
    if standing.outcome in APPROVALS:
        by_lower = standing.organ is not None and standing.organ.kind in LOWER_ORGANS
        return new.outcome in DECISIONS or (new.outcome == Outcome.PROPOSED and by_lower)
    if standing.outcome == Outcome.REJECTED:
        return new.outcome != Outcome.REMOVED
    return True


def _first(handling: CityHandling) -> date:
    """A day to order ``handling`` by."""
    return handling.happened_on or handling.happened_by or date.min


def tag_kind(outcome: str) -> str:
    """Which tag shows the outcome: ok, waiting, no or neutral."""
    return KINDS.get(Outcome(outcome), "waiting")
