"""Bringing files through the admin forms, as a browser sends them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.test import Client

from meetings.models import AgendaItem, Attachment
from tests.admin.desks import desk
from tests.builders import a_meeting, an_agenda_item
from tests.portal.forms import filled_form

BOUNDARY = "----kokous"


def an_open_item() -> AgendaItem:
    """An item of a planned meeting."""
    return an_agenda_item(a_meeting(published_at=None))


def files_on_disk() -> list[str]:
    """Every file under the folder of kept files, whole or not."""
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def brought(client: Client, item: AgendaItem, file: UploadedFile, **values: Any) -> HttpResponse:
    """The answer to adding an attachment with ``file`` on its own page."""
    address = desk(Attachment, "add")
    given = {"item": item.pk, "number": 1, "title": "Liite", "file": file} | values
    return client.post(address, filled_form(client.get(address), given))


def brought_as(client: Client, item: AgendaItem, name: str, content: bytes) -> HttpResponse:
    """The same, with ``name`` written into the request as browsers write it."""
    address = desk(Attachment, "add")
    given = {"item": item.pk, "number": 1, "title": "Liite"}
    sent = filled_form(client.get(address), given)
    escaped = name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="'
    parts = [f'{head}{key}"\r\n\r\n{value}\r\n'.encode() for key, value in sent.items()]
    kind = "application/octet-stream"
    parts.append(f'{head}file"; filename="{escaped}"\r\nContent-Type: {kind}\r\n\r\n'.encode())
    body = b"".join([*parts, content, f"\r\n--{BOUNDARY}--\r\n".encode()])
    return client.post(address, body, content_type=f"multipart/form-data; boundary={BOUNDARY}")


def sent_item(
    client: Client, item: AgendaItem, values: dict[str, Any], papers: Sequence[dict[str, Any]] = ()
) -> HttpResponse:
    """The answer to saving ``item`` with ``values`` and new rows ``papers`` of attachments."""
    address = desk(AgendaItem, "change", item.pk)
    sent = filled_form(client.get(address), values, rows={Attachment: papers} if papers else None)
    return client.post(address, sent)
