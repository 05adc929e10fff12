"""Files that no row names are swept away, rows without their file are listed."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from meetings.models import Attachment
from records import clock
from tests.builders import an_attachment
from tests.meetings.brought import an_open_item, files_on_disk
from tests.meetings.papers import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


def swept(*options: str) -> list[str]:
    """What the command says."""
    said = io.StringIO()
    call_command("sweep_files", *options, stdout=said)
    return said.getvalue().splitlines()


def aged(name: str) -> str:
    """The file ``name``, two days old; it is written unless a row has stored it."""
    path = Attachment.file.field.storage.path(name)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).touch()
    moment = (clock.now() - timedelta(days=2)).timestamp()
    os.utime(path, (moment, moment))
    return name


def test_old_files_that_no_row_names_are_deleted() -> None:
    kept = aged(an_attachment(an_open_item(), file=a_file("a.pdf")).file.name)
    aged("meetings/9/9/1-0.pdf")

    assert swept() == ["deleted meetings/9/9/1-0.pdf", "1 files that no record names."]
    assert files_on_disk() == [kept]


def test_a_dry_run_deletes_nothing() -> None:
    aged("meetings/9/9/1-0.pdf")

    assert swept("--dry-run")[0] == "no record names meetings/9/9/1-0.pdf"
    assert files_on_disk() == ["meetings/9/9/1-0.pdf"]


def test_a_file_of_today_may_belong_to_a_transaction_and_stays() -> None:
    Path(Attachment.file.field.storage.path("young.pdf")).touch()

    assert swept() == ["0 files that no record names."]
    assert files_on_disk() == ["young.pdf"]


def test_a_portal_without_any_file_has_nothing_to_sweep(settings: Settings) -> None:
    settings.MEDIA_ROOT = Path(settings.MEDIA_ROOT) / "none"

    assert swept() == ["0 files that no record names."]


def test_a_row_that_lost_its_file_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    kept = an_attachment(an_open_item(), file=a_file("a.pdf"))
    an_attachment(kept.item, 2, url="https://liite.example/")
    kept.file.storage.delete(kept.file.name)

    with pytest.raises(CommandError, match="1 lost"):
        call_command("sweep_files")

    assert f"meetings.attachment {kept.pk} has lost {kept.file.name}" in capsys.readouterr().out
