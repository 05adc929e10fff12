"""What people come for, done in a real browser on the region's real content."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import AbstractBaseUser
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from bodies.models import Body
from meetings.models import Meeting, Stage

PAGES = (
    "/fi/",
    "/fi/sopimukset/",
    "/sv/organ/",
    "/en/projects/",
    "/fi/kunnat/",
    "/fi/toimielimet/paakaupunkiseudun-yhteistyoryhma/",
    "/fi/sopimukset/paakaupunkiseudun-yhteistyosopimus-2017-2021/",
    "/sv/projekt/apotti/",
    "/fi/kunnat/vantaa/",
    "/en/accessibility/",
    "/fi/ei-ole/",
)


def test_a_resident_finds_how_the_home_town_is_represented(page: Page) -> None:
    page.goto("/fi/")

    page.get_by_role("link", name="Vantaa", exact=True).first.click()
    page.get_by_role("link", name="Pääkaupunkiseudun yhteistyöryhmä").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Pääkaupunkiseudun yhteistyöryhmä")
    rows = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Vantaa"))
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="kaupunginjohtaja")).to_have_count(1)
    expect(rows.filter(has_text="3 nimettävää paikkaa")).to_have_count(1)


def test_a_journalist_follows_a_fact_to_its_source(page: Page) -> None:
    page.goto("/fi/sopimukset/paakaupunkiseudun-kaupunkien-yhteistyosopimus-2013-2016/")

    name = page.get_by_role("rowheader", name="Kauniainen", exact=True)
    row = page.get_by_role("row").filter(has=name)
    expect(row).to_contain_text("28.1.2013")
    row.get_by_role("link", name=re.compile("Lähde")).first.click()

    target = page.locator(":target")
    expect(target).to_be_visible()
    expect(target).to_contain_text("18.2.2013")


def test_the_language_switch_keeps_the_page_and_the_day(page: Page) -> None:
    page.goto("/fi/toimielimet/helsingin-seudun-yhteistyokokous/?day=2019-01-01")

    page.get_by_role("link", name="Svenska").click()

    expect(page).to_have_url(re.compile(r"/sv/organ/helsingforsregionens-samarbetsmote/\?day="))
    expect(page.get_by_role("heading", level=1)).to_have_text("Helsingforsregionens samarbetsmöte")
    expect(page.get_by_text("1.1.2019").first).to_be_visible()


def test_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/fi/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_no_page_has_a_barrier_or_scrolls_sideways(
    page: Page, barriers: Callable[[], list[str]], width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    for address in PAGES:
        page.goto(address)

        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert (address, barriers(), wide <= 0) == (address, [], True)


def test_an_editor_sees_one_language_at_a_time_and_loses_no_error(
    page: Page, admin_user: AbstractBaseUser
) -> None:
    sign_in(page)
    page.goto("/admin/bodies/body/add/")

    page.get_by_label("Svenska").check()
    expect(page.locator("#id_name_sv")).to_be_visible()
    expect(page.locator("#id_name_fi")).to_be_hidden()
    page.click("[name=_save]")

    expect(page.locator("#id_name_fi")).to_be_visible()


def test_a_secretary_publishes_a_pasted_agenda_without_scripts_or_mouse(
    keyboard: Page, admin_user: AbstractBaseUser
) -> None:
    sign_in(keyboard)
    keyboard.goto("/admin/meetings/meeting/add/")
    body = Body.objects.get(slug_fi="paakaupunkiseudun-yhteistyoryhma")
    keyboard.get_by_label("Toimielin").select_option(str(body.pk))
    write(keyboard, "held", "2026-12-17")

    press(keyboard, "_step", "paste")
    write(keyboard, "text", "1. Avaus\n2. Silta\nEhdotus: Rakennetaan.\nLiite 1 Kartta")
    press(keyboard, "_preview")
    expect(keyboard.locator("#preview-heading")).to_be_visible()
    press(keyboard, "_store")
    press(keyboard, "_step", "publish_agenda")

    expect(keyboard.locator(".messagelist .success")).to_have_count(1)
    meeting = Meeting.objects.get(body=body, held="2026-12-17")
    assert meeting.stage == Stage.AGENDA_PUBLISHED
    assert [item.title_fi for item in meeting.items.all()] == ["Avaus", "Silta"]


def test_no_page_of_the_desk_has_a_barrier(
    page: Page, barriers: Callable[[], list[str]], admin_user: AbstractBaseUser
) -> None:
    body = Body.objects.get(slug_fi="paakaupunkiseudun-yhteistyoryhma")
    meeting = Meeting(body=body, held="2026-12-18")
    meeting.full_clean()
    meeting.save()
    sign_in(page)

    for end in (
        "add/",
        "",
        f"{meeting.pk}/change/",
        f"{meeting.pk}/paste/",
        f"{meeting.pk}/step/move/",
    ):
        page.goto(f"/admin/meetings/meeting/{end}")

        assert (end, barriers()) == (end, [])


@pytest.fixture
def keyboard(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab without scripts, as for those who have none."""
    context = browser.new_context(
        base_url=live_server.url, locale="fi-FI", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def sign_in(page: Page) -> None:
    """Enter the desk as the editor who may do everything."""
    page.goto("/admin/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "password")
    page.press("#id_password", "Enter")
    page.wait_for_selector("#user-tools")


def write(page: Page, field: str, text: str) -> None:
    """Write ``text`` into ``field`` by keyboard."""
    page.focus(f"[name={field}]")
    page.keyboard.insert_text(text)


def press(page: Page, name: str, value: str = "") -> None:
    """Press the button called ``name`` by keyboard, and wait for the next page."""
    with page.expect_navigation():
        page.press(
            f'button[name={name}][value="{value}"]' if value else f"button[name={name}]", "Enter"
        )
