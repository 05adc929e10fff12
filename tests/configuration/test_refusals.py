"""What the machine refuses is one sentence, and a later run with what it lacked succeeds."""

import errno
import io
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from helsinkiseutu.environment import SettingRefused, kept_secret
from portal.management import administrator, static_files
from portal.management.turns import KEY, alone
from records.management.refusals import PlainCommand, sentence_for
from tests.configuration.test_environment import said_by
from tests.house.rooms import rooms

OURS = sorted({name for name, app in get_commands().items() if app in {r.name for r in rooms()}})
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
MOUNT = "mount -t tmpfs -o size=4k portal $VAR_DIR"
SIZES = ("2m", "8m", "200m")


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """No file can grow beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_ours_says_in_a_sentence_what_is_refused(name: str) -> None:
    assert isinstance(load_command_class(get_commands()[name], name), PlainCommand)


def test_a_secret_key_that_does_not_fit_is_refused_and_not_kept_in_half(tmp_path: Path) -> None:
    with small_files(10), pytest.raises(SettingRefused, match=r"secret key .* SECRET_KEY\.$"):
        kept_secret(tmp_path / "secret_key")

    assert list(tmp_path.iterdir()) == []
    assert len(kept_secret(tmp_path / "secret_key")) >= 50


def test_an_empty_secret_key_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()

    assert len(kept_secret(tmp_path / "secret_key")) >= 50


@pytest.mark.django_db
def test_there_is_no_administrator_whose_password_could_not_be_kept(tmp_path: Path) -> None:
    with small_files(3), pytest.raises(OSError, match="large"):
        administrator.local_admin(tmp_path / "admin_password")

    assert not get_user_model().objects.exists()
    assert list(tmp_path.iterdir()) == []
    assert administrator.local_admin(tmp_path / "admin_password").password


def test_static_files_that_do_not_fit_leave_the_old_ones(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [tmp_path / "written"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    sheet = tmp_path / "written" / "portal.css"
    sheet.parent.mkdir()
    sheet.write_text("a {}")
    static_files.collect()
    sheet.write_text("a {}" * 100)

    with small_files(200), pytest.raises(OSError, match="large"):
        static_files.collect()

    assert (settings.STATIC_ROOT / "portal.css").read_text() == "a {}"
    assert not (tmp_path / "collected.new").exists()
    assert static_files.collect() == 0
    assert (settings.STATIC_ROOT / "portal.css").read_text() == "a {}" * 100


@pytest.mark.parametrize("step", ["collect", "compile_catalogues", "call_command"])
@pytest.mark.django_db
def test_whichever_step_of_preparing_is_refused_it_is_one_sentence(
    step: str, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"

    def refused(*_args: object, **_options: object) -> None:
        raise FULL

    monkeypatch.setattr(f"portal.management.commands.prepare.{step}", refused)

    with pytest.raises(CommandError, match=r"^There is no space left .* half-written stays\.$"):
        call_command("prepare", stdout=io.StringIO())

    assert not (tmp_path / "prepare.lock").exists()


def test_a_disk_that_fills_up_anywhere_is_one_sentence_and_space_helps(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if not unshare:
        pytest.skip("needs unshare, to mount a small disk for itself")
    steps = "".join(
        f"mount -o remount,size={size} $VAR_DIR; {sys.executable} manage.py prepare > /dev/null;"
        " echo code $?; ls -A $VAR_DIR | grep -v sqlite3 | tr '\\n' ' '; echo;"
        for size in SIZES
    )
    done = subprocess.run(
        [unshare, "--map-root-user", "--mount", "sh", "-c", f"{MOUNT} || exit 77; {steps}"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("this user may not mount a small disk")

    said, left = done.stdout.splitlines()[::2], done.stdout.splitlines()[1::2]
    assert said == ["code 1"] * 2 + ["code 0"]
    assert len(done.stderr.splitlines()) == 2
    assert all("no space left" in line for line in done.stderr.splitlines())
    assert set(" ".join(left).split()) <= {"secret_key", "static", "static.sha256"}


@pytest.mark.parametrize("command", ["prepare", "serve", "load_content", "migrate"])
def test_a_file_that_is_no_database_is_told_in_one_sentence(command: str, tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_text("Kokouksen pöytäkirja, ei tietokanta. " * 300)

    code, lines = said_by(["manage.py", command], tmp_path, PORT="39998")

    assert code != 0
    assert len(lines) == 1
    assert "is no whole SQLite database" in lines[0]
    assert (tmp_path / "db.sqlite3").read_text().startswith("Kokouksen")


@pytest.mark.parametrize("command", ["serve", "load_content"])
def test_a_database_that_is_not_prepared_is_told_in_one_sentence(
    command: str, tmp_path: Path
) -> None:
    code, lines = said_by(["manage.py", command], tmp_path, PORT="39997")

    assert code != 0
    assert len(lines) == 1
    assert lines[0].endswith("run manage.py prepare first.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir(mode=0o500)

    code, lines = said_by(["manage.py", "prepare"], tmp_path / "var")

    assert code != 0
    assert len(lines) == 1
    assert str(tmp_path / "var") in lines[0]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["prepare", "serve"])
def test_a_database_of_a_newer_version_is_refused(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "39996")
    MigrationRecorder(connection).record_applied("bodies", "9999_seats_are_round")

    with pytest.raises(CommandError, match=r"newer version .*bodies\.9999_seats_are_round"):
        call_command(command, stdout=io.StringIO())


def test_a_mistake_in_the_portal_is_not_made_a_sentence() -> None:
    assert sentence_for(OSError("a message of our own")) == ""
    assert sentence_for(connection.Database.IntegrityError("UNIQUE")) == ""


@pytest.mark.django_db(transaction=True)
def test_who_shares_only_the_database_waits_too(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR, said = tmp_path, []
    if connection.vendor == "sqlite":
        pytest.skip("SQLite: its lock is a file, as every other")
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])

    def stop(words: str) -> None:
        said.append(words)
        other.close()

    with alone(stop), connection.copy().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        is_free = cursor.fetchone()[0]
        cursor.connection.close()

    assert said == ["Waiting for another process that is preparing the portal"]
    assert not is_free


def test_sqlite_says_what_the_sentences_look_for(tmp_path: Path) -> None:
    (tmp_path / "db").write_text("no database " * 100)

    with (
        sqlite3.connect(tmp_path / "db") as held,
        pytest.raises(sqlite3.DatabaseError, match="file is not a database"),
    ):
        held.execute("PRAGMA journal_mode=WAL")
    held.close()
