"""What editors do with seats and offices, through their forms."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from bodies.models import Membership, SeatQuota
from tests.admin.desks import desk
from tests.portal.forms import filled_form


def sent(client: Client, record: Model | type[Model], values: dict[str, Any]) -> HttpResponse:
    """The answer to the form of ``record``; a model stands for a new record of it."""
    is_new = isinstance(record, type)
    address = desk(record, "add") if is_new else desk(type(record), "change", record.pk)
    return client.post(address, filled_form(client.get(address), values))


def nominate(client: Client, quota: SeatQuota, **values: Any) -> HttpResponse:
    """The answer to nominating to ``quota``; values name fields of the form, records stand in."""
    given = {"quota": quota, "ends": "..", **values}
    keys = {name: getattr(value, "pk", value) for name, value in given.items()}
    return sent(client, Membership, keys)


def refused(answer: HttpResponse) -> dict[str, list[str]]:
    """Messages of the form that was refused, by field."""
    assert answer.status_code == 200
    return dict(answer.context_data["adminform"].form.errors)
