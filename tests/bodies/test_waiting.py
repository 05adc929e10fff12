"""Nominations that wait for an organization on a day."""

from datetime import date

import pytest
from django.utils import translation

from organizations.models import Organization
from portal.waiting import waiting_for
from tests.builders import AT, a_body, a_nomination, a_nomination_round, an_organization

pytestmark = pytest.mark.django_db

DAY = date(2013, 1, 20)
FROM_TO = ("2013-01-10", "2013-02-15")


@pytest.fixture
def town() -> Organization:
    """The organization that matters wait for."""
    return an_organization("Onnela")


def told(town: Organization, day: date = DAY) -> list[tuple[str, str, str]]:
    """What waits for ``town`` on ``day``: what is awaited, since when and by when."""
    with translation.override("en"):
        found = waiting_for(town, day, AT)
    return [(one.what, one.since, one.due) for one in found]


def test_a_nomination_waits_from_the_request_until_it_is_made(
    town: Organization,
) -> None:
    neighbour = an_organization("Peräkylä")
    request = {"requested": "2013-01-02", "deadline": "2013-02-15", "title_en": "New members"}
    found = a_nomination_round(a_body(), starts="2013-03-01", title_fi="Jäsenet", **request)
    found.organizations.add(town, neighbour)
    a_nomination(found, neighbour, happened="2013-01-10")

    assert told(town, date(2013, 1, 1)) == []
    assert told(town) == [("nomination: New members", *FROM_TO)]
    assert told(neighbour) == []
    a_nomination(found, town, happened="2013-01-19")
    assert told(town) == []


def test_a_nomination_that_is_not_found_is_not_awaited_once_the_term_has_begun(
    town: Organization,
) -> None:
    found = a_nomination_round(a_body(), starts="2013-01-01", requested="2012-12-01")
    found.organizations.add(town)

    assert told(town) == []
    assert len(told(town, date(2012, 12, 31))) == 1


def test_a_nomination_of_a_hidden_body_is_not_told(town: Organization) -> None:
    found = a_nomination_round(
        a_body(published_at=None), starts="2013-03-01", requested="2013-01-02"
    )
    found.organizations.add(town)

    assert told(town) == []
