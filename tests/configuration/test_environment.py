"""A setting that cannot work is told in one sentence; everything runs with none set."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import environ
import pytest
from django.conf import settings

from helsinkiseutu.environment import SettingRefused, allowed_hosts, database, kept_secret

OURS = ("PRODUCTION", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG")


def said_by(command: list[str], tmp_path: Path, **environment: str) -> tuple[int, list[str]]:
    """Exit code and lines of the standard error of a Python run with only these settings."""
    bare = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={**bare, "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()


def test_a_public_server_without_a_key_says_what_to_set(tmp_path: Path) -> None:
    code, lines = said_by(["manage.py", "check"], tmp_path, PRODUCTION="1")

    assert code != 0
    assert lines == [
        "Set SECRET_KEY in the environment: at least 50 random characters, kept secret."
    ]


def test_the_server_itself_without_host_names_says_what_to_set(tmp_path: Path) -> None:
    start = ["-c", "import helsinkiseutu.wsgi"]

    code, lines = said_by(start, tmp_path, PRODUCTION="1", SECRET_KEY="k" * 50)

    assert code != 0
    assert lines == [
        "Set ALLOWED_HOSTS in the environment: the public host names, separated by commas."
    ]


@pytest.mark.parametrize("command", ["migrate", "prepare", "serve"])
def test_a_database_that_does_not_answer_is_told_in_one_sentence(
    command: str, tmp_path: Path
) -> None:
    silent = "postgres://nobody:secret@127.0.0.1:1/portal"

    code, lines = said_by(["manage.py", command], tmp_path, DATABASE_URL=silent, PORT="39999")

    assert code != 0
    assert len(lines) == 1
    assert "The database portal at 127.0.0.1 does not let the portal in" in lines[0]
    assert lines[0].endswith("start it, or correct DATABASE_URL.")
    assert "secret" not in lines[0]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://host/portal", "DATABASE_URL starts with 'mysql'"),
        ("postgres://me:pw@host:port/portal", "DATABASE_URL is not clear"),
        ("postgres://me:pw@host:5432/", "DATABASE_URL names no database"),
        ("sqlite:////proc/nowhere/db.sqlite3", "The folder /proc/nowhere of the database"),
    ],
)
def test_an_address_of_no_database_is_refused(
    url: str, sentence: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(SettingRefused, match=f"^{sentence}"):
        database(environ.Env(), default=tmp_path / "db.sqlite3")


def test_a_socket_in_the_address_reaches_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me@/portal?host=/run/postgresql")

    settings_of_it = database(environ.Env(), default=Path("unused"))

    assert settings_of_it["NAME"] == "portal"
    assert settings_of_it["OPTIONS"] == {"host": "/run/postgresql"}


def test_host_names_may_have_spaces_around_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "helsinkiseutu.example, www.helsinkiseutu.example")

    names = allowed_hosts(environ.Env(), production=True)

    assert names == ["helsinkiseutu.example", "www.helsinkiseutu.example"]


def test_a_kept_secret_stays_the_same_and_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret_key"

    first, second = kept_secret(file), kept_secret(file)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
