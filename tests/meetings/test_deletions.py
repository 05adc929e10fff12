"""Nothing of a public agenda is deleted: its items and attachments keep number and address."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from meetings.models import AgendaItem, Attachment, Meeting, Stage
from tests.admin.desks import desk, saved
from tests.meetings.public_agendas import (
    OPEN,
    REASON,
    addresses,
    an_agenda,
    each_stage,
    sent,
)
from tests.meetings.secretary import errors_of, row_errors
from tests.portal.addresses import whole
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: object) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("stage", OPEN)
def test_no_row_of_a_public_agenda_is_deleted_on_the_form_and_what_was_typed_stays(
    stage: str, admin_client: Client
) -> None:
    meeting, item = an_agenda(stage)
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.PLANNED)
    address = desk(Meeting, "change", meeting.pk)
    before = admin_client.get(address)
    Meeting.objects.filter(pk=meeting.pk).update(stage=stage)
    form = filled_form(before, {"place": "Kaupungintalo"}) | {"items-1-DELETE": "on"}

    assert "items-1-DELETE" in before.content.decode()
    assert "items-1-DELETE" not in admin_client.get(address).content.decode()
    answer = admin_client.post(address, form)

    assert answer.status_code == 200
    assert 'value="Kaupungintalo"' in answer.content.decode()
    (formset,) = [
        inline.formset
        for inline in answer.context_data["inline_admin_formsets"]
        if inline.formset.model is AgendaItem
    ]
    assert "2" in formset.non_form_errors()[0]
    assert AgendaItem.objects.filter(pk=item.pk).exists()


@each_stage
@pytest.mark.parametrize("model", [AgendaItem, Attachment])
def test_nothing_of_a_public_agenda_is_deleted_by_itself_or_from_the_list(
    model: type[AgendaItem | Attachment], stage: str, admin_client: Client
) -> None:
    _meeting, item = an_agenda(stage)
    record = item if model is AgendaItem else item.attachments.get()
    action = {"action": "delete_selected", "post": "yes", "_selected_action": [record.pk]}

    alone = admin_client.post(desk(model, "delete", record.pk), {"post": "yes"})
    from_the_list = admin_client.post(desk(model, "changelist"), action)

    assert (alone.status_code, from_the_list.status_code) == (403, 403)
    assert model.objects.filter(pk=record.pk).exists()


def test_items_of_an_agenda_that_is_not_public_are_deleted(admin_client: Client) -> None:
    meeting, item = an_agenda(Stage.PLANNED)
    refused = sent(admin_client, item, "remove")
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address)) | {"items-1-DELETE": "on"}

    assert refused.status_code == 200
    assert admin_client.post(address, form).status_code == 302
    assert not AgendaItem.objects.filter(pk=item.pk).exists()


@each_stage
@pytest.mark.parametrize("delete_file", [True, False])
def test_a_removed_attachment_keeps_number_and_address_and_its_file_goes_when_that_is_said(
    delete_file: bool,
    stage: str,
    admin_client: Client,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    meeting, item = an_agenda(stage)
    paper = item.attachments.get()
    storage, name = paper.file.storage, paper.file.name

    with django_capture_on_commit_callbacks(execute=True):
        said = {"delete_file": "on"} if delete_file else {}
        assert sent(admin_client, paper, "remove", **said).status_code == 302

    assert storage.exists(name) is not delete_file
    for address in addresses(paper):
        answer = client.get(address)
        assert (answer.status_code, REASON in answer.content.decode()) == (410, True)
    page = client.get(addresses(item)[0]).content.decode()
    assert REASON in page
    assert f'href="{addresses(paper)[0]}"' not in page
    step = meeting.steps.get()
    assert (step.item_number, step.paper_number) == (2, 1)
    text = whole(client.get(f"{meeting.get_absolute_url()}yhteenveto.txt")).content.decode()
    assert REASON in " ".join(text.split())


@pytest.mark.parametrize("stage", OPEN)
def test_the_number_of_a_removed_attachment_is_given_to_no_other(
    stage: str, admin_client: Client
) -> None:
    _meeting, item = an_agenda(stage)
    paper = item.attachments.get()
    sent(admin_client, paper, "remove")
    row = {"title": "Uusi", "language": "fi"}

    twin = saved(admin_client, item, {}, rows={Attachment: [row | {"number": 1}]})
    stored = saved(admin_client, item, {}, rows={Attachment: [row]})

    assert list(row_errors(twin, Attachment)[-1]) == ["number"]
    assert stored.status_code == 302
    assert [one.number for one in item.attachments.all()] == [1, 2]


@pytest.mark.parametrize("stage", OPEN)
def test_attachments_of_a_public_agenda_keep_their_numbers_and_items(
    stage: str, admin_client: Client
) -> None:
    meeting, item = an_agenda(stage)
    paper = item.attachments.get()
    other = meeting.items.get(number=1)

    in_the_row = admin_client.get(desk(AgendaItem, "change", item.pk))
    form = filled_form(in_the_row) | {"attachments-0-number": 7}
    answer = admin_client.post(desk(AgendaItem, "change", item.pk), form)
    alone = saved(admin_client, paper, {"number": 7})
    moved = saved(admin_client, paper, {"item": other.pk})

    assert list(row_errors(answer, Attachment)[0]) == ["number"]
    assert list(errors_of(alone)) == ["number"]
    assert list(errors_of(moved)) == ["item"]


def test_a_form_opened_before_the_removal_is_refused_and_not_lost(admin_client: Client) -> None:
    meeting, item = an_agenda()
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address)) | {"items-1-title_fi": "Uusi otsikko"}
    sent(admin_client, item, "remove")

    answer = admin_client.post(address, form)

    assert "__all__" in row_errors(answer, AgendaItem)[1]
    assert "Uusi otsikko" in answer.content.decode()


def test_the_form_of_an_item_removed_meanwhile_says_so_and_gives_the_text_back(
    admin_client: Client,
) -> None:
    _meeting, item = an_agenda()
    address = desk(AgendaItem, "change", item.pk)
    form = filled_form(admin_client.get(address)) | {"decision_fi": "Pitkä päätös"}
    sent(admin_client, item, "remove")

    answer = admin_client.post(address, form, headers={"Sec-Fetch-Site": "same-origin"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "poistettu esityslistalta" in page
    assert "Pitkä päätös" in page


def test_only_those_who_may_change_items_open_the_pages(client: Client) -> None:
    _meeting, item = an_agenda()

    assert sent(client, item, "remove").status_code == 403
    item.refresh_from_db()
    assert not item.is_removed
