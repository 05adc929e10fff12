"""Public pages hold nothing of their reader; staff see drafts, marked, in no cache."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.builders import a_body, a_project, an_agreement, an_organization
from tests.portal.addresses import addresses
from tests.portal.houses import a_house

pytestmark = pytest.mark.django_db

APART = (
    "/",
    "/healthz",
    "/readiness",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/hs/fi/yhteistyo",
    "/fi/olematon/",
)
DRAFTS = [a_body, a_project, an_agreement, an_organization]


def test_no_public_answer_sets_a_cookie_varies_by_one_or_opens_a_session(client: Client) -> None:
    house = a_house()
    for address in [*(address for *_, address in addresses(house.records)), *APART]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address)

        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert not [one for one in queries if "django_session" in one["sql"]], address
        assert not [one for one in queries if "auth_user" in one["sql"]], address


def test_a_cookie_of_somebody_else_changes_nothing(client: Client) -> None:
    house = a_house()
    plain = client.get(house.body.get_absolute_url())
    client.cookies["theirs"] = "x"
    client.cookies["django_language"] = "sv"

    answer = client.get(house.body.get_absolute_url())

    assert answer.content == plain.content
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("build", DRAFTS)
def test_a_draft_is_not_found_by_a_reader_and_by_one_signed_in_without_rights(
    build: Any, client: Client, django_user_model: type[User]
) -> None:
    address = build("Luonnos", published_at=None).get_absolute_url()
    member = Client()
    member.force_login(django_user_model.objects.create_user("reader"))

    assert client.get(address).status_code == 404
    assert member.get(address).status_code == 404


@pytest.mark.parametrize("build", DRAFTS)
def test_staff_see_a_draft_marked_and_in_no_cache(build: Any, admin_client: Client) -> None:
    address = build("Luonnos", published_at=None).get_absolute_url()

    answer = admin_client.get(address)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "notice-warning" in html
    assert '<meta name="robots" content="noindex">' in html
    assert {"no-store", "private"} <= set(answer["Cache-Control"].replace(" ", "").split(","))


def test_a_forged_cookie_shows_no_draft(client: Client) -> None:
    client.cookies["sessionid"] = "a" * 32

    assert client.get(a_body(published_at=None).get_absolute_url()).status_code == 404


def test_a_public_page_is_the_same_to_staff(client: Client, admin_client: Client) -> None:
    address = a_house().body.get_absolute_url()

    assert admin_client.get(address).content == client.get(address).content


def test_the_language_versions_of_a_draft_are_drafts_too(admin_client: Client) -> None:
    body = a_body("Luonnos", name_sv="Utkast", name_en="Draft", published_at=None)
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            address = body.get_absolute_url()

        assert admin_client.get(address).status_code == 200
        assert Client().get(address).status_code == 404
