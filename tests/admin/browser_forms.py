"""Forms of the admin sent back as a browser sends them, read from the page itself."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from lxml import html

# What Django itself writes at every visit.
APART = {"sessions.Session"}

Rows = dict[str, dict[Any, tuple[tuple[str, Any], ...]]]


def fields_of(page: HttpResponse) -> dict[str, list[str]]:
    """What the form that saves a record sends when nothing is changed in it."""
    form = _form(page)
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        is_text = "\n" in value or "\r" in value
        text = "\r\n".join(value.splitlines()) if is_text else value
        sent.setdefault(name, []).append(text)
    return sent


def has_form(page: HttpResponse) -> bool:
    """Whether ``page`` has a form that saves."""
    return bool(_saving_forms(page))


def _form(page: HttpResponse) -> Any:
    (form,) = _saving_forms(page)
    return form


def _saving_forms(page: HttpResponse) -> list[Any]:
    tree = html.fromstring(page.content.decode())
    return [form for form in tree.forms if form.xpath(".//*[@name='_save' or @name='_continue']")]


def sent_back(
    client: Client, address: str, changed: dict[str, Any] | None = None, **extra: Any
) -> HttpResponse:
    """The answer to the form at ``address``, sent back with ``changed`` fields or none."""
    fields = fields_of(client.get(address, **extra))
    return client.post(address, fields | (changed or {}), **extra)


def all_rows(without: Iterable[str] = ()) -> Rows:
    """Every column of every row of every table, by table and key."""
    found: Rows = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if label not in APART and label not in without:
            found[label] = _rows(model)
    return found


def _rows(model: type[Model]) -> dict[Any, tuple[tuple[str, Any], ...]]:
    columns = [field.column for field in model._meta.concrete_fields]
    quoted = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        # The ORM would answer for a plain column with that of the active language.
        cursor.execute(f'SELECT {quoted} FROM "{model._meta.db_table}"')  # noqa: S608 - names of our own columns
        rows = cursor.fetchall()
    return {row[0]: tuple(zip(columns, map(repr, row), strict=True)) for row in rows}


def differences(before: Rows, after: Rows) -> list[str]:
    """What is not the same in ``before`` and ``after``, in words."""
    found = []
    for table in before.keys() | after.keys():
        old, new = before.get(table, {}), after.get(table, {})
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                pairs = zip(old.get(key, ()), new.get(key, ()), strict=False)
                columns = [
                    f"{one[0]}: {one[1]} → {other[1]}" for one, other in pairs if one != other
                ]
                found.append(f"{table} {key}: {'; '.join(columns) or 'added or gone'}"[:300])
    return found
