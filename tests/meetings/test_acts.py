"""What a municipality's organs have to act on because of what joint bodies decided."""

from datetime import date

import pytest

from bodies.models import Body
from meetings.acts import Act, acts_of
from meetings.models import Meeting, Stage
from organizations.models import Organization
from records import clock
from tests.builders import (
    a_body,
    a_handling,
    a_meeting,
    a_party,
    a_quota,
    an_agenda_item,
    an_agreement,
    an_organization,
)

pytestmark = pytest.mark.django_db

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def a_proposing_meeting(body: Body | None = None, day: str = "2025-05-01") -> Meeting:
    """A meeting with a public summary, of a body that proposes to municipalities."""
    return a_meeting(body or a_body(power="proposes"), held=day, stage=Stage.PUBLISHED)


def asked_of(organization: Organization) -> list[Act]:
    """What it has to act on from the meetings of the year."""
    return acts_of(organization, *YEAR, clock.now())


def test_an_approved_proposal_about_its_agreement_waits_for_the_city() -> None:
    city, other = an_organization("Pohjola"), an_organization("Etelälä")
    agreement = an_agreement()
    a_party(agreement, city)
    meeting = a_proposing_meeting()
    item = an_agenda_item(meeting, number=1, outcome="approved", agreement=agreement)
    an_agenda_item(meeting, number=2, outcome="noted", agreement=agreement)
    an_agenda_item(meeting, number=3, outcome="approved")

    assert [act.item for act in asked_of(city)] == [item]
    assert asked_of(other) == []


def test_outcomes_that_bind_nobody_or_are_not_public_ask_nothing() -> None:
    city = an_organization()
    agreement = an_agreement()
    a_party(agreement, city)
    talking = a_proposing_meeting(a_body(power="not_binding"))
    an_agenda_item(talking, outcome="approved", agreement=agreement)
    drafted = a_meeting(
        a_body("Toinen elin", power="proposes"), held="2025-05-02", stage=Stage.DRAFTED
    )
    an_agenda_item(drafted, outcome="approved", agreement=agreement)

    assert asked_of(city) == []


def test_an_item_with_a_day_to_act_by_asks_every_organization_with_seats() -> None:
    city, other = an_organization("Pohjola"), an_organization("Etelälä")
    body = a_body(power="not_binding")
    a_quota(body, city)
    item = an_agenda_item(a_proposing_meeting(body), outcome="approved", due_on=date(2025, 6, 30))

    assert [(act.item, act.due_on) for act in asked_of(city)] == [(item, date(2025, 6, 30))]
    assert asked_of(other) == []


def test_the_city_has_settled_what_it_decided_after_the_meeting() -> None:
    city = an_organization()
    agreement = an_agreement()
    a_party(agreement, city)
    meeting = a_proposing_meeting(day="2025-05-01")
    an_agenda_item(meeting, outcome="approved", agreement=agreement)
    a_handling(agreement, city, happened="2025-01-15", outcome="approved")

    assert [act.is_settled for act in asked_of(city)] == [False]
    decision = a_handling(agreement, city, happened="2025-06-15", outcome="approved")
    assert [(act.is_settled, act.answer) for act in asked_of(city)] == [(True, decision)]


def test_what_is_due_first_stands_first_and_settled_ones_last() -> None:
    city = an_organization()
    body = a_body(power="proposes")
    a_quota(body, city)
    settled, open_one = an_agreement(), an_agreement("Toinen sopimus")
    for agreement in (settled, open_one):
        a_party(agreement, city)
    a_handling(settled, city, happened="2025-06-15", outcome="approved")
    meeting = a_proposing_meeting(body)
    an_agenda_item(meeting, number=1, outcome="approved", agreement=settled)
    an_agenda_item(meeting, number=2, outcome="approved", agreement=open_one)
    an_agenda_item(meeting, number=3, outcome="approved", due_on=date(2025, 9, 1))
    an_agenda_item(meeting, number=4, outcome="approved", due_on=date(2025, 6, 1))

    assert [act.item.number for act in asked_of(city)] == [4, 3, 2, 1]


@pytest.mark.parametrize(("happened", "answered"), [("2025-05-01", True), ("2025-04-30", False)])
def test_a_decision_of_the_meetings_own_day_is_an_answer(happened: str, answered: bool) -> None:
    city, agreement = an_organization("Pohjola"), an_agreement()
    a_party(agreement, city)
    handling = a_handling(agreement, city, happened=happened)
    meeting = a_proposing_meeting(day="2025-05-01")
    an_agenda_item(meeting, outcome="approved", agreement=agreement)

    (act,) = asked_of(city)

    assert act.answer == (handling if answered else None)
    assert act.is_settled == answered
