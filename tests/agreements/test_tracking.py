"""What each party made of an agreement by a day, and which of its handlings decides."""

from datetime import date

import pytest

from agreements.handlings import APPROVALS, Outcome
from agreements.models import Party
from agreements.tracking import decisive_of, in_order, tag_kind, track
from organizations.models import Organ
from tests.agreements.tracks import DAY, a_handling_of, by, on, parties, the_track

FIRST = parties(1)[0]


def a_thread(*outcomes: Outcome) -> list:
    """Handlings of one party with these outcomes, each a day after the other."""
    return [
        a_handling_of(FIRST, outcome, f"2013-01-{day:02}")
        for day, outcome in enumerate(outcomes, start=1)
    ]


def test_partners_have_no_track() -> None:
    contract_party, partner = parties(2)
    partner.role = Party.Role.PARTNER

    tracks = on([contract_party, partner], [a_handling_of(partner, Outcome.APPROVED)])

    assert [found.party for found in tracks] == [contract_party]


def test_organizations_that_are_no_parties_have_tracks_too() -> None:
    first, second = (party.organization for party in parties(2))
    approved = a_handling_of(FIRST, Outcome.APPROVED, "2013-01-16")

    tracks = track([second, first], [approved], DAY, DAY)

    assert [found.organization for found in tracks] == [second, first]
    assert [found.party for found in tracks] == [None, None]
    assert [found.has_approved for found in tracks] == [False, True]


def test_a_party_of_which_nothing_is_known_has_an_empty_thread() -> None:
    found = the_track()

    assert found.thread == ()
    assert found.decisive is None
    assert not found.has_approved


def test_handlings_of_one_party_make_one_thread() -> None:
    first, second = parties(2)
    tabled = a_handling_of(first, Outcome.TABLED)
    other = a_handling_of(second, Outcome.NOTED)
    approved = a_handling_of(first, Outcome.APPROVED)

    tracks = on([first, second], [tabled, other, approved])

    assert tracks[0].thread == (tabled, approved)
    assert tracks[0].decisive is approved
    assert tracks[1].thread == (other,)


@pytest.mark.parametrize("outcome", Outcome)
def test_only_an_approval_of_some_kind_approves(outcome: Outcome) -> None:
    approves = the_track(*a_thread(outcome)).has_approved

    assert approves == (outcome in {"approved", "approved_changed", "conditional"})
    assert approves == (outcome in APPROVALS)


@pytest.mark.parametrize(
    ("outcomes", "decides"),
    [
        (("approved", "noted"), 0),
        (("approved", "on_agenda"), 0),
        (("approved", "tabled"), 0),
        (("approved", "removed"), 0),
        (("approved", "returned"), 1),
        (("approved", "rejected"), 1),
        (("approved", "approved_changed"), 1),
        (("rejected", "removed"), 0),
        (("rejected", "noted"), 0),
        (("rejected", "on_agenda"), 1),
        (("rejected", "approved"), 1),
        (("tabled", "approved"), 1),
        (("tabled", "removed"), 1),
        (("tabled", "noted"), 0),
        (("noted", "on_agenda"), 1),
        (("returned", "proposed"), 1),
        (("on_agenda", "tabled", "returned", "proposed", "approved", "noted"), 4),
    ],
)
def test_the_whole_thread_tells_which_handling_decides(
    outcomes: tuple[str, ...], decides: int
) -> None:
    thread = a_thread(*map(Outcome, outcomes))

    assert decisive_of(thread) is thread[decides]


def test_what_the_board_proposed_is_decided_by_the_council() -> None:
    proposed = a_handling_of(FIRST, Outcome.PROPOSED, organ=by(Organ.Kind.BOARD))
    approved = a_handling_of(FIRST, Outcome.APPROVED, organ=by(Organ.Kind.COUNCIL))

    assert decisive_of([proposed, approved]) is approved


@pytest.mark.parametrize(
    ("kind", "stands"), [("board", False), ("committee", False), ("council", True)]
)
def test_an_approval_falls_when_the_matter_is_proposed_to_a_higher_organ(
    kind: Organ.Kind, stands: bool
) -> None:
    approved = a_handling_of(FIRST, Outcome.APPROVED, organ=by(kind))
    proposed = a_handling_of(FIRST, Outcome.PROPOSED, organ=by(Organ.Kind.BOARD))

    assert (decisive_of([approved, proposed]) is approved) == stands


def test_a_handling_after_the_day_does_not_count_yet() -> None:
    approved = a_handling_of(FIRST, Outcome.APPROVED, "2013-01-28")

    assert not the_track(approved, day=date(2013, 1, 27)).has_approved
    assert the_track(approved, day=date(2013, 1, 28)).has_approved


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2017-05-31", False, False),
        ("2017-06-01", False, True),
        ("2017-12-13", False, True),
        ("2017-12-14", True, False),
    ],
)
def test_a_day_known_in_part_counts_from_its_last_and_possibly_from_its_first(
    day: str, certain: bool, possible: bool
) -> None:
    approved = a_handling_of(FIRST, Outcome.APPROVED, "[2017-06-01..2017-12-14]")

    found = the_track(approved, day=date.fromisoformat(day))

    assert found.has_approved == certain
    assert (found.possible is approved) == possible


def test_an_unknown_day_counts_from_when_all_recorded_had_happened_and_possibly_before() -> None:
    approved = a_handling_of(FIRST, Outcome.APPROVED)
    settled = date(2017, 12, 14)

    before = the_track(approved, day=date(2017, 12, 13), settled=settled)

    assert before.possible is approved
    assert not before.has_approved
    assert the_track(approved, day=settled, settled=settled).has_approved


def test_an_unknown_day_is_not_before_those_it_follows() -> None:
    tabled = a_handling_of(FIRST, Outcome.TABLED, "2017-06-01")
    approved = a_handling_of(FIRST, Outcome.APPROVED)

    found = the_track(tabled, approved, day=date(2017, 5, 31), settled=date(2018, 1, 1))

    assert found.possible is None


def test_an_unknown_day_stands_by_its_position_and_last_when_it_has_none() -> None:
    first = a_handling_of(FIRST, Outcome.PROPOSED, "2013-01-07", position=1)
    third = a_handling_of(FIRST, Outcome.APPROVED, "2013-01-28", position=3)
    second = a_handling_of(FIRST, Outcome.TABLED, position=2)
    last = a_handling_of(FIRST, Outcome.NOTED)

    assert in_order([first, third, last, second]) == [first, second, third, last]


def test_a_day_known_only_by_its_end_stands_by_that_day() -> None:
    late = a_handling_of(FIRST, Outcome.APPROVED, "2013-01-28")
    early = a_handling_of(FIRST, Outcome.TABLED, "[..2013-01-07]")

    assert in_order([late, early]) == [early, late]


def test_an_agenda_to_come_is_upcoming_until_its_day_has_passed() -> None:
    agenda = a_handling_of(FIRST, Outcome.ON_AGENDA, "2013-01-28")

    assert the_track(agenda, day=date(2013, 1, 2)).upcoming == (agenda,)
    assert the_track(agenda, day=date(2013, 1, 28)).upcoming == (agenda,)
    assert the_track(agenda, day=date(2013, 1, 29)).upcoming == ()


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("approved", "ok"),
        ("approved_changed", "ok"),
        ("conditional", "ok"),
        ("rejected", "no"),
        ("noted", "neutral"),
        ("removed", "neutral"),
        ("tabled", "waiting"),
        ("returned", "waiting"),
        ("proposed", "waiting"),
        ("on_agenda", "waiting"),
    ],
)
def test_each_outcome_has_its_tag(outcome: str, kind: str) -> None:
    assert tag_kind(outcome) == kind


def test_an_outcome_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="vanished"):
        tag_kind("vanished")
