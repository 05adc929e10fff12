"""The commands that prepare and serve the portal."""

import io
import os
import socket
import stat
from pathlib import Path

import polib
import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from pytest_django import Settings

from helsinkiseutu.storage import CollectedFiles
from portal.management.administrator import local_admin
from portal.management.catalogues import compile_catalogues
from portal.management.static_files import collect


def a_catalogue(folder: Path) -> Path:
    """A Finnish catalogue with one sure and one fuzzy translation."""
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="seat", msgstr="paikka"))
    catalogue.append(polib.POEntry(msgid="body", msgstr="keho", flags=["fuzzy"]))
    path = folder / "fi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    catalogue.save(str(path))
    return path


def test_sure_translations_are_compiled_and_fuzzy_ones_are_not(tmp_path: Path) -> None:
    a_catalogue(tmp_path)

    (written,) = compile_catalogues([tmp_path])

    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(written))} == {"seat": "paikka"}


def test_a_catalogue_is_compiled_again_only_when_it_changed(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path)
    (mo,) = compile_catalogues([tmp_path])

    assert compile_catalogues([tmp_path]) == []

    later = mo.stat().st_mtime + 1
    os.utime(po, (later, later))
    assert compile_catalogues([tmp_path]) == [mo]


@pytest.mark.django_db
def test_the_local_admin_keeps_the_password_it_was_given_first(tmp_path: Path) -> None:
    note = tmp_path / "admin_password"

    first, second = local_admin(note), local_admin(note)

    assert first == second
    assert get_user_model().objects.get(username="admin").check_password(first.password)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_password_that_was_changed_is_not_told_any_more(tmp_path: Path) -> None:
    note = tmp_path / "admin_password"
    local_admin(note)
    user = get_user_model().objects.get(username="admin")
    user.set_password("her own choice")
    user.save()

    assert local_admin(note).password is None

    user.refresh_from_db()
    assert user.check_password("her own choice")


@pytest.mark.django_db
def test_a_public_server_has_no_local_admin(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("local_admin")

    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_preparing_twice_finds_nothing_new(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("prepare", stdout=io.StringIO())
    said = io.StringIO()

    call_command("prepare", stdout=said)

    assert said.getvalue().splitlines()[:3] == [
        "Translations: nothing new",
        "Static files: nothing new",
        "Database changes: nothing new",
    ]


def test_static_files_are_collected_again_only_when_one_changed(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [tmp_path / "written"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    sheet = tmp_path / "written" / "portal.css"
    sheet.parent.mkdir()
    sheet.write_text("a {}")

    first, second = collect(), collect()
    sheet.write_text("a { color: red }")
    later = sheet.stat().st_mtime + 2
    os.utime(sheet, (later, later))
    collect()

    assert (first, second) == (1, 0)
    assert (settings.STATIC_ROOT / "portal.css").read_text() == "a { color: red }"


def test_a_port_in_use_is_told_with_another_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(CommandError, match=rf"^Port {port} .* PORT={port + 1}\.$"):
            call_command("serve")


@pytest.mark.parametrize("port", ["http", "0", "65536", ""])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)

    with pytest.raises(CommandError, match="give a number from 1 to 65535"):
        call_command("serve")


def test_static_files_have_plain_names_until_they_are_collected(tmp_path: Path) -> None:
    storage = CollectedFiles(location=str(tmp_path), base_url="/static/")

    assert storage.url("admin/css/base.css") == "/static/admin/css/base.css"
