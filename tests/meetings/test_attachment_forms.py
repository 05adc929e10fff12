"""A file brought through a form is stored with its row, or the form says why it was not."""

import errno
import os
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from meetings.models import AgendaItem, Attachment
from records.receiving import BoundedUploadHandler
from tests.admin.desks import desk
from tests.builders import an_attachment
from tests.meetings.brought import (
    an_open_item,
    brought,
    brought_as,
    files_on_disk,
    sent_item,
)
from tests.meetings.papers import PDF, a_file
from tests.meetings.secretary import errors_of, row_errors
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

NAMES = {
    "300 letters": "a" * 300 + ".pdf",
    "umlauts": "ääkköset å.pdf",
    "300 umlauts": "ä" * 300 + ".pdf",
    "300 emoji": "🏙" * 300 + ".pdf",
    "quotes": "pöytä\"kirja'; x.pdf",
    "line break": "a\r\nX-Injected: 1.pdf",
    "leading dot": ".piilossa.pdf",
    "ending alone": ".pdf",
    "upwards": "../../ylös.pdf",
    "long ending": "a." + "b" * 200 + ".pdf",
}
FULL_DISK = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: object) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


def a_full_disk(monkeypatch: pytest.MonkeyPatch, failure: OSError = FULL_DISK) -> None:
    """What is written arrives nowhere: a disk says so when it has to keep the bytes."""

    def refuse(handle: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", refuse)


def two_papers() -> list[dict[str, Any]]:
    """New rows of two attachments, 1.pdf and 2.pdf."""
    return [
        {"number": number, "title": f"Liite {number}", "file": a_file(f"{number}.pdf")}
        for number in (1, 2)
    ]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("size", [0, 3_000_000], ids=["in memory", "on disk"])
def test_a_file_of_any_name_is_stored(name: str, size: int, admin_client: Client) -> None:
    answer = brought_as(admin_client, an_open_item(), name, PDF + bytes(size))

    assert answer.status_code == 302, answer.context_data["errors"]
    kept = Attachment.objects.get()
    assert files_on_disk() == [kept.file.name]
    assert len(kept.file.name) < 100
    assert kept.file.name.endswith(".pdf")
    assert kept.size == kept.file.size == len(PDF) + size


def test_a_name_with_a_long_ending_is_refused_on_its_field(admin_client: Client) -> None:
    name = "a." + "b" * 300

    answer = brought_as(admin_client, an_open_item(), name, PDF + bytes(3_000_000))

    assert "bbb" in errors_of(answer)["file"][0]


def test_a_file_far_over_the_limit_is_refused_on_its_field(admin_client: Client) -> None:
    answer = brought(admin_client, an_open_item(), a_file("iso.pdf", PDF + bytes(60 << 20)))

    (message,) = errors_of(answer)["file"]
    assert "iso.pdf" in message
    assert "60,0" in message
    assert "20,0" in message
    assert answer.context_data["adminform"].form["title_fi"].value() == "Liite"


@pytest.mark.parametrize(
    ("failure", "word"),
    [(FULL_DISK, "täynnä"), (OSError(errno.EIO, "Input/output error"), "ylläpidolta")],
)
def test_a_disk_that_takes_no_file_is_told_on_the_field(
    failure: OSError, word: str, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = an_open_item()
    a_full_disk(monkeypatch, failure)

    answer = brought(admin_client, item, a_file("kartta.pdf"), title="Kartta", number=7)

    (message,) = errors_of(answer)["file"]
    assert "kartta.pdf" in message
    assert word in message
    form = answer.context_data["adminform"].form
    assert (form["title_fi"].value(), form["number"].value()) == ("Kartta", "7")
    assert not Attachment.objects.exists()
    assert files_on_disk() == []


def test_a_full_disk_keeps_all_that_was_typed_into_an_item(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = an_open_item()
    a_full_disk(monkeypatch)

    answer = sent_item(admin_client, item, {"background": "Uusi selostus"}, two_papers())

    first, second = row_errors(answer, Attachment)
    assert "1.pdf" in first["file"][0]
    assert "täynnä" in first["file"][0]
    assert "2.pdf" in second["file"][0]
    assert "toisen virheen" in second["file"][0]
    assert answer.context_data["adminform"].form["background_fi"].value() == "Uusi selostus"
    assert "Uusi selostus" not in AgendaItem.objects.get().background
    assert files_on_disk() == []
    monkeypatch.undo()
    assert sent_item(admin_client, item, {}, two_papers()).status_code == 302
    assert len(files_on_disk()) == 2


@pytest.mark.parametrize("method", ["new_file", "write", "seek"])
def test_a_full_disk_while_a_file_is_received_is_told_on_the_field(
    method: str, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = an_open_item()

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise FULL_DISK

    where = "records.receiving.TemporaryUploadedFile"
    monkeypatch.setattr(where if method == "new_file" else f"{where}.{method}", refuse, raising=0)
    answer = brought(admin_client, item, a_file("suuri.pdf", PDF + bytes(3_000_000)))

    (message,) = errors_of(answer)["file"]
    assert "suuri.pdf" in message
    assert "täynnä" in message
    assert "2,9" in message


def test_no_more_of_a_file_is_received_than_may_be_kept(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 100
    handler = BoundedUploadHandler()
    handler.new_file("file", "x.pdf", "application/pdf", None, None, {})

    for start in range(0, 10_000, 50):
        handler.receive_data_chunk(bytes(50), start)
    received = handler.file_complete(10_000)

    assert received.size == 10_000
    assert len(received.read()) == 150


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Tiedostoa ”kartta.pdf” ei tallennettu"),
        ("sv", "Filen ”kartta.pdf” sparades inte"),
        ("en", "The file “kartta.pdf” was not stored"),
    ],
)
def test_a_chosen_file_is_named_when_another_field_is_wrong(
    language: str, words: str, admin_client: Client
) -> None:
    item = an_open_item()

    with translation.override(language):
        admin_client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
        answer = brought(admin_client, item, a_file("kartta.pdf"), url="https://liite.example/")

    assert words in errors_of(answer)["file"][0]
    assert words in answer.content.decode()
    assert set(errors_of(answer)) == {"file", "url"}


def test_every_chosen_file_of_an_item_is_named_when_the_item_is_wrong(
    admin_client: Client,
) -> None:
    papers = [{"title": f"Liite {name}", "file": a_file(f"{name}.pdf")} for name in "ab"]

    answer = sent_item(admin_client, an_open_item(), {"returns_on": "2020-01-01"}, papers)

    assert list(errors_of(answer)) == ["returns_on"]
    messages = [row["file"] for row in row_errors(answer, Attachment)]
    assert [("a.pdf" in one[0], len(one)) for one in messages] == [(True, 1), (False, 1)]
    assert "b.pdf" in messages[1][0]
    assert len(answer.context_data["errors"]) == 3


def test_a_refused_file_says_only_why_and_its_neighbor_that_it_was_dropped(
    admin_client: Client,
) -> None:
    papers = [
        {"title": "Sivu", "file": a_file("sivu.html", b"<html>")},
        {"title": "Kartta", "file": a_file("kartta.pdf")},
    ]

    answer = sent_item(admin_client, an_open_item(), {}, papers)

    first, second = row_errors(answer, Attachment)
    assert len(first["file"]) == len(second["file"]) == 1
    assert "sivu.html" in first["file"][0]
    assert "kartta.pdf" in second["file"][0]


def test_the_kept_file_is_still_shown_beside_the_error_of_its_successor(
    admin_client: Client,
) -> None:
    kept = an_attachment(an_open_item(), file=a_file("kartta.pdf"))
    address = desk(Attachment, "change", kept.pk)
    values = {"file": a_file("uusi.pdf"), "url": "https://liite.example/"}

    answer = admin_client.post(address, filled_form(admin_client.get(address), values))

    assert "uusi.pdf" in errors_of(answer)["file"][0]
    page = answer.content.decode()
    assert reverse("admin:meetings_attachment_file", args=[kept.pk]) in page
    assert 'name="file-clear"' in page
    assert files_on_disk() == [kept.file.name]


def test_a_form_that_is_saved_or_brings_no_file_says_nothing_of_files(
    admin_client: Client,
) -> None:
    item = an_open_item()
    an_attachment(item, file=a_file("kartta.pdf"))

    wrong = sent_item(admin_client, item, {"returns_on": "2020-01-01"})

    assert not any(row_errors(wrong, Attachment))
    assert sent_item(admin_client, item, {}).status_code == 302


def test_a_transaction_that_fails_leaves_no_file(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        assert len(files_on_disk()) == 1
        raise DatabaseError

    monkeypatch.setattr("django.contrib.admin.ModelAdmin.log_addition", fail)
    with pytest.raises(DatabaseError):
        brought(admin_client, an_open_item(), a_file("kartta.pdf"))

    assert files_on_disk() == []
