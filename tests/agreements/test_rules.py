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
