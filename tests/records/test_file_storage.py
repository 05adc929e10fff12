"""Each kept file is on the disk as a whole or not at all, and every model keeps its files so."""

import errno
import resource
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.test.utils import isolate_apps
from pytest_django import Settings

from helsinkiseutu.storage import WholeFiles
from meetings.models import Attachment
from records import checks
from records.kept_files import KeptFileField, NotStored
from tests.builders import an_attachment
from tests.house.rooms import models as our_models
from tests.meetings.brought import an_open_item, files_on_disk
from tests.meetings.papers import a_file


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def small_disk() -> Iterator[None]:
    """A system that lets no file grow beyond 64 KB."""
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, kept)


def test_a_file_cut_off_while_it_is_written_leaves_nothing(
    small_disk: None, tmp_path: Path
) -> None:
    storage = WholeFiles(location=tmp_path)

    with pytest.raises(OSError, match="large") as failure:
        storage.save("a/b.pdf", ContentFile(bytes(1 << 20)))

    assert failure.value.errno == errno.EFBIG
    assert files_on_disk() == []


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = WholeFiles(location=tmp_path)
    storage.save("a.pdf", ContentFile(b"first"))
    free = iter(["a.pdf", "b.pdf"])
    monkeypatch.setattr(storage, "get_available_name", lambda name, max_length=None: next(free))

    name = storage.save("a.pdf", ContentFile(b"second"))

    assert name == "b.pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"first"
    assert (tmp_path / "b.pdf").read_bytes() == b"second"


@pytest.mark.django_db
def test_a_file_that_cannot_be_written_raises_what_forms_understand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = an_open_item()

    def refuse(*args: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(NotStored), transaction.atomic():
        an_attachment(item, file=a_file("a.pdf"))

    assert files_on_disk() == []


def test_every_file_of_every_model_goes_with_its_row() -> None:
    fields = [field for model in our_models() for field in model._meta.local_fields]
    files = [field for field in fields if isinstance(field, models.FileField)]

    assert Attachment.file.field in files
    assert checks.files_go_with_their_rows(None) == []
    for field in files:
        assert isinstance(field, KeptFileField)
        assert isinstance(field.storage._wrapped, WholeFiles)


@isolate_apps("records")
def test_a_plain_file_field_is_refused_by_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Scan(models.Model):
        """A model of the future."""

        image = models.ImageField()

        class Meta:
            app_label = "records"

        def __str__(self) -> str:
            return self.image.name

    monkeypatch.setattr(checks, "_our_models", lambda: [Scan])

    (refusal,) = checks.files_go_with_their_rows(None)

    assert refusal.id == "records.E003"
    assert "Scan.image" in refusal.msg


def test_migrations_know_a_plain_file_field() -> None:
    _name, path, _args, kwargs = Attachment.file.field.deconstruct()

    assert path == "django.db.models.FileField"
    assert "storage" not in kwargs
