"""What parties, links and handlings of an agreement can be, and how its page tells them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from agreements.models import Agreement
from tests.builders import (
    AT,
    a_handling,
    a_lineage,
    a_party,
    an_agreement,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


def test_an_organization_is_party_to_an_agreement_once() -> None:
    agreement, town = an_agreement(), an_organization()
    a_party(agreement, town)

    with pytest.raises(ValidationError):
        a_party(agreement, town, role="partner")


def test_an_agreement_cannot_follow_itself() -> None:
    agreement = an_agreement()

    with pytest.raises(ValidationError):
        a_lineage(agreement, agreement)


def test_a_link_between_two_agreements_is_told_once() -> None:
    earlier, later = an_agreement("Vanha"), an_agreement("Uusi")
    a_lineage(later, earlier)

    with pytest.raises(ValidationError):
        a_lineage(later, earlier)
    a_lineage(later, earlier, kind="replaces")


def test_handlings_stand_in_time_and_those_without_a_day_last() -> None:
    agreement, town = an_agreement(), an_organization()
    ajaton = a_handling(agreement, town)
    late = a_handling(agreement, town, happened="2013-02")
    early = a_handling(agreement, town, happened="2013-01-16")
    first = a_handling(agreement, town, happened="2013-02", position=0)

    fetched = Agreement.objects.for_page(AT).get().handlings.all()

    assert list(fetched) == [early, late, first, ajaton]


def test_handlings_of_one_day_stand_by_their_position() -> None:
    agreement, town = an_agreement(), an_organization()
    second = a_handling(agreement, town, happened="2013-01-16", position=2)
    first = a_handling(agreement, town, happened="2013-01-16", position=1)

    assert list(agreement.handlings.all()) == [first, second]


def test_the_page_says_of_whom_no_decision_has_been_found(client: Client) -> None:
    agreement, onnela = an_agreement(), an_organization("Onnela")
    a_party(agreement, onnela)
    a_party(agreement, an_organization("Peräkylä"))
    a_handling(agreement, onnela, happened="2013-01-16", section="§ 7")

    html = client.get(agreement.get_absolute_url()).content.decode()

    assert html.count("Päätöstä ei ole löytynyt") == 1
    assert "16.1.2013" in html
    assert "§ 7" in html


def test_the_page_tells_the_whole_thread_of_a_party(client: Client) -> None:
    agreement, town = an_agreement(), an_organization()
    board = an_organ(town)
    a_party(agreement, town)
    a_handling(agreement, town, happened="2013-01-07", outcome="tabled", organ=board)
    a_handling(agreement, town, happened="2013-01-16", outcome="approved", organ=board)

    html = client.get(agreement.get_absolute_url()).content.decode()

    assert html.index("7.1.2013") < html.rindex("16.1.2013")
    assert html.count("7.1.2013") == 1


def test_the_state_on_the_page_follows_the_day(client: Client) -> None:
    agreement = an_agreement(starts="2013", ends="2016-12-31")

    ended = client.get(agreement.get_absolute_url()).content.decode()
    current = client.get(agreement.get_absolute_url(), {"day": "2014-05-05"}).content.decode()

    assert "päättynyt" in ended
    assert "tag-ok" in current
    assert "5.5.2014" in current


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("tabled_to", {"outcome": "approved", "tabled_to": "2013-01-28"}),
        ("tabled_to", {"outcome": "tabled", "happened": "2013-02", "tabled_to": "2013-01-28"}),
        ("tabled_to", {"outcome": "tabled", "tabled_to": "2013-02-30"}),
        ("condition_sv", {"outcome": "approved", "condition_sv": "Om alla gör det."}),
        ("condition_fi", {"outcome": "tabled", "condition_fi": "Jos kaikki."}),
        ("outcome", {"outcome": "vanished", "condition_fi": "Jos kaikki."}),
        ("url", {"url": "kaupunki"}),
    ],
)
def test_what_does_not_fit_the_outcome_is_refused_on_its_field(
    field: str, values: dict[str, str]
) -> None:
    agreement, town = an_agreement(), an_organization()

    with pytest.raises(ValidationError) as refused:
        a_handling(agreement, town, **values)

    assert set(refused.value.message_dict) == {field}
    assert not agreement.handlings.exists()


@pytest.mark.parametrize("outcome", ["conditional", "approved_changed"])
def test_an_approval_can_have_a_condition(outcome: str) -> None:
    made = a_handling(
        an_agreement(), an_organization(), outcome=outcome, condition_fi="Jos muutkin."
    )

    assert made.pk


def test_the_page_tells_the_condition_the_return_and_the_own_item(client: Client) -> None:
    agreement, onnela, town = an_agreement(), an_organization("Onnela"), an_organization()
    for party in (onnela, town):
        a_party(agreement, party)
    a_handling(
        agreement,
        onnela,
        outcome="conditional",
        condition_fi="Muiden jäsenten on tehtävä samoin.",
        url="https://onnela.example/asia/7",
    )
    a_handling(agreement, town, outcome="tabled", tabled_to="2013-02-04")

    html = client.get(agreement.get_absolute_url()).content.decode()

    assert "Muiden jäsenten on tehtävä samoin." in html
    assert 'href="https://onnela.example/asia/7"' in html
    assert "4.2.2013" in html


def test_the_page_tells_what_stood_on_the_day_asked_for(client: Client) -> None:
    agreement, town = an_agreement(starts="2013", ends=".."), an_organization()
    a_party(agreement, town)
    a_handling(agreement, town, happened="2013-01-07", outcome="tabled")
    a_handling(agreement, town, happened="2013-01-28", outcome="approved")

    before = client.get(agreement.get_absolute_url(), {"day": "2013-01-27"}).content.decode()
    after = client.get(agreement.get_absolute_url(), {"day": "2013-01-28"}).content.decode()

    assert "tag-waiting" in before.partition("<details>")[0].partition('id="decisions"')[2]
    assert "tag-ok" in after.partition("<details>")[0].partition('id="decisions"')[2]


def test_a_decision_that_differs_from_its_proposal_is_shown_beside_it(client: Client) -> None:
    agreement, town = an_agreement(), an_organization()
    a_party(agreement, town)
    a_handling(
        agreement,
        town,
        outcome="approved_changed",
        proposal_fi="Päätetään nimetä Meri, Piha ja Kuu.",
        decision_fi="Päätetään nimetä Meri, Piha, Tuuli ja Kuu.",
    )

    html = client.get(agreement.get_absolute_url()).content.decode()

    assert "<ins>[+, Tuuli]</ins>" in html
    assert "<q>Tuuli</q>" in html
