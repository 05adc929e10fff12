"""A real Chromium for journeys through the portal; without one these tests are skipped."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from records import clock
from records.content.loading import load

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Nothing but this machine has an address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """Path of the Chromium to drive: ``CHROMIUM``, else the first one installed; None without."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; skips, telling how to get one, where there is none."""
    path = chromium()
    if path is None:
        pytest.skip("No Chromium here: apt install chromium libatomic1, or name one in CHROMIUM.")
    # Playwright keeps an event loop in this thread, where the database is used too.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The files of ``content/``, loaded once: what one journey writes stays for the next."""
    with django_db_blocker.unblock():
        load(settings.BASE_DIR / "content", now=clock.now())
        yield
        call_command("flush", verbosity=0, interactive=False)
        # Playwright's event loop has a connection of its own, which no later fixture knows.
        connection.close()


@pytest.fixture(scope="module")
def transactional_db(db: None) -> None:
    """What the live server asks for: here too, all journeys share one database."""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab without history or cookies on a live portal: ``page.goto("/fi/")``.

    Fails the test where a script breaks or the content security policy stops something.
    """
    broken: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            broken.append(message.text)

    context = browser.new_context(base_url=live_server.url, locale="fi-FI")
    tab = context.new_page()
    tab.on("pageerror", lambda error: broken.append(str(error)))
    tab.on("console", hear)
    yield tab
    context.close()
    assert not broken


@pytest.fixture
def barriers(page: Page) -> Callable[[], list[str]]:
    """Ask it what axe finds wrong with the open page: one line for each rule and element."""

    def found() -> list[str]:
        # Unasked, axe copies style sheets into the page, which the policy of the page stops.
        violations = Axe().run(page, options={"preload": False}).response["violations"]
        return [
            f"{violation['id']}: {node['html'][:200]}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return found
