"""A file is there as long as a row names it: stored, replaced and deleted with the transaction."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction
from django.test import Client
from pytest_django import Settings

from meetings.models import AgendaItem, Attachment
from tests.admin.desks import desk
from tests.builders import an_attachment
from tests.meetings.brought import an_open_item, brought, files_on_disk, sent_item
from tests.meetings.papers import PDF, a_file
from tests.portal.forms import filled_form
from tests.records.deletions import WAYS, delete_an_instance, delete_by_query, delete_on_its_page

pytestmark = pytest.mark.django_db(transaction=True)

OTHER = PDF + b"%other"


class Undone(Exception):
    """What a test raises to roll its transaction back."""


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that is rolled back at its end."""
    with suppress(Undone), transaction.atomic():
        yield
        raise Undone


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


def a_kept(number: int = 1, item: AgendaItem | None = None) -> Attachment:
    """An attachment of an open item, with its file on the disk."""
    with transaction.atomic():
        return an_attachment(item or an_open_item(), number, file=a_file("kartta.pdf"))


def content_of(name: str) -> bytes:
    """What stands on the disk."""
    return Path(Attachment.file.field.storage.path(name)).read_bytes()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_file_goes_with_its_row(way: Any, admin_client: Client) -> None:
    kept = a_kept()
    assert files_on_disk() == [kept.file.name]

    way(admin_client, kept)

    assert not Attachment.objects.exists()
    assert files_on_disk() == []


@pytest.mark.parametrize("way", [delete_by_query, delete_an_instance])
def test_a_deletion_that_is_rolled_back_keeps_the_file(way: Any, client: Client) -> None:
    kept = a_kept()

    with undone():
        way(client, kept)
        assert files_on_disk() == [kept.file.name]

    assert Attachment.objects.get() == kept
    assert files_on_disk() == [kept.file.name]


def test_a_row_of_which_the_file_was_lost_can_be_deleted(admin_client: Client) -> None:
    kept = a_kept()
    kept.file.storage.delete(kept.file.name)

    delete_on_its_page(admin_client, kept)

    assert not Attachment.objects.exists()


def test_a_replaced_file_goes_when_the_other_is_committed(admin_client: Client) -> None:
    kept = a_kept()
    before = kept.file.name
    address = desk(Attachment, "change", kept.pk)

    sent = filled_form(admin_client.get(address), {"file": a_file("uusi.pdf", OTHER)})
    assert admin_client.post(address, sent).status_code == 302

    kept.refresh_from_db()
    assert files_on_disk() == [kept.file.name] != [before]
    assert content_of(kept.file.name) == OTHER


def test_a_replacement_that_is_rolled_back_keeps_the_former_file_alone() -> None:
    kept = a_kept()
    before = kept.file.name

    with undone():
        kept.file = a_file("uusi.pdf", OTHER)
        kept.save()
        assert len(files_on_disk()) == 2

    assert files_on_disk() == [before]
    assert Attachment.objects.get().file.name == before


def test_a_cleared_file_goes(admin_client: Client) -> None:
    kept = a_kept()
    address = desk(Attachment, "change", kept.pk)

    sent = filled_form(admin_client.get(address)) | {"file-clear": "on"}
    assert admin_client.post(address, sent).status_code == 302

    kept.refresh_from_db()
    assert (kept.file.name, kept.size) == ("", None)
    assert files_on_disk() == []


def test_a_file_cleared_in_a_row_goes(admin_client: Client) -> None:
    kept = a_kept()
    address = desk(AgendaItem, "change", kept.item_id)

    sent = filled_form(admin_client.get(address)) | {"attachments-0-file-clear": "on"}
    assert admin_client.post(address, sent).status_code == 302

    assert files_on_disk() == []


def test_a_file_stored_in_a_savepoint_goes_with_the_savepoint() -> None:
    item = an_open_item()

    with transaction.atomic():
        kept = an_attachment(item, 1, file=a_file("a.pdf"))
        with undone():
            an_attachment(item, 2, file=a_file("b.pdf"))
            assert len(files_on_disk()) == 2
        assert files_on_disk() == [kept.file.name]

    assert files_on_disk() == [kept.file.name]


def test_a_row_that_the_database_refuses_leaves_no_file() -> None:
    kept = a_kept()
    twin = Attachment(item=kept.item, number=1, title="Kaksi", file=a_file("b.pdf"))

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()

    assert files_on_disk() == [kept.file.name]


def test_a_committed_file_stays_whatever_another_callback_raises() -> None:
    def fail() -> None:
        raise Undone

    item = an_open_item()

    with suppress(Undone), transaction.atomic():
        transaction.on_commit(fail)
        kept = an_attachment(item, file=a_file("a.pdf"))

    assert files_on_disk() == [kept.file.name]


def test_a_commit_of_which_the_answer_is_lost_keeps_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = an_open_item()
    wrapper = connections["default"]
    commit = wrapper.commit

    def commit_and_break() -> None:
        commit()
        lose()

    def lose() -> None:
        wrapper.errors_occurred = True
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(wrapper, "commit", commit_and_break)
        broken.setattr(wrapper, "rollback", lose)
        with pytest.raises(OperationalError), transaction.atomic():
            an_attachment(item, file=a_file("a.pdf"))

    assert files_on_disk() == [Attachment.objects.get().file.name]


def test_rows_read_before_a_file_was_replaced_do_not_bring_the_former_one_back() -> None:
    kept = a_kept()
    stale = Attachment.objects.get(pk=kept.pk)
    with transaction.atomic():
        kept.file = a_file("uusi.pdf", OTHER)
        kept.save()

    stale.title = "Toinen otsikko"
    stale.save()

    assert files_on_disk() == [kept.file.name]
    assert Attachment.objects.get().file.name == kept.file.name == stale.file.name
    assert Attachment.objects.get().title == "Toinen otsikko"


def test_a_row_read_before_a_file_was_brought_does_not_clear_it() -> None:
    bare = an_attachment(an_open_item())
    stale = Attachment.objects.get(pk=bare.pk)
    with transaction.atomic():
        bare.file = a_file("uusi.pdf", OTHER)
        bare.save()

    stale.save()

    assert files_on_disk() == [Attachment.objects.get().file.name]


def test_a_file_that_two_rows_name_goes_with_the_last_of_them() -> None:
    kept = a_kept()
    other = an_attachment(kept.item, 2, file=kept.file.name)

    kept.delete()
    assert files_on_disk() == [other.file.name]
    other.delete()

    assert files_on_disk() == []


@pytest.mark.parametrize("change", [a_file("b.pdf"), ""], ids=["replaced", "cleared"])
def test_a_file_is_changed_within_a_transaction_only(change: Any) -> None:
    kept = a_kept()
    before = kept.file.name

    kept.file = change
    with pytest.raises(transaction.TransactionManagementError, match="atomic"):
        kept.save()

    assert files_on_disk() == [before]


def test_attachments_that_change_numbers_or_share_them_keep_their_own_files(
    admin_client: Client,
) -> None:
    item = an_open_item()
    papers = [
        {"number": one, "title": f"Liite {one}", "file": a_file("a.pdf", PDF + b"%d" % one)}
        for one in (1, 2)
    ]
    assert sent_item(admin_client, item, {}, papers).status_code == 302
    address = desk(AgendaItem, "change", item.pk)
    swapped = {"attachments-0-number": 2, "attachments-1-number": 1}
    sent = filled_form(admin_client.get(address)) | swapped
    assert admin_client.post(address, sent).status_code == 302

    delete_on_its_page(admin_client, item.attachments.get(number=1))
    third = a_file("a.pdf", PDF + b"3")
    assert brought(admin_client, item, third, number=1).status_code == 302

    kept = {one.number: content_of(one.file.name) for one in item.attachments.all()}
    assert kept == {1: PDF + b"3", 2: PDF + b"1"}
    assert len(files_on_disk()) == 2


def test_of_files_brought_for_one_row_at_once_one_stays_and_the_others_are_refused(
    admin_user: Any,
) -> None:
    kept = a_kept()
    address = desk(Attachment, "change", kept.pk)
    page = Client()
    page.force_login(admin_user)
    sent = filled_form(page.get(address))

    def bring(number: int) -> int:
        client = Client()
        client.force_login(admin_user)
        try:
            file = a_file(f"{number}.pdf", PDF + b"%d" % number)
            return client.post(address, sent | {"file": file}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(bring, range(8)))

    # All but the first were opened before it was stored.
    assert sorted(answers) == [200] * 7 + [302]
    assert files_on_disk() == [Attachment.objects.get().file.name]
