"""What is refused is refused kindly, and nobody else gets what was typed."""

import logging
import re

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from bodies.models import Body
from records.names import LANGUAGES
from records.sources import Source
from records.typed import fields
from tests import builders as make
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
from tests.portal.forms import filled_form

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
    assert "Salainen" not in caplog.text
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


def test_an_old_form_of_passwords_or_to_sign_out_opens_again(browser: Client) -> None:
    signed_in(browser)
    for address, onward in (
        (reverse("admin:password_change"), reverse("admin:password_change")),
        (reverse("admin:logout"), reverse("admin:index")),
    ):
        typed = {"old_password": RIGHT, "csrfmiddlewaretoken": "a" * 32}

        answer = browser.post(address, typed, headers=SAME_SITE, follow=True)

        assert answer.redirect_chain == [(onward, 302)]
        assert answer.status_code == 200
        assert "messagelist" in answer.content.decode()
    Session.objects.all().delete()
    answer = browser.post(reverse("admin:logout"), typed, headers=SAME_SITE, follow=True)
    assert form_on(answer, SIGN_IN).values()["next"] == [reverse("admin:index")]


@in_each_language
def test_the_form_of_a_deleted_record_can_be_copied(language: str, browser: Client) -> None:
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    signed_in(browser)
    source = make.a_source()
    meeting = make.a_meeting(published_at=None)
    form = desk(Source, "change", source.pk)
    step = reverse("admin:meetings_meeting_step", args=[meeting.pk, "move"])
    typed = with_token(browser, filled_form(browser.get(form), {"title": "Pitkä työ"}))
    source.delete()
    meeting.delete()

    for address in (form, step):
        page = browser.post(address, typed | {"reason": "Pitkä työ"}, headers=SAME_SITE)

        html = page.content.decode()
        assert page.status_code in (404, 410)
        assert re.findall(r'<html lang="(\w+)"', html) == [language]
        assert 'value="Pitkä työ"' in html
        assert "no-store" in page["Cache-Control"]
    answer = browser.post(form.replace("change", "delete"), with_token(browser, {"post": "yes"}))
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:index"))


def test_our_own_mistake_leaves_what_was_typed_to_be_copied(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_words: object) -> None:
        raise DatabaseError

    browser.raise_request_exception = False
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    monkeypatch.setattr(Source, "save", refuse)

    page, foreign = (
        browser.post(address, typed | {"publisher": "Onnela"}, headers=headers)
        for headers in (SAME_SITE, {})
    )

    assert (page.status_code, foreign.status_code) == (500, 500)
    assert 'value="Pitkä työ"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "Pitkä työ" not in foreign.content.decode()


def test_a_form_longer_than_the_limits_is_refused_in_words(browser: Client) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser)
    typed |= {f"f{number}": "x" for number in range(20_001)}

    page = browser.post(address, typed, headers={"accept-language": "sv"})

    html = page.content.decode()
    assert page.status_code == 400
    assert re.findall(r'<html lang="(\w+)"', html) == ["sv"]
    assert html.count("<h1") == 1
