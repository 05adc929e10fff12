"""What every test stands on: compiled translations, Finnish, no network, no collected files.

Time is not frozen: a test passes the day or moment it means.
"""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from portal.management.catalogues import compile_catalogues

HERE = ("127.0.0.1", "::1", "localhost")


def pytest_configure(config: pytest.Config) -> None:
    """Serve static files from where they are written, hash cheaply, compile translations once."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True
    _keep_sqlite_in_a_file()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The same examples on every run, however slow the machine.
    hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("house")
    if not hasattr(config, "workerinput"):
        compile_catalogues(map(Path, settings.LOCALE_PATHS))


def _keep_sqlite_in_a_file() -> None:
    """Let threads of one test meet as requests do: SQLite in memory knows no waiting."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        file = Path(database["NAME"]).parent / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(autouse=True)
def finnish() -> Iterator[None]:
    """Every test begins in Finnish and leaves no language behind."""
    with translation.override("fi"):
        yield


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to any other machine fails and names it."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in HERE:
            raise AssertionError(f"A test reached for {address}: tests use no network.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
