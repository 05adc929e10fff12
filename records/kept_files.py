"""Files that live and die with their rows: stored with the row, gone with its last mention.

A transaction decides about both. What it stored goes when it is rolled back; what it replaced,
cleared or deleted goes when it is committed, and only when no row names it any more.
"""

import errno
import logging
import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LONGEST_SHOWN_NAME = 80


def shown_name(name: str) -> str:
    """``name`` in a sentence; a long one is cut in the middle, so that its ending is seen."""
    half = LONGEST_SHOWN_NAME // 2
    return name if len(name) <= LONGEST_SHOWN_NAME else f"{name[:half]}…{name[-half:]}"


class NotStored(Exception):
    """A file could not be written; its field says so when the form is looked at again."""


class _FromDatabase(str):
    """A name as the row held it when it was read: nobody has assigned it since."""


class KeptFileFormField(forms.FileField):
    """Takes names of any length, and says of a file that could not be stored that it was not."""

    def to_python(self, data: Any) -> Any:
        """Raise ``ValidationError`` for a file on which ``NotStored`` was raised before."""
        cause = getattr(data, "not_stored", None)
        if cause is not None:
            words = {"name": shown_name(data.name), "size": filesizeformat(data.size)}
            raise ValidationError(_why(cause), "not_stored", words)
        return super().to_python(data)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Beside an error the kept file is still shown: a browser forgets the chosen one."""
        return initial


def _why(cause: OSError) -> str:
    if cause.errno in FULL:
        return _(
            "The file “%(name)s” (%(size)s) was not stored: the disk of the server is full. Ask"
            " the maintainer for space, then choose the file again and save."
        )
    return _(
        "The file “%(name)s” (%(size)s) was not stored: the server could not write it. Choose the"
        " file again and save; if that does not help, ask the maintainer."
    )


class KeptFileField(models.FileField):
    """A file that is deleted with its row, or when another one takes its place.

    A cascade calls no method of a model, and Django offers nothing else that hears of each row
    it deletes: this field therefore listens to ``pre_delete``, as Django's own ``ImageField``
    listens to ``post_init``. Nobody has to remember anything for a new model.

    ``needed`` may name what else needs a file: it is asked before one is deleted.
    ``QuerySet.update`` does not pass here and must not write a file's name. Storing, replacing
    or clearing a file outside a transaction raises ``TransactionManagementError``.
    """

    def __init__(
        self, *args: Any, needed: Callable[[str], bool] | None = None, **kwargs: Any
    ) -> None:
        self.needed = needed
        super().__init__(*args, **kwargs)

    def is_named(self, name: str, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Whether a row names the file called ``name``, or something else needs it."""
        rows = self.model._base_manager.using(using).filter(**{self.attname: name})
        return rows.exists() or (self.needed is not None and self.needed(name))

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        """Also hear of every deleted row."""
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            models.signals.pre_delete.connect(self._row_goes, sender=cls)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """In migrations it is a plain ``FileField``: the table is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        """No limit to the name of an uploaded file: it is stored under another one."""
        given = {"form_class": KeptFileFormField} | kwargs
        return super().formfield(**given, max_length=None)

    def from_db_value(self, value: str | None, *args: Any) -> str | None:
        """Remember that the name was read, not assigned."""
        return value if value is None else _FromDatabase(value)

    def get_prep_value(self, value: Any) -> str | None:
        """The name as plain text."""
        name = super().get_prep_value(value)
        return name if name is None else str.__str__(name)

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        """Store a new file; see to its predecessor.

        A row that was read before somebody else replaced its file keeps the newer file.
        Raises ``NotStored`` when the file cannot be written.
        """
        using = instance._state.db or DEFAULT_DB_ALIAS
        stored = "" if add else self._stored_name(instance, using)
        file = getattr(instance, self.attname)
        if not add and file._committed and isinstance(file.name, _FromDatabase):
            file.name = _FromDatabase(stored)
            return file
        if file and not file._committed:
            self._store(file, using)
        if stored and stored != file.name:
            self._drop_once_committed(stored, using)
        file.name = _FromDatabase(file.name or "")
        return file

    def _store(self, file: models.fields.files.FieldFile, using: str) -> None:
        _demand_transaction(using)
        upload = file.file
        try:
            file.save(file.name, upload, save=False)
        except OSError as cause:
            logger.exception("%s could not be stored.", self)
            upload.not_stored = cause
            raise NotStored(str(cause)) from cause
        _drop_unless_committed(self.storage, file.name, using)

    def _stored_name(self, instance: models.Model, using: str) -> str:
        """What the row names now; held until the end of the transaction, if there is one."""
        rows = instance._meta.base_manager.using(using).filter(pk=instance.pk)
        if connections[using].in_atomic_block:
            rows = rows.select_for_update()
        return rows.values_list(self.attname, flat=True).first() or ""

    def _row_goes(self, instance: models.Model, using: str, **kwargs: Any) -> None:
        stored = self._stored_name(instance, using)
        if stored:
            self._drop_once_committed(stored, using)

    def _drop_once_committed(self, name: str, using: str) -> None:
        _demand_transaction(using)
        transaction.on_commit(partial(self._drop_unnamed, str(name), using), using, robust=True)

    def _drop_unnamed(self, name: str, using: str) -> None:
        if not self.is_named(name, using):
            self.storage.delete(name)


def _demand_transaction(using: str) -> None:
    if not connections[using].in_atomic_block:
        raise transaction.TransactionManagementError(
            "A file is stored, replaced or cleared within a transaction only, so that it goes with"
            " its row. Wrap the save in transaction.atomic()."
        )


class _StoredInTransaction:
    """Held by the transaction that stored a file: dropped uncalled, it takes the file along."""

    def __init__(self, storage: Storage, name: str, using: str) -> None:
        self._undo = weakref.finalize(self, _drop_rolled_back, storage, name, using)

    def __call__(self) -> None:
        """The transaction is committed: the file stays."""
        self._undo.detach()


def _drop_unless_committed(storage: Storage, name: str, using: str) -> None:
    """Delete the file ``name`` as soon as the transaction, or its savepoint, is rolled back.

    Django tells nobody of a rollback, but it drops the callbacks that wait for the commit:
    this is one of them. It runs first, whatever another callback may raise.
    """
    transaction.on_commit(_StoredInTransaction(storage, name, using), using)
    waiting = connections[using].run_on_commit
    waiting.insert(0, waiting.pop())


def _drop_rolled_back(storage: Storage, name: str, using: str) -> None:
    connection = connections[using]
    if connection.errors_occurred and not connection.in_atomic_block:
        # The connection broke: whether the commit arrived is not known, and an idle file
        # is better than a row without its file.
        logger.warning("%s may be a file that no row names.", name)
        return
    try:
        storage.delete(name)
    except OSError:
        logger.exception("%s could not be deleted.", name)
