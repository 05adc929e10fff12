"""A matter is followed from meeting to meeting, and its time to decision counted in days."""

from datetime import date

import pytest

from meetings.matter_thread import thread_of
from meetings.threads import Turn, chain, days_to_decision
from tests.builders import AT, a_body, a_meeting, an_agenda_item

FIRST, SECOND = date(2024, 2, 28), date(2024, 3, 1)


def test_a_matter_is_the_chain_of_its_items_wherever_one_begins() -> None:
    earlier = {2: 1, 3: 2, 9: 8}

    assert [chain(start, earlier) for start in (1, 2, 3)] == [[1, 2, 3]] * 3
    assert chain(5, earlier) == [5]


def test_items_that_continue_each_other_in_a_circle_are_told_once() -> None:
    assert sorted(chain(1, {1: 2, 2: 1})) == [1, 2]


def test_the_time_to_decision_counts_days_over_a_leap_day() -> None:
    assert days_to_decision([Turn(FIRST, "tabled"), Turn(SECOND, "approved")]) == 2


def test_a_matter_decided_at_once_took_no_days() -> None:
    assert days_to_decision([Turn(FIRST, "noted")]) == 0


@pytest.mark.parametrize("outcome", ["tabled", "returned", "removed", "discussed", ""])
def test_a_matter_without_a_decision_has_no_time_to_decision(outcome: str) -> None:
    assert days_to_decision([Turn(FIRST, "tabled"), Turn(SECOND, outcome)]) is None


def test_a_first_discussion_is_not_yet_the_decision() -> None:
    assert days_to_decision([Turn(FIRST, "discussed"), Turn(SECOND, "approved")]) == 2


@pytest.mark.parametrize("days", [(None, SECOND), (FIRST, None)])
def test_an_unknown_day_gives_no_time_to_decision(days: tuple) -> None:
    outcomes = ("returned", "rejected")

    assert days_to_decision(map(Turn, days, outcomes)) is None


@pytest.mark.django_db
def test_a_hidden_meeting_leaves_the_thread_and_its_time_unknown() -> None:
    body, known = a_body(), {"stage": "published"}
    first = a_meeting(body, held="2024-01-10", **known)
    second = a_meeting(body, held="2024-02-10", **known, published_at=None)
    third = a_meeting(body, held="2024-03-10", **known)
    one = an_agenda_item(first, outcome="tabled")
    two = an_agenda_item(second, outcome="tabled", continues=one)
    three = an_agenda_item(third, outcome="approved", continues=two)

    thread = thread_of(three, AT)

    assert thread.items == (one, three)
    assert thread.days is None


@pytest.mark.django_db
def test_the_thread_counts_no_decision_that_is_not_public_yet() -> None:
    body = a_body()
    one = an_agenda_item(a_meeting(body, held="2024-01-10", stage="published"), outcome="tabled")
    drafted = a_meeting(body, held="2024-02-10", stage="checked")
    an_agenda_item(drafted, outcome="approved", continues=one)

    thread = thread_of(one, AT)

    assert thread.is_long
    assert thread.days is None
