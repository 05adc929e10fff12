"""Values of form fields written alike, whoever holds them: the database, a form, or its sender."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import singledispatch
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms import Field
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

DIGITS = 8


@singledispatch
def canonical(value: Any) -> str:
    """``value`` as text: equal for what a person would call the same.

    Nothing, an empty text and an empty list are alike; so are line ends of browsers and
    databases, white space around a text, a record and its key, and moments of one second.
    """
    if isinstance(value, Iterable):
        return " ".join(sorted(map(canonical, value)))
    return "" if value is None else str(value)


@canonical.register
def _(value: bool) -> str:
    return "yes" if value else ""


@canonical.register
def _(value: str) -> str:
    return with_line_feeds(value).strip()


@canonical.register
def _(value: models.Model) -> str:
    return str(value.pk)


@canonical.register
def _(value: datetime) -> str:
    aware = value if timezone.is_aware(value) else timezone.make_aware(value)
    return aware.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")


@canonical.register(date)
@canonical.register(time)
def _(value: date | time) -> str:
    return value.isoformat()


@canonical.register
def _(value: Decimal) -> str:
    return format(value.normalize(), "f")


@canonical.register
def _(value: File) -> str:
    """A file that is kept, by its name."""
    return value.name or ""


@canonical.register
def _(value: UploadedFile) -> str:
    return f"new file {value.name} {value.size}"


def with_line_feeds(text: str) -> str:
    """``text`` with line feeds only; browsers send carriage returns as well."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(value: Any) -> str:
    """A short fingerprint of ``canonical(value)``."""
    return hashlib.blake2b(canonical(value).encode(), digest_size=DIGITS // 2).hexdigest()


def in_words(field: Field, value: Any) -> str:
    """``value`` of ``field`` for a reader: the label of a choice, the name of a record."""
    if value is None or value == "":
        return gettext("empty")
    if isinstance(value, list | tuple | set | models.QuerySet):
        return ", ".join(in_words(field, one) for one in value) or gettext("empty")
    records = getattr(field, "queryset", None)
    if records is not None and not isinstance(value, models.Model):
        value = records.filter(pk=value).first() or value
    labels = {
        str(key): str(label) for key, label in getattr(field, "choices", ()) if records is None
    }
    return labels.get(str(value)) or _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    return time_format(value) if isinstance(value, time) else str(value)
