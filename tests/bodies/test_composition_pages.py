"""The page of a body's composition on one day, and the way to it."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body
from records import clock
from records.names import LANGUAGES, FormerSlug
from tests.bodies.seating import fill
from tests.builders import (
    a_body,
    a_membership,
    a_person,
    a_quota,
    an_organization,
)

pytestmark = pytest.mark.django_db

QUERIES = 12
DAY = date(2018, 5, 2)
SPRING, AUTUMN = date(2018, 3, 1), date(2018, 9, 1)


def address(body: Body, day: date = DAY, name: str = "composition") -> str:
    """The page of ``body`` on ``day`` in English."""
    with translation.override("en"):
        return reverse(f"bodies:{name}", args=[body.slug_en, day])


def form_of(body: Body) -> str:
    """Where the form that chooses the day is sent, in English."""
    with translation.override("en"):
        return reverse("bodies:choose_day", args=[body.slug_en])


def words(html: str) -> str:
    """A page without its frame and mark-up."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def read(client: Client, path: str) -> str:
    """The words of the page at ``path``; it has been found."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return words(answer.content.decode())


@pytest.fixture
def body(db: None) -> Body:
    """A body of which one member changes twice in 2018."""
    body = a_body("Satumaan neuvottelukunta", starts="2010-01-01", ends="2021-12-31")
    quota = a_quota(body, an_organization("Onnela"), starts="2010-01-01", ends="2021-12-31")
    members = {
        "Aamu Ensimmäinen": ("2010-01-01", "2018-02-28"),
        "Ilta Toinen": ("2018-03-01", "2018-08-31"),
        "Yö Kolmas": ("2018-09-01", "2021-12-31"),
    }
    for name, (starts, ends) in members.items():
        a_membership(quota, 1, person=a_person(name), starts=starts, ends=ends)
    return body


def test_the_page_names_who_sat_on_its_day_and_nobody_else(body: Body, client: Client) -> None:
    text = read(client, address(body))

    assert "Ilta Toinen" in text
    assert "Aamu Ensimmäinen" not in text
    assert "Yö Kolmas" not in text


def test_arrows_lead_to_the_nearest_changes(body: Body, client: Client) -> None:
    html = client.get(address(body)).content.decode()

    assert re.findall(r'rel="prev" href="([^"]+)"', html) == [address(body, SPRING)]
    assert re.findall(r'rel="next" href="([^"]+)"', html) == [address(body, AUTUMN)]


def test_the_day_of_a_change_says_who_came_and_who_went(body: Body, client: Client) -> None:
    text = read(client, address(body, SPRING)).partition("What changed on")[2]

    assert "Came: Ilta Toinen" in text
    assert "Went: Aamu Ensimmäinen" in text


def test_a_day_without_a_change_says_so(body: Body, client: Client) -> None:
    assert "Nothing is recorded to have changed on this day." in read(client, address(body))


def test_a_period_that_changes_no_seat_is_told_of(client: Client) -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town, starts="2010-01-01", ends="2018-05-01")
    a_quota(body, town, starts="2018-05-02", ends="..")

    assert "as they were the day before" in read(client, address(body))


def test_before_its_first_day_the_page_says_so_and_leads_there(body: Body, client: Client) -> None:
    html = client.get(address(body, date(2009, 12, 31))).content.decode()

    assert "did not exist yet" in html
    assert f'href="{address(body, date(2010, 1, 1))}"' in html
    assert "Onnela" not in words(html)


def test_after_its_last_day_the_page_says_so_and_leads_there(body: Body, client: Client) -> None:
    html = client.get(address(body, date(2022, 1, 1))).content.decode()

    assert "did not exist any more" in html
    assert f'href="{address(body, date(2021, 12, 31))}"' in html


@pytest.mark.parametrize(
    "day", ["2018-02-30", "2018-13-01", "1899-12-31", "2200-01-01", "2018-5-2"]
)
def test_a_day_that_is_none_leads_nowhere(day: str, body: Body, client: Client) -> None:
    path = address(body).replace("2018-05-02", day)

    assert client.get(path).status_code == 404


def test_the_form_leads_to_the_permanent_address_of_the_day(body: Body, client: Client) -> None:
    answer = client.get(form_of(body), {"day": "2018-05-02"})

    assert (answer.status_code, answer["Location"]) == (302, address(body))


def test_the_form_without_a_day_leads_to_today(body: Body, client: Client) -> None:
    assert client.get(form_of(body))["Location"] == address(body, clock.today())


@pytest.mark.parametrize("name", ["day", "other"])
def test_a_wrong_day_in_the_form_leads_to_today_and_says_why(
    name: str, body: Body, client: Client
) -> None:
    answer = client.get(form_of(body), {name: "<b>30.2."}, follow=True)

    html = answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(address(body, clock.today()))
    assert "This is the situation today." in html
    assert "<b>30.2." not in html


def test_a_wrong_day_beside_a_path_of_another_day_changes_nothing(
    body: Body, client: Client
) -> None:
    assert "This is the situation today." not in read(client, f"{address(body)}?day=x")


def test_the_form_of_a_draft_leads_nowhere(client: Client) -> None:
    draft = a_body(published_at=None)

    assert client.get(form_of(draft), {"day": "2018-05-02"}).status_code == 404
    assert client.get(address(draft)).status_code == 404


def test_a_former_address_of_the_body_leads_to_the_same_day(body: Body, client: Client) -> None:
    FormerSlug.objects.create(kind="bodies.body", language="en", slug="old-body", record_id=body.pk)

    answer = client.get(address(body).replace(body.slug_en, "old-body"))

    assert (answer.status_code, answer["Location"]) == (301, address(body))


def test_the_language_switch_keeps_the_page_and_the_day(client: Client) -> None:
    body = a_body("Neuvottelukunta", name_sv="Delegation", name_en="Board")

    html = client.get(address(body)).content.decode()

    for language in LANGUAGES:
        with translation.override(language):
            path = reverse("bodies:composition", args=[body.slug_in(language), DAY])
        assert f'hreflang="{language}" href="http://testserver{path}"' in html
        assert f'<a href="{path}" lang="{language}"' in html


def test_the_page_of_the_body_leads_to_its_composition(body: Body, client: Client) -> None:
    with translation.override("en"):
        html = client.get(body.get_absolute_url(), {"day": "2018-05-02"}).content.decode()

    assert f'href="{address(body)}"' in html
    assert f'href="{address(body)}#changes"' in html


def test_what_is_not_public_is_not_named(body: Body, client: Client) -> None:
    hidden = an_organization("Salakylä", published_at=None)
    a_quota(body, hidden, starts="2018-05-02", ends="..")

    html = client.get(address(body)).content.decode()

    assert "Salakylä" not in html
    assert "Nothing is recorded to have changed on this day." in html


def test_the_page_takes_as_many_queries_with_200_seats_over_20_years(
    body: Body, client: Client, django_assert_num_queries: Any
) -> None:
    big = a_body("Iso elin", starts="2000-01-01", ends="..")
    quota = a_quota(big, an_organization("Suurkylä"), seats=200, starts="2000-01-01", ends="..")
    fill(quota)

    with django_assert_num_queries(QUERIES):
        client.get(address(body, SPRING))
    with django_assert_num_queries(QUERIES):
        client.get(address(big, date(2004, 1, 1)))
