"""Leaving a changed form asks first; leaving an unchanged one, and saving, do not."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from bodies.models import Body
from meetings.models import Meeting
from records.sources import Source
from tests.browser.test_journeys import sign_in

Leaving = Callable[[], bool]


@pytest.fixture
def asks(page: Page, admin_user: AbstractBaseUser) -> Leaving:
    """Leave the open page by a link and tell whether the browser asked; the editor stays."""
    seen: list[str] = []
    is_asked = False

    def answer(dialog: Dialog) -> None:
        seen.append(dialog.type)
        if is_asked:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    sign_in(page)

    def leave() -> bool:
        nonlocal is_asked
        seen.clear()
        before, is_asked = page.url, True
        page.click("#branding a", no_wait_after=True)
        page.wait_for_timeout(300)
        if not seen:
            page.wait_for_url("**/admin/")
        assert not seen or page.url == before
        is_asked = False
        return seen == ["beforeunload"]

    return leave


@pytest.fixture
def meeting(db: None) -> Iterator[Meeting]:
    """A planned meeting of a real body."""
    body = Body.objects.get(slug_fi="paakaupunkiseudun-yhteistyoryhma")
    found = Meeting(body=body, held="2026-11-19")
    found.full_clean()
    found.save()
    yield found
    found.delete()


def form_of(meeting: Meeting) -> str:
    """Address of the form of ``meeting``."""
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def unfold(page: Page) -> None:
    """Open the parts of the form that are folded."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/meetings/meeting/add/",
        "/admin/meetings/agendaitem/add/",
        "/admin/bodies/seatquota/add/",
        "/admin/bodies/body/add/",
        "/admin/records/source/add/",
        "/admin/auth/group/add/",
        "/admin/auth/user/add/",
    ],
)
def test_an_untouched_form_is_left_without_a_word(address: str, page: Page, asks: Leaving) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")

    assert not asks()


def test_untouched_records_are_left_without_a_word(
    page: Page, asks: Leaving, meeting: Meeting
) -> None:
    quota = Body.objects.get(pk=meeting.body_id).quotas.first()
    for address in (
        form_of(meeting),
        f"/admin/bodies/body/{meeting.body_id}/change/",
        f"/admin/bodies/seatquota/{quota.pk}/change/",
        f"/admin/meetings/meeting/{meeting.pk}/paste/",
        f"/admin/meetings/meeting/{meeting.pk}/delete/",
        "/admin/meetings/meeting/",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")

        assert (address, asks()) == (address, False)


def test_a_changed_field_asks_until_it_is_as_before(
    page: Page, asks: Leaving, meeting: Meeting
) -> None:
    page.goto(form_of(meeting))
    page.fill("[name=place_fi]", "Kaupungintalo")
    assert asks()

    page.fill("[name=place_fi]", "")
    assert not asks()


def test_a_new_row_and_a_tick_ask(page: Page, asks: Leaving, meeting: Meeting) -> None:
    page.goto(form_of(meeting))
    page.click("#items-group .add-row a")
    assert asks()

    page.goto(form_of(meeting))
    unfold(page)
    page.get_by_role("checkbox").first.check()
    assert asks()


def test_the_language_shown_is_no_change(page: Page, asks: Leaving) -> None:
    page.goto("/admin/bodies/body/add/")
    page.get_by_label("Svenska").check()

    assert not asks()


def test_saving_does_not_ask_but_a_refused_form_does(page: Page, asks: Leaving) -> None:
    page.goto("/admin/records/source/add/")
    page.fill("#id_title", "Keksitty lähde")
    page.click("[name=_save]")
    expect(page.locator(".errornote")).to_be_visible()
    assert asks()

    page.fill("#id_key", "KEKSITTY-9")
    page.fill("#id_publisher", "Onnela")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_have_count(1)
    assert Source.objects.filter(key="KEKSITTY-9").exists()


def test_a_double_list_counts_what_is_chosen(page: Page, asks: Leaving) -> None:
    page.goto("/admin/auth/group/add/")
    page.locator("#id_permissions_from option").first.dblclick()

    assert asks()


def test_the_pages_around_a_meeting_ask_too(page: Page, asks: Leaving, meeting: Meeting) -> None:
    page.goto(f"/admin/meetings/meeting/{meeting.pk}/step/move/")
    page.fill("[name=reason]", "Sali ei ole vapaa.")
    assert asks()

    page.goto(f"/admin/meetings/meeting/{meeting.pk}/paste/")
    page.fill("[name=text]", "1. Avaus")
    page.click("[name=_preview]")
    expect(page.locator("#preview-heading")).to_be_visible()
    assert asks()
    page.click("[name=_store]")
    expect(page.locator(".messagelist .success")).to_have_count(1)


def test_an_ended_session_gives_the_form_back(
    page: Page, asks: Leaving, meeting: Meeting, barriers: Callable[[], list[str]]
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(form_of(meeting))
    unfold(page)
    page.fill("[name=place_fi]", "Töölö")
    page.fill("[name=summary_fi]", "Ensin\n\nsitten <b>näin</b>")
    Session.objects.all().delete()

    page.locator("[name=_save]").first.click()
    page.wait_for_selector("#login-form")
    assert barriers() == []
    page.fill("#id_username", "admin")
    page.fill("#id_password", "password")
    page.press("#id_password", "Enter")
    page.wait_for_selector("#send-again")
    assert barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert asks()
    page.click("#send-again [type=submit]")

    expect(page.locator(".messagelist .success")).to_have_count(1)
    meeting.refresh_from_db()
    assert meeting.place_fi == "Töölö"
    assert meeting.summary_fi.split() == ["Ensin", "sitten", "<b>näin</b>"]


def test_a_sign_in_in_another_tab_gives_the_form_back(
    page: Page, asks: Leaving, meeting: Meeting
) -> None:
    page.goto(form_of(meeting))
    page.fill("[name=place_fi]", "Hertsika")
    Session.objects.all().delete()
    other = page.context.new_page()
    sign_in(other)

    page.locator("[name=_save]").first.click()
    page.wait_for_selector("#send-again")
    page.click("#send-again [type=submit]")

    expect(page.locator(".messagelist .success")).to_have_count(1)
    meeting.refresh_from_db()
    assert meeting.place_fi == "Hertsika"
