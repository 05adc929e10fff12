"""Addresses for machines, the way in, and the pages for what went wrong."""

import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.utils import translation

from portal.views import server_error
from records import clock
from records.names import LANGUAGES
from tests.portal.addresses import DATED, addresses
from tests.portal.houses import House, a_house

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def house() -> House:
    """Five records with pages."""
    return a_house()


@pytest.mark.parametrize(
    ("accepted", "front"),
    [
        ("fi", "/fi/"),
        ("sv-FI,sv;q=0.9,en;q=0.5", "/sv/"),
        ("en-GB", "/en/"),
        ("de,en;q=0.5", "/en/"),
        ("ru", "/fi/"),
        ("", "/fi/"),
        ("*;q=x,,;", "/fi/"),
    ],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(
    accepted: str, front: str, client: Client
) -> None:
    with translation.override("fi"):
        answer = client.get("/", headers={"accept-language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, front)
    assert "Accept-Language" in answer["Vary"]


def test_a_page_with_a_language_in_its_address_does_not_vary_by_the_browsers(
    client: Client,
) -> None:
    assert "Accept-Language" not in client.get("/fi/").headers.get("Vary", "")


def test_search_engines_are_kept_from_the_desk_and_shown_the_sitemap(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_the_security_contact_has_what_rfc_9116_asks_for(client: Client) -> None:
    answer = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"])
    assert clock.now() < expires < clock.now() + timedelta(days=366)
    assert re.match(r"https?://|mailto:", fields["Contact"])
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_the_sitemap_holds_every_page_in_every_language(house: House, client: Client) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)

    listed = {re.sub(r"^https?://[^/]+", "", one.text) for one in root.iter(f"{SITEMAP}loc")}

    # A search must not lead first to a paper that was replaced: its meeting's page leads to it.
    expected = {
        address
        for name, _language, address in addresses(house.records)
        if name not in DATED and not name.endswith("_version")
    }
    assert expected <= listed


def test_the_health_of_the_process_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


def test_readiness_tells_that_the_database_answers(client: Client) -> None:
    assert client.get("/readiness").status_code == 200


def test_readiness_tells_that_the_database_does_not_answer(client: Client) -> None:
    def refuse(*_call: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        answer = client.get("/readiness")

    assert answer.status_code == 503
    assert answer.json() == {"status": "database does not answer"}


@pytest.mark.parametrize("method", ["put", "delete", "trace", "patch", "post"])
def test_pages_answer_to_reading_only(method: str, house: House, client: Client) -> None:
    pages = {address for _name, language, address in addresses(house.records) if language == "fi"}
    for address in pages | {"/", "/healthz", "/readiness", "/robots.txt", "/hs/fi/yhteistyo"}:
        assert getattr(client, method)(address).status_code == 405, address


@pytest.mark.parametrize("method", ["put", "delete", "trace"])
def test_the_sitemap_answers_to_reading_only(method: str, client: Client) -> None:
    assert getattr(client, method)("/sitemap.xml").status_code == 405


def test_every_page_answers_to_head_without_a_body(house: House, client: Client) -> None:
    for _name, _language, address in addresses(house.records):
        answer = client.head(address)

        assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/fi/%00/",
        "/fi/sopimukset/a%00b/",
        "/hs/fi/%00",
        "/hki/HS/%00",
        "/" + "a" * 9000,
        "/fi/toimielimet/" + "b" * 9000 + "/",
        "/hs/fi/yhteistyo/" + "c" * 9000,
        "/fi/%ff%fe/",
        "/fi/kunnat/%F0%9F%98%80/",
        "//",
        "/fi//",
        "/fi/sopimukset",
    ],
)
def test_no_path_breaks_the_portal(path: str, client: Client) -> None:
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_a_missing_address_asks_nothing_of_the_database(
    language: str, client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get(f"/{language}/olematon/")

    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.content.decode()
    assert f'href="/{language}/"' in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_our_own_mistake_asks_nothing_of_the_database(
    language: str, django_assert_num_queries: Any
) -> None:
    with translation.override(language), django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))

    html = answer.content.decode()
    assert answer.status_code == 500
    assert f'<html lang="{language}">' in html
    assert html.count("<h1") == 1


def test_our_own_mistake_shows_that_page(client: Client) -> None:
    def refuse(*_call: object) -> None:
        raise DatabaseError

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        answer = client.get("/sv/")

    assert answer.status_code == 500
    assert '<html lang="sv">' in answer.content.decode()
