"""Files on the disk that no row names, and rows whose file is not there.

Neither comes of the portal's own work: a process that is killed between storing a file and the
end of its transaction leaves the one, a backup of which only half was put back leaves the other.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.files.storage import Storage
from django.db import models

from records.kept_files import KeptFileField


@dataclass(frozen=True)
class Stray:
    """A file that no row names."""

    storage: Storage
    name: str


@dataclass(frozen=True)
class Lost:
    """A row of ``model`` that names a file which is not there."""

    model: type[models.Model]
    pk: int
    name: str


def stray_files(before: datetime) -> list[Stray]:
    """Files that no row names and that were written before ``before``, by name.

    A younger one may belong to a transaction that is not committed yet.
    """
    storages: list[Storage] = []
    for field in _fields():
        if field.storage not in storages:
            storages.append(field.storage)
    return [
        Stray(storage, name)
        for storage in storages
        for name in sorted(_names_in(storage, ""))
        if storage.get_modified_time(name) < before and not _is_named(name)
    ]


def lost_files() -> Iterator[Lost]:
    """Rows that name a file which is not there."""
    for field in _fields():
        rows = field.model._base_manager.exclude(**{field.attname: ""}).order_by("pk")
        for pk, name in rows.values_list("pk", field.attname).iterator():
            if not field.storage.exists(name):
                yield Lost(field.model, pk, str(name))


def _fields() -> list[KeptFileField]:
    return [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, KeptFileField)
    ]


def _is_named(name: str) -> bool:
    return any(field.is_named(name) for field in _fields())


def _names_in(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (posixpath.join(folder, name) for name in files)
    for one in folders:
        yield from _names_in(storage, posixpath.join(folder, one))
