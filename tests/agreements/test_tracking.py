"""What each party made of an agreement, and how far the agreement has come."""

import pytest
from django.utils import translation

from agreements.handlings import Handling, Outcome
from agreements.models import Party
from agreements.tracking import APPROVALS, Track, in_one_sentence, tag_kind, track


def parties(count: int) -> list[Party]:
    """Contract parties 1 … ``count``, not stored."""
    return [Party(pk=number, organization_id=number) for number in range(1, count + 1)]


def a_handling_of(party: Party, outcome: Outcome) -> Handling:
    """One time that ``party`` took the matter up, not stored."""
    return Handling(organization_id=party.organization_id, outcome=outcome)


def sentence(*outcomes: Outcome | None) -> str:
    """The English sentence on parties whose newest outcomes are these."""
    found = parties(len(outcomes))
    handlings = [
        a_handling_of(party, outcome)
        for party, outcome in zip(found, outcomes, strict=True)
        if outcome
    ]
    with translation.override("en"):
        return in_one_sentence(track(found, handlings))


def test_each_contract_party_has_a_track_in_the_order_of_the_parties() -> None:
    first, second, third = parties(3)

    tracks = track([third, first, second], [])

    assert [found.party for found in tracks] == [third, first, second]


def test_a_partner_has_no_track() -> None:
    contract_party, partner = parties(2)
    partner.role = Party.Role.PARTNER

    tracks = track([contract_party, partner], [a_handling_of(partner, Outcome.APPROVED)])

    assert [found.party for found in tracks] == [contract_party]


def test_a_party_of_which_nothing_is_known_has_an_empty_thread() -> None:
    (found,) = track(parties(1), [])

    assert found.latest is None
    assert not found.has_approved


def test_handlings_of_one_party_make_one_thread_in_the_order_given() -> None:
    first, second = parties(2)
    tabled = a_handling_of(first, Outcome.TABLED)
    other = a_handling_of(second, Outcome.NOTED)
    approved = a_handling_of(first, Outcome.APPROVED)

    tracks = track([first, second], [tabled, other, approved])

    assert tracks[0].thread == (tabled, approved)
    assert tracks[0].latest is approved
    assert tracks[1].thread == (other,)


@pytest.mark.parametrize("outcome", Outcome)
def test_only_an_approval_of_some_kind_approves(outcome: Outcome) -> None:
    (party,) = parties(1)

    approves = Track(party, (a_handling_of(party, outcome),)).has_approved

    expected = {Outcome.APPROVED, Outcome.APPROVED_CHANGED, Outcome.CONDITIONAL}
    assert approves == (outcome in expected)
    assert expected == APPROVALS


def test_an_approval_taken_back_is_none() -> None:
    (party,) = parties(1)
    thread = (a_handling_of(party, Outcome.APPROVED), a_handling_of(party, Outcome.RETURNED))

    assert not Track(party, thread).has_approved


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


def test_all_parties_approved_in_one_sentence() -> None:
    approvals = [Outcome.APPROVED, Outcome.CONDITIONAL, Outcome.APPROVED, Outcome.APPROVED]

    assert sentence(*approvals) == "All 4 parties have approved the agreement."


def test_the_only_party_is_spoken_of_in_the_singular() -> None:
    assert sentence(Outcome.APPROVED) == "The only party has approved the agreement."


def test_one_missing_decision_is_spoken_of_in_the_singular() -> None:
    assert sentence(Outcome.APPROVED, None) == (
        "1 of 2 parties are known to have approved the agreement."
        " The decision of 1 party has not been found."
    )


def test_several_missing_decisions_are_spoken_of_in_the_plural() -> None:
    assert sentence(Outcome.APPROVED, Outcome.TABLED, None, None) == (
        "1 of 4 parties are known to have approved the agreement."
        " The decisions of 2 parties have not been found."
    )


def test_a_decision_that_is_known_and_no_approval_is_not_missing() -> None:
    assert sentence(Outcome.APPROVED, Outcome.REJECTED) == (
        "1 of 2 parties are known to have approved the agreement."
    )


def test_an_agreement_without_parties_says_so() -> None:
    assert sentence() == "The parties are not known."


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_sentence_is_in_the_language_of_the_reader(language: str) -> None:
    english = sentence(Outcome.APPROVED, None)
    first, second = parties(2)

    with translation.override(language):
        found = in_one_sentence(track([first, second], [a_handling_of(first, Outcome.APPROVED)]))

    assert found != english
    assert "1" in found
    assert "2" in found
