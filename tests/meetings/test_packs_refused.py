"""A pack while records change or the disk refuses: whole and of one revision, or not at all."""

import errno
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from meetings import packs
from meetings.models import AgendaItem
from tests.meetings.packing import MEETINGS, ask, some_meetings, waited_for


@pytest.fixture(autouse=True)
def packs_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the packs of a test lie."""
    settings.VAR_DIR = tmp_path
    return tmp_path / "packs"


@pytest.fixture
def changed_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An editor who changes the last meeting when the first file is made."""
    written, edits = packs.written, iter([True])

    def editing(summary: Any, ending: str) -> bytes:
        if next(edits, False):
            for item in AgendaItem.objects.all():
                item.title_fi = "Muutettu asia"
                item.save()
        return written(summary, ending)

    monkeypatch.setattr(packs, "written", editing)
    yield
    assert not next(edits, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("changed_in_the_middle")
def test_a_pack_never_mixes_what_was_before_a_change_and_after(admin_client: Client) -> None:
    body = some_meetings()
    progress = ask(admin_client, body=body.pk)

    page = admin_client.get(progress)
    given = waited_for(admin_client, progress)

    assert page.context_data["is_outdated"]
    assert "Jotakin muutettiin" in page.content.decode()
    _all_are_changed(BytesIO(given))


@pytest.mark.django_db
@pytest.mark.usefixtures("changed_in_the_middle")
def test_the_command_begins_anew_when_something_was_changed(tmp_path: Path) -> None:
    body = some_meetings()

    call_command("export_meetings", body=body.slug_fi, formats="txt", out=tmp_path)

    _all_are_changed(tmp_path / f"{body.slug_fi}.zip")


def _all_are_changed(pack: BytesIO | Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        texts = [archive.read(name) for name in archive.namelist() if name.endswith(".txt")]
    assert len(texts) == MEETINGS
    assert all(b"Muutettu asia" in text for text in texts)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that is full after the first file."""
    written, space = packs.written, iter([True])

    def filling(summary: Any, ending: str) -> bytes:
        if next(space, False):
            return written(summary, ending)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(packs, "written", filling)
        yield patch


@pytest.mark.django_db
def test_a_full_disk_is_said_on_the_page_and_nothing_of_the_pack_stays(
    admin_client: Client, packs_folder: Path, full_disk: pytest.MonkeyPatch
) -> None:
    body = some_meetings()
    progress = ask(admin_client, body=body.pk)

    page = admin_client.get(progress)
    left = list(packs_folder.iterdir())
    full_disk.undo()

    assert page.status_code == 507
    assert "Palvelimen levy on täynnä" in page.content.decode()
    assert "Refresh" not in page.headers
    assert left == []
    assert waited_for(admin_client, progress)


@pytest.mark.django_db
def test_a_disk_that_cannot_be_written_is_said_on_the_page(
    admin_client: Client, packs_folder: Path
) -> None:
    body = some_meetings()
    packs_folder.write_text("no folder")

    page: HttpResponse = admin_client.get(ask(admin_client, body=body.pk))

    assert page.status_code == 500
    assert page.context_data["reason"] in page.content.decode()
