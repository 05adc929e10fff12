"""One sentence says how far an agreement has come."""

from datetime import date

import pytest
from django.utils import translation

from agreements.handlings import Handling, Outcome
from agreements.models import Agreement
from agreements.progress import of_agreement
from organizations.models import Organization
from tests.agreements.tracks import DAY, a_handling_of, on, parties

RULE = Agreement.EntryRule


def sentence(
    *handled: tuple[str, ...] | None, rule: str = RULE.UNKNOWN, day: date = DAY, **values: str
) -> str:
    """The English sentence on parties of which each did this: outcome, day, day of return."""
    found = parties(len(handled))
    handlings: list[Handling] = []
    for party, (outcome, *days) in zip(found, [one or ("",) for one in handled], strict=True):
        if outcome:
            happened, tabled_to = [*days, "", ""][:2]
            handlings.append(a_handling_of(party, Outcome(outcome), happened, tabled_to=tabled_to))
    agreement = Agreement(entry_rule=rule, **values)
    with translation.override("en"):
        return of_agreement(agreement, on(found, handlings, day))


JANUARY_16, JANUARY_28 = ("approved", "2013-01-16"), ("approved", "2013-01-28")


def test_all_have_approved_since_the_day_of_the_last() -> None:
    assert sentence(JANUARY_28, JANUARY_16, JANUARY_28, rule=RULE.ALL_PARTIES) == (
        "All 3 parties have approved the agreement; last approval: 28 January 2013."
    )


def test_the_only_party_is_spoken_of_in_the_singular() -> None:
    assert sentence(JANUARY_16) == (
        "The only party has approved the agreement; last approval: 16 January 2013."
    )


def test_an_approval_of_unknown_day_leaves_the_last_day_unknown() -> None:
    assert sentence(JANUARY_28, ("approved",)) == (
        "All 2 parties have approved the agreement; the day of the last approval is not known."
    )


def test_an_item_on_a_coming_agenda_is_told_with_its_day_and_the_rule() -> None:
    agenda = ("on_agenda", "2013-02-28")

    assert sentence(JANUARY_16, JANUARY_28, JANUARY_28, agenda, rule=RULE.ALL_PARTIES) == (
        "3 of 4 parties are known to have approved the agreement;"
        " Kultala has it on the agenda on 28 February 2013;"
        " enters into force when all parties have approved it."
    )


def test_an_agenda_known_in_part_stands_in_brackets() -> None:
    assert "; Peräkylä has it on the agenda (February 2013)." in sentence(
        JANUARY_16, ("on_agenda", "2013-02")
    )


def test_an_agenda_of_the_past_says_when_it_was() -> None:
    assert "; Peräkylä: on the agenda (30 January 2013)." in sentence(
        JANUARY_16, ("on_agenda", "2013-01-30")
    )


def test_a_tabled_item_is_told_with_the_day_of_its_return() -> None:
    tabled = ("tabled", "2013-01-28", "2013-02-04")

    assert "; Peräkylä has tabled it (taken up again: 4 February 2013)." in sentence(
        JANUARY_16, tabled
    )
    assert "; Peräkylä has tabled it." in sentence(JANUARY_16, tabled[:2])


def test_a_party_that_refused_is_named_with_what_it_did() -> None:
    assert sentence(JANUARY_16, ("rejected", "2013-01-28")) == (
        "1 of 2 parties are known to have approved the agreement;"
        " Peräkylä: rejected (28 January 2013)."
    )


def test_what_may_have_happened_is_said_to_be_possible() -> None:
    assert "; Peräkylä: possibly approved (2013)." in sentence(JANUARY_16, ("approved", "2013"))


def test_an_unknown_day_is_said_to_be_unknown() -> None:
    assert "; Peräkylä: returned for further preparation (day not known)." in sentence(
        JANUARY_16, ("returned",)
    )


def test_at_most_three_that_lack_are_named() -> None:
    assert sentence(JANUARY_16, None, None, None).endswith(
        "; no approval is known of: Peräkylä, Satumaa, Kultala."
    )
    assert sentence(None, None, None, None).endswith(
        "; no approval is known of: Onnela, Peräkylä, Satumaa and 1 other."
    )
    assert sentence(None, None, None, None, None).endswith(
        "; no approval is known of: Onnela, Peräkylä, Satumaa and 2 others."
    )


def test_at_most_three_are_told_of_at_length() -> None:
    found = sentence(*[("tabled", "2013-01-28")] * 4)

    assert found.count("has tabled it") == 3
    assert found.endswith("; no approval is known of: Kultala.")


def test_a_party_that_approved_with_a_condition_is_named() -> None:
    assert sentence(JANUARY_16, ("conditional", "2013-01-28")) == (
        "All 2 parties have approved the agreement; last approval: 28 January 2013;"
        " approved with a condition: Peräkylä."
    )


def test_a_fixed_day_of_entry_is_told() -> None:
    assert sentence(JANUARY_16, rule=RULE.FIXED_DAY, starts="2005-10-01").endswith(
        "; fixed day of entry into force: 1 October 2005."
    )
    assert sentence(JANUARY_16, rule=RULE.FIXED_DAY).endswith(
        "; enters into force on a day that the agreement fixes."
    )


def test_the_state_has_to_approve_where_the_rule_says_so() -> None:
    waits = "; enters into force when all municipalities and the State have approved it."
    state = parties(1)
    state[0].organization.kind = Organization.Kind.STATE
    approved = [a_handling_of(state[0], Outcome.APPROVED, "2013-01-16")]
    agreement = Agreement(entry_rule=RULE.ALL_AND_STATE)

    with translation.override("en"):
        found = of_agreement(agreement, on(state, approved))

    assert sentence(JANUARY_16, rule=RULE.ALL_AND_STATE).endswith(waits)
    assert not found.endswith(waits)


def test_an_agreement_without_parties_says_so() -> None:
    assert sentence() == "The parties are not known."


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_sentence_keeps_its_figures_in_every_language(language: str) -> None:
    found = parties(2)
    tracks = on(found, [a_handling_of(found[0], Outcome.APPROVED, "2013-01-16")])

    with translation.override(language):
        told = of_agreement(Agreement(), tracks)

    assert "1" in told
    assert "2" in told
    assert "Peräkylä" in told
