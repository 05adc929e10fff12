"""What is refused is refused kindly, and nobody else gets what was typed."""

import logging
import re

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from bodies.models import Body
from records.names import LANGUAGES
from records.typed import fields
from tests.admin.browsing import (
    RIGHT,
    SAME_SITE,
    SIGN_IN,
    a_source_form,
    form_on,
    sent,
    signed_in,
    with_token,
)
from tests.admin.desks import desk

pytestmark = pytest.mark.django_db

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
@pytest.mark.parametrize("is_in", [True, False])
def test_a_form_of_another_site_is_refused_without_a_button(
    is_in: bool, headers: dict[str, str], browser: Client
) -> None:
    if is_in:
        signed_in(browser)

    for address in (reverse("admin:records_source_add"), reverse("admin:login")):
        page = browser.post(address, {"title": "Houkutus", "password": RIGHT}, headers=headers)

        html = page.content.decode()
        assert page.status_code == 403
        assert "<h1" in html
        assert "Houkutus" not in html
        assert RIGHT not in html
        assert 'id="send-again"' not in html
        assert 'id="login-form"' not in html


@pytest.mark.parametrize("headers", [SAME_SITE, {"sec-fetch-site": "same-origin"}])
def test_our_own_site_is_known_by_either_header(headers: dict[str, str], browser: Client) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser, title="Oma")
    signed_in(browser)

    assert form_on(browser.post(address, typed, headers=headers), "send-again").values()["title"]


def test_passwords_are_neither_carried_nor_shown(browser: Client, admin_user: User) -> None:
    signed_in(browser)
    address = reverse("admin:auth_user_add")
    browser.get(address)
    values = {"username": "uusi", "password1": "sala-1-sala", "password2": "sala-2-sala"}
    typed = with_token(browser, values | {"usable_password": "true"})
    Session.objects.all().delete()

    page = browser.post(address, typed)
    kept = sent(browser, form_on(page, SIGN_IN), username="admin", password=RIGHT)
    signed_in(browser)
    stale = browser.post(address, typed, headers=SAME_SITE)

    carried = fields.unpacked(form_on(page, SIGN_IN).values()[fields.CARRIED][0])
    assert carried == fields.Typed(address, (("username", "uusi"),))
    for answer in (page, kept, stale):
        html = answer.content.decode()
        assert "uusi" in html or answer is page
        assert "sala-" not in html
        assert RIGHT not in html
        assert typed["csrfmiddlewaretoken"] not in html


def test_nothing_but_passwords_leads_to_a_plain_sign_in(browser: Client) -> None:
    signed_in(browser)
    address = reverse("admin:password_change")
    browser.get(address)
    typed = with_token(browser, {"old_password": "x1-sala", "new_password1": "y"})
    Session.objects.all().delete()

    page = browser.post(address, typed)

    form = form_on(page, SIGN_IN)
    assert fields.CARRIED not in form.values()
    answer = sent(browser, form, username="admin", password=RIGHT)
    assert (answer.status_code, answer["Location"]) == (302, address)


def test_an_old_sign_in_form_carries_on_without_the_password(browser: Client) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    Session.objects.all().delete()
    form = form_on(browser.post(address, typed), SIGN_IN)
    browser.cookies.clear()

    page = sent(browser, form, username="admin", password=RIGHT)

    assert RIGHT not in page.content.decode()
    assert form_on(page, SIGN_IN).values()["username"] == ["admin"]
    kept = sent(browser, form_on(page, SIGN_IN), username="admin", password=RIGHT)
    assert form_on(kept, "send-again").values()["title"] == ["Pitkä työ"]


def test_two_sign_in_forms_lead_both_onward(browser: Client) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    Session.objects.all().delete()
    carrying = form_on(browser.post(address, typed), SIGN_IN)
    plain = form_on(browser.get(reverse("admin:login"), {"next": address}), SIGN_IN)
    signed_in(browser)

    kept = sent(browser, carrying, username="admin", password=RIGHT)
    onward = sent(browser, plain, username="admin", password=RIGHT)

    assert form_on(kept, "send-again").values()["title"] == ["Pitkä työ"]
    assert (onward.status_code, onward["Location"]) == (302, address)


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(away: str, browser: Client) -> None:
    form = form_on(browser.get(reverse("admin:login"), {"next": away}), SIGN_IN)

    first = sent(browser, form, username="admin", password=RIGHT, next=away)
    stale = sent(browser, form, username="admin", password=RIGHT, next=away)

    for answer in (first, stale):
        assert answer.status_code == 302
        assert "evil" not in answer["Location"]
        assert answer["Location"].startswith("/")


def test_a_form_that_somebody_else_packed_is_not_taken(browser: Client) -> None:
    line = fields.packed(fields.Typed("https://evil.example/", (("title", "x"),)))
    form = form_on(browser.get(reverse("admin:login")), SIGN_IN)

    answer = sent(browser, form, username="admin", password=RIGHT, **{fields.CARRIED: f"{line}x"})

    assert answer.status_code == 302


def test_nothing_typed_is_cached_stored_or_logged(
    browser: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    signed_in(browser)
    address, typed = a_source_form(browser, title="Salainen luonnos")
    Session.objects.all().delete()

    page = browser.post(address, typed)
    kept = sent(browser, form_on(page, SIGN_IN), username="admin", password=RIGHT)
    signed_in(browser)
    stale = browser.post(address, typed, headers=SAME_SITE)
    other = Client().get(reverse("admin:login"))

    for answer in (page, kept, stale):
        directives = set(answer["Cache-Control"].replace(" ", "").split(","))
        assert {"no-store", "private"} <= directives
        assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not any("Salainen" in str(one.get_decoded()) for one in Session.objects.all())
    assert not any("title" in cookie.value for cookie in browser.cookies.values())
    assert "Salainen" not in caplog.text.replace("=Salainen", "")
    assert fields.CARRIED not in other.content.decode()


@in_each_language
def test_the_refusals_are_in_three_languages(language: str, browser: Client) -> None:
    User.objects.create_user("lukija", password=RIGHT, is_staff=True)
    signed_in(browser, "lukija")
    headers = {"accept-language": language}

    closed = browser.get(desk(Body, "changelist"), headers=headers)
    foreign = browser.post(desk(Body, "add"), headers=headers)
    public = browser.post(f"/{language}/")

    for page in (closed, foreign, public):
        html = page.content.decode()
        assert page.status_code == 403
        assert re.findall(r'<html lang="(\w+)"', html) == [language]
        assert html.count("<h1") == 1
        assert not re.search("DEBUG|CSRF|Django", html)
