"""What the history knows of a record, for those who find it changed or gone."""

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

NEWEST = 50


def entries_of(model: type[models.Model], key: object) -> models.QuerySet:
    """History rows of the record of ``model`` with the primary key ``key``, the newest first."""
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    found = LogEntry.objects.filter(content_type=kind, object_pk=str(key))
    return found.select_related("actor").order_by("-timestamp", "-pk")


def last_writers(record: models.Model) -> dict[str, LogEntry]:
    """The newest history row that changed each field of ``record``, by field; one query."""
    found: dict[str, LogEntry] = {}
    for entry in entries_of(type(record), record.pk)[:NEWEST]:
        for name in entry.changes_dict or {}:
            found.setdefault(name, entry)
    return found


def who(entry: LogEntry | None) -> str:
    """Who wrote the history row."""
    actor = entry and entry.actor
    return (actor.get_full_name() or actor.get_username()) if actor else _("Somebody")


def when(entry: LogEntry | None) -> str:
    """When the history row was written, in Helsinki; empty when it is not known."""
    return date_format(timezone.localtime(entry.timestamp), "DATETIME_FORMAT") if entry else ""


def deletion_of(model: type[models.Model], key: object) -> str:
    """Who deleted the record and when, in a sentence."""
    deletions = entries_of(model, key).filter(action=LogEntry.Action.DELETE)
    entry = deletions.first() if str(key).isdecimal() else None
    if entry is None:
        return _("This has been deleted meanwhile.")
    words = {"who": who(entry), "when": when(entry), "what": entry.object_repr}
    return _("%(who)s deleted “%(what)s” on %(when)s.") % words
