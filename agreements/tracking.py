"""What each party has made of an agreement: its thread of handlings and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.handlings import Handling, Outcome
from agreements.models import Party

APPROVALS = frozenset({Outcome.APPROVED, Outcome.APPROVED_CHANGED, Outcome.CONDITIONAL})
KINDS = {
    **dict.fromkeys(APPROVALS, "ok"),
    Outcome.REJECTED: "no",
    Outcome.NOTED: "neutral",
    Outcome.REMOVED: "neutral",
}


@dataclass(frozen=True)
class Track:
    """One party's way: its handlings, earliest first; ``latest`` is None when none is known."""

    party: Party
    thread: tuple[Handling, ...]

    @property
    def latest(self) -> Handling | None:
        """The newest handling known."""
        return self.thread[-1] if self.thread else None

    @property
    def has_approved(self) -> bool:
        """Whether the newest handling known is an approval."""
        return self.latest is not None and self.latest.outcome in APPROVALS


def track(parties: Iterable[Party], handlings: Iterable[Handling]) -> list[Track]:
    """One track per contract party, in the order of the parties; handlings ordered in time."""
    threads: dict[int, list[Handling]] = {}
    for handling in handlings:
        threads.setdefault(handling.organization_id, []).append(handling)
    return [
        Track(party, tuple(threads.get(party.organization_id, ())))
        for party in parties
        if party.role == Party.Role.CONTRACT_PARTY
    ]


def tag_kind(outcome: str) -> str:
    """Which tag shows the outcome: ok, waiting, no or neutral."""
    return KINDS.get(Outcome(outcome), "waiting")


def in_one_sentence(tracks: list[Track]) -> str:
    """How many parties are known to have approved, and of how many nothing is known."""
    approved = sum(found.has_approved for found in tracks)
    unknown = sum(found.latest is None for found in tracks)
    if not tracks:
        return _("The parties are not known.")
    if approved == len(tracks):
        return ngettext(
            "The only party has approved the agreement.",
            "All %(parties)s parties have approved the agreement.",
            approved,
        ) % {"parties": approved}
    known = _("%(approved)s of %(parties)s parties are known to have approved the agreement.") % {
        "approved": approved,
        "parties": len(tracks),
    }
    if not unknown:
        return known
    missing = ngettext(
        "The decision of %(unknown)s party has not been found.",
        "The decisions of %(unknown)s parties have not been found.",
        unknown,
    ) % {"unknown": unknown}
    return f"{known} {missing}"
