"""The desks of the editors, and saving a record at one."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import Meeting
from records.admin.base import ReadOnlyAdmin
from tests import builders as make
from tests.house.rooms import models
from tests.portal.forms import filled_form

DESKS = [model for model in models() if model in admin.site._registry]
WRITABLE = [model for model in DESKS if not isinstance(admin.site._registry[model], ReadOnlyAdmin)]


def a_prepared_meeting() -> Meeting:
    """A meeting with an item, an attachment and a row of attendance."""
    meeting = make.a_meeting(make.a_body("Kokoava elin"))
    make.an_attachment(make.an_agenda_item(meeting))
    make.an_attendance(meeting, person=make.a_person("Tapio Läsnä"))
    return meeting


def desk(model: type[Model], page: str, *args: int) -> str:
    """Address of a page of the desk of ``model``."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def saved(client: Client, record: Model, values: dict[str, Any], **rows: Any) -> HttpResponse:
    """The answer to saving ``record`` with ``values`` at its desk."""
    address = desk(type(record), "change", record.pk)
    return client.post(address, filled_form(client.get(address), values, **rows))
