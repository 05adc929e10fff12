"""Ways in which an attachment goes, and with it its file."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models, transaction
from django.test import Client

from meetings.models import AgendaItem, Attachment, Meeting
from tests.admin.desks import desk
from tests.portal.forms import filled_form


def delete_on_its_page(client: Client, kept: Attachment) -> None:
    """Delete it on the page of the attachment."""
    client.post(desk(Attachment, "delete", kept.pk), {"post": "yes"})


def delete_as_a_row(client: Client, kept: Attachment) -> None:
    """Mark its row in the form of the item."""
    address = desk(AgendaItem, "change", kept.item_id)
    client.post(address, filled_form(client.get(address)) | {"attachments-0-DELETE": "on"})


def delete_in_the_list(client: Client, kept: Attachment) -> None:
    """Choose it in the list."""
    _delete_listed(client, kept)


def delete_the_item(client: Client, kept: Attachment) -> None:
    """Delete the item on its page."""
    client.post(desk(AgendaItem, "delete", kept.item_id), {"post": "yes"})


def delete_the_item_in_the_list(client: Client, kept: Attachment) -> None:
    """Choose the item in the list."""
    _delete_listed(client, kept.item)


def delete_the_item_as_a_row(client: Client, kept: Attachment) -> None:
    """Mark its row in the form of the meeting."""
    address = desk(Meeting, "change", kept.item.meeting_id)
    client.post(address, filled_form(client.get(address)) | {"items-0-DELETE": "on"})


def delete_the_meeting(client: Client, kept: Attachment) -> None:
    """Delete the meeting on its page."""
    client.post(desk(Meeting, "delete", kept.item.meeting_id), {"post": "yes"})


def delete_by_query(client: Client, kept: Attachment) -> None:
    """Delete all meetings at once."""
    Meeting.objects.all().delete()


def delete_only_what_was_loaded(client: Client, kept: Attachment) -> None:
    """Delete rows of which the file was not even read."""
    Attachment.objects.only("number").delete()


def delete_an_instance(client: Client, kept: Attachment) -> None:
    """As loading of content removes what left the files."""
    with transaction.atomic():
        Attachment.objects.get(pk=kept.pk).delete()


def _delete_listed(client: Client, record: models.Model) -> None:
    chosen = {"action": "delete_selected", ACTION_CHECKBOX_NAME: record.pk, "post": "yes"}
    client.post(desk(type(record), "changelist"), chosen)


WAYS = [
    delete_on_its_page,
    delete_as_a_row,
    delete_in_the_list,
    delete_the_item,
    delete_the_item_in_the_list,
    delete_the_item_as_a_row,
    delete_the_meeting,
    delete_by_query,
    delete_only_what_was_loaded,
    delete_an_instance,
]
