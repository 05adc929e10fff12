"""How far a matter has come, in one sentence made of whole clauses.

Names stand as they are and days after a colon or in brackets, so that every language can
write its own clause without bending them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agreements.handlings import CityHandling, Outcome
from agreements.models import Agreement
from agreements.tracking import Track
from organizations.models import Organization
from records.partial_dates import in_words

NAMED = 3


@dataclass(frozen=True)
class Wording:
    """The clauses that differ by what kind of matter is handled, each whole in every language.

    ``all_have`` and ``some_have`` take the figures ``parties`` and ``approved`` and bend by
    ``parties``; ``last`` takes ``day``, ``lacking`` takes ``names``; ``lacking_more`` takes
    also ``others`` and bends by it.
    """

    nobody: Promise
    all_have: Promise
    some_have: Promise
    last: Promise
    last_unknown: Promise
    lacking: Promise
    lacking_more: Promise


AGREEMENT = Wording(
    nobody=gettext_lazy("The parties are not known."),
    all_have=ngettext_lazy(
        "the only party has approved the agreement",
        "all %(parties)s parties have approved the agreement",
        "parties",
    ),
    some_have=ngettext_lazy(
        "%(approved)s of %(parties)s party is known to have approved the agreement",
        "%(approved)s of %(parties)s parties are known to have approved the agreement",
        "parties",
    ),
    last=gettext_lazy("last approval: %(day)s"),
    last_unknown=gettext_lazy("the day of the last approval is not known"),
    lacking=gettext_lazy("no approval is known of: %(names)s"),
    lacking_more=ngettext_lazy(
        "no approval is known of: %(names)s and %(others)s other",
        "no approval is known of: %(names)s and %(others)s others",
        "others",
    ),
)


def of_agreement(agreement: Agreement, tracks: Sequence[Track]) -> str:
    """Who has approved it, who has not and when they take it up, and what lets it into force."""
    return in_one_sentence(AGREEMENT, tracks, _entry_rule(agreement, tracks))


def in_one_sentence(words: Wording, tracks: Sequence[Track], rule: str = "") -> str:
    """Who has approved, who has not and when they take it up; ``rule`` is a last clause."""
    if not tracks:
        return str(words.nobody)
    told, silent = _told([track for track in tracks if not track.has_approved])
    clauses = [
        _count(words, tracks),
        _last_approval(words, tracks),
        *told,
        _not_known(words, silent),
        _conditions(tracks),
        rule,
    ]
    return capfirst("; ".join(filter(None, clauses))) + "."


def _count(words: Wording, tracks: Sequence[Track]) -> str:
    approved = sum(track.has_approved for track in tracks)
    clause = words.all_have if approved == len(tracks) else words.some_have
    return clause % {"approved": approved, "parties": len(tracks)}


def _told(lacking: Sequence[Track]) -> tuple[list[str], list[Track]]:
    """Clauses on at most three of the parties that lack, and the parties left over."""
    told: list[str] = []
    silent = []
    for track in lacking:
        clause = where_it_stands(track)
        if clause and len(told) < NAMED:
            told.append(clause)
        else:
            silent.append(track)
    return told, silent


def _last_approval(words: Wording, tracks: Sequence[Track]) -> str:
    """The day since which all have approved; "" when one has not."""
    if not all(track.has_approved for track in tracks):
        return ""
    approvals = [track.decisive for track in tracks if track.decisive]
    days = [one.happened_by or one.happened_on for one in approvals]
    if None in days:
        return str(words.last_unknown)
    last = max(approvals, key=lambda one: one.happened_by or one.happened_on)
    return words.last % {"day": in_words(last.happened)}


def where_it_stands(track: Track) -> str:
    """The clause on a party that has not approved; "" when nothing is known of it."""
    party = track.organization.name
    if track.upcoming:
        return _on_agenda(party, track.upcoming[0])
    if track.possible:
        words = {
            "party": party,
            "outcome": track.possible.outcome_in_words,
            "day": _day(track.possible),
        }
        return _("%(party)s: possibly %(outcome)s (%(day)s)") % words
    if track.decisive is None:
        return ""
    if track.decisive.outcome == Outcome.TABLED:
        return _tabled(party, track.decisive)
    words = {"party": party, "outcome": track.decisive.outcome_in_words}
    return _("%(party)s: %(outcome)s (%(day)s)") % {**words, "day": _day(track.decisive)}


def _on_agenda(party: str, handling: CityHandling) -> str:
    words = {"party": party, "day": in_words(handling.happened)}
    if handling.happened_on == handling.happened_by:
        return _("%(party)s has it on the agenda on %(day)s") % words
    return _("%(party)s has it on the agenda (%(day)s)") % words


def _tabled(party: str, handling: CityHandling) -> str:
    if not handling.tabled_to:
        return _("%(party)s has tabled it") % {"party": party}
    words = {"party": party, "day": in_words(handling.tabled_to)}
    return _("%(party)s has tabled it (taken up again: %(day)s)") % words


def _day(handling: CityHandling) -> str:
    return in_words(handling.happened) if handling.happened else _("day not known")


def _not_known(words: Wording, tracks: Sequence[Track]) -> str:
    """The names of at most three of which no approval is known, and how many more."""
    if not tracks:
        return ""
    names = ", ".join(track.organization.name for track in tracks[:NAMED])
    others = len(tracks) - NAMED
    clause = words.lacking if others <= 0 else words.lacking_more
    return clause % {"names": names, "others": others}


def _conditions(tracks: Sequence[Track]) -> str:
    bound = [
        track.organization.name
        for track in tracks
        if track.has_approved and track.decisive.outcome == Outcome.CONDITIONAL
    ]
    return _("approved with a condition: %(names)s") % {"names": ", ".join(bound)} if bound else ""


def _entry_rule(agreement: Agreement, tracks: Sequence[Track]) -> str:
    """What still lets the agreement into force; "" when nothing does or the rule is unknown."""
    rule = agreement.entry_rule
    if rule == Agreement.EntryRule.FIXED_DAY:
        if not agreement.starts:
            return _("enters into force on a day that the agreement fixes")
        return _("fixed day of entry into force: %(day)s") % {"day": in_words(agreement.starts)}
    all_have = all(track.has_approved for track in tracks)
    if rule == Agreement.EntryRule.ALL_PARTIES and not all_have:
        return _("enters into force when all parties have approved it")
    has_state = any(track.organization.kind == Organization.Kind.STATE for track in tracks)
    if rule == Agreement.EntryRule.ALL_AND_STATE and not (all_have and has_state):
        return _("enters into force when all municipalities and the State have approved it")
    return ""
