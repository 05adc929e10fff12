"""How far a nomination round has come on a day: its tracks and one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy, ngettext_lazy

from agreements.progress import Wording, in_one_sentence
from agreements.tracking import Track, track
from bodies.rounds import NominationRound
from organizations.existence import exists_on

ALL_KNOWN = Wording(
    nobody=gettext_lazy("Who is to name representatives is not known."),
    all_have=ngettext_lazy(
        "the only nominating organization has named its representatives",
        "all %(parties)s nominating organizations have named their representatives",
        "parties",
    ),
    some_have=ngettext_lazy(
        "%(approved)s of %(parties)s nominating organization is known to have named its"
        " representatives",
        "%(approved)s of %(parties)s nominating organizations are known to have named their"
        " representatives",
        "parties",
    ),
    last=gettext_lazy("last nominating decision: %(day)s"),
    last_unknown=gettext_lazy("the day of the last nominating decision is not known"),
    lacking=gettext_lazy("no nominating decision is known of: %(names)s"),
    lacking_more=ngettext_lazy(
        "no nominating decision is known of: %(names)s and %(others)s other",
        "no nominating decision is known of: %(names)s and %(others)s others",
        "others",
    ),
)
# Where the round does not tell who is to nominate, only those that have handled it are counted.
SOME_KNOWN = Wording(
    nobody=ALL_KNOWN.nobody,
    all_have=ngettext_lazy(
        "%(parties)s organization is known to have named its representatives; which others are"
        " to name theirs is not known",
        "%(parties)s organizations are known to have named their representatives; which others"
        " are to name theirs is not known",
        "parties",
    ),
    some_have=ngettext_lazy(
        "%(approved)s of the %(parties)s organization recorded is known to have named its"
        " representatives; which others are to name theirs is not known",
        "%(approved)s of the %(parties)s organizations recorded are known to have named their"
        " representatives; which others are to name theirs is not known",
        "parties",
    ),
    last=ALL_KNOWN.last,
    last_unknown=ALL_KNOWN.last_unknown,
    lacking=ALL_KNOWN.lacking,
    lacking_more=ALL_KNOWN.lacking_more,
)


@dataclass(frozen=True)
class RoundOnDay:
    """A round with one track per nominating organization, and how far it has come in words."""

    round: NominationRound
    tracks: tuple[Track, ...]
    sentence: str


def on_day(rounds: Iterable[NominationRound], day: date, today: date) -> list[RoundOnDay]:
    """Each of ``rounds``, fetched ``with_handlings``, on ``day``; no query.

    Handlings of unknown day had happened by ``today``.
    """
    return [_on_day(one, day, today) for one in rounds]


def _on_day(one: NominationRound, day: date, today: date) -> RoundOnDay:
    asked, handlings = one.organizations.all(), one.handlings.all()
    # Whoever is gone before the last day to name is awaited no longer.
    by = min(one.deadline_by or one.starts_on or day, day)
    nominators = {one.pk: one for one in asked if exists_on(one, by)}
    nominators |= {handling.organization_id: handling.organization for handling in handlings}
    tracks = track(nominators.values(), handlings, day, today)
    return RoundOnDay(one, tuple(tracks), in_one_sentence(_wording(one), tracks))


def _wording(one: NominationRound) -> Wording:
    return ALL_KNOWN if one.organizations.all() else SOME_KNOWN
