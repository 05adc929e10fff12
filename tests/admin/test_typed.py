"""Typed work survives an ended session and an old token."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from bodies.models import Membership, SeatQuota
from meetings.models import AgendaItem, Attendance, Meeting
from records.names import LANGUAGES
from records.typed import fields
from tests import builders as make
from tests.admin.browsing import (
    RIGHT,
    SAME_SITE,
    SIGN_IN,
    WRONG,
    a_source_form,
    form_on,
    sent,
    signed_in,
    with_token,
)
from tests.admin.desks import desk
from tests.meetings.papers import a_file
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

TEXT = "Ensimmäinen rivi\r\n\r\n  <b>toinen</b> & “kolmas” åäö\r\n"
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def a_typed_meeting(browser: Client) -> tuple[str, dict[str, Any]]:
    """An open form of a meeting with items and attendance, filled in: its address and fields."""
    body = make.a_body("Satumaan elin")
    partners = [make.a_body("Toinen elin"), make.a_body("Kolmas elin")]
    meeting = make.a_meeting(body, published_at=None)
    make.an_agenda_item(meeting)
    address = desk(Meeting, "change", meeting.pk)
    values = {"place": "Töölö & Åbo", "joint_with": [one.pk for one in partners]}
    rows = {
        AgendaItem: [{"title": "Silta, osa “B”"}, {"title": "Ääni\u00a0ja työ"}],
        Attendance: [{"person": make.a_person("Tapio Läsnä").pk, "presence": "present"}],
    }
    return address, with_token(browser, filled_form(browser.get(address), values, rows))


def assert_stored(meeting: Meeting) -> None:
    """The meeting holds what was typed."""
    assert meeting.place_fi == "Töölö & Åbo"
    assert meeting.joint_with.count() == 2
    titles = [item.title_fi for item in meeting.items.all()]
    assert titles[1:] == ["Silta, osa “B”", "Ääni\u00a0ja työ"]
    assert [one.person.name for one in meeting.attendances.all()] == ["Tapio Läsnä"]


@in_each_language
def test_a_form_survives_an_ended_session_and_a_wrong_password(
    language: str, browser: Client
) -> None:
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    signed_in(browser)
    address, typed = a_typed_meeting(browser)
    Session.objects.all().delete()

    page = browser.post(address, typed)
    again = sent(browser, form_on(page, SIGN_IN), username="admin", password=WRONG)
    kept = sent(browser, form_on(again, SIGN_IN), username="admin", password=RIGHT)

    assert [one.status_code for one in (page, again, kept)] == [403, 200, 200]
    assert not AgendaItem.objects.filter(title_fi__startswith="Silta, osa").exists()
    html = kept.content.decode()
    assert f'<html lang="{language}"' in html
    assert address in html
    with translation.override(language):
        assert str(Meeting._meta.verbose_name) in html.lower()
        assert "You are signed in" in html or language != "en"
    stored = sent(browser, form_on(kept, "send-again"))
    assert stored.status_code == 302, stored.content.decode()
    assert_stored(Meeting.objects.get())


@in_each_language
def test_a_form_survives_a_sign_in_in_another_tab(language: str, browser: Client) -> None:
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    signed_in(browser)
    address, typed = a_typed_meeting(browser)
    signed_in(browser)

    page = browser.post(address, typed, headers=SAME_SITE)

    assert page.status_code == 403
    html = page.content.decode()
    assert f'<html lang="{language}"' in html
    assert "Töölö &amp; Åbo" in html
    assert not re.search(r"DEBUG|CSRF|Django|token\b", re.sub("<[^>]+>", "", html))
    assert sent(browser, form_on(page, "send-again")).status_code == 302
    assert_stored(Meeting.objects.get())


def test_a_form_survives_both_at_once(browser: Client) -> None:
    signed_in(browser)
    address, typed = a_typed_meeting(browser)
    Session.objects.all().delete()
    browser.cookies.clear()

    page = browser.post(address, typed, headers=SAME_SITE)
    kept = sent(browser, form_on(page, SIGN_IN), username="admin", password=RIGHT)

    assert sent(browser, form_on(kept, "send-again")).status_code == 302
    assert_stored(Meeting.objects.get())


def test_a_quota_with_its_memberships_survives(browser: Client) -> None:
    signed_in(browser)
    quota = make.a_quota(make.a_body(), seats=3)
    members = [make.a_person("Aino Keksitty"), make.a_person("Eino Keksitty")]
    address = desk(SeatQuota, "change", quota.pk)
    rows = {
        Membership: [
            {"person": person.pk, "seat_number": place}
            for place, person in enumerate(members, start=1)
        ]
    }
    typed = with_token(browser, filled_form(browser.get(address), {}, rows))
    typed["_save"] = "Tallenna ja poistu"
    Session.objects.all().delete()

    kept = sent(
        browser,
        form_on(browser.post(address, typed), SIGN_IN),
        username="admin",
        password=RIGHT,
    )
    form = form_on(kept, "send-again")
    values = form.values()

    assert 'value="Tallenna ja poistu">' in kept.content.decode()
    assert values.pop("csrfmiddlewaretoken") != typed.pop("csrfmiddlewaretoken")
    assert values == {name: [str(value)] for name, value in typed.items() if value != []}
    assert sent(browser, form).status_code == 302
    assert [one.person for one in quota.memberships.order_by("seat_number")] == members


def test_a_file_is_named_and_can_be_chosen_again(
    browser: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    signed_in(browser)
    meeting = make.a_meeting(published_at=None)
    item, other = make.an_agenda_item(meeting), make.an_agenda_item(meeting, 2)
    address = desk(AgendaItem, "change", other.pk)
    direct = filled_form(browser.get(address), {"background": TEXT})
    assert browser.post(address, with_token(browser, direct)).status_code == 302
    address = desk(AgendaItem, "change", item.pk)
    typed = with_token(browser, filled_form(browser.get(address), {"background": TEXT}))
    typed |= {
        "attachments-TOTAL_FORMS": 1,
        "attachments-0-number": 1,
        "attachments-0-title_fi": "Kartta",
        "attachments-0-language": "fi",
        "attachments-0-file": a_file("kartta äö.pdf"),
    }
    Session.objects.all().delete()

    kept = sent(
        browser,
        form_on(browser.post(address, typed), SIGN_IN),
        username="admin",
        password=RIGHT,
    )

    assert "kartta äö.pdf" in kept.content.decode()
    form = form_on(kept, "send-again")
    assert form.files == ["attachments-0-file"]
    stored = sent(browser, form, **{"attachments-0-file": a_file("kartta.pdf")})
    assert stored.status_code == 302, stored.context_data["errors"]
    item.refresh_from_db()
    other.refresh_from_db()
    assert "“kolmas” åäö" in item.background_fi
    assert item.background_fi == other.background_fi
    assert item.attachments.get().title_fi == "Kartta"


def test_whoever_has_no_right_may_copy_what_was_typed(browser: Client) -> None:
    reader = User.objects.create_user("lukija", password=RIGHT, is_staff=True)
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    Session.objects.all().delete()
    page = browser.post(address, typed)
    kept = sent(browser, form_on(page, SIGN_IN), username=reader.username, password=RIGHT)

    refused = sent(browser, form_on(kept, "send-again"))

    html = refused.content.decode()
    assert refused.status_code == 403
    assert "Pitkä työ" in html
    assert 'id="send-again"' not in html


def test_an_account_without_the_admin_leaves_the_form_carried(browser: Client) -> None:
    User.objects.create_user("asukas", password=RIGHT)
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    Session.objects.all().delete()

    page = browser.post(address, typed)
    refused = sent(browser, form_on(page, SIGN_IN), username="asukas", password=RIGHT)
    kept = sent(browser, form_on(refused, SIGN_IN), username="admin", password=RIGHT)

    assert form_on(kept, "send-again").values()["title"] == ["Pitkä työ"]


def test_a_form_of_20_000_fields_and_long_texts_is_carried(browser: Client) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser, title="ä1ö2 " * 40_000)
    typed |= {f"items-{number}-title_fi": f"Asia {number} å" for number in range(19_900)}
    Session.objects.all().delete()

    page = browser.post(address, typed)
    kept = sent(browser, form_on(page, SIGN_IN), username="admin", password=RIGHT)

    values = form_on(kept, "send-again").values()
    assert values["title"] == [typed["title"]]
    assert len(values) == len(typed)


def test_what_is_too_long_to_carry_is_shown_to_be_copied(
    browser: Client, settings: Settings
) -> None:
    signed_in(browser)
    address, typed = a_source_form(browser, title="Pitkä työ")
    Session.objects.all().delete()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = fields.BESIDE

    page = browser.post(address, typed)

    assert fields.CARRIED not in form_on(page, SIGN_IN).values()
    assert 'value="Pitkä työ"' in page.content.decode()
