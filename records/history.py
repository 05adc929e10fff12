"""History: who changed what and when, kept by django-auditlog for every record of ours."""

from collections.abc import Iterable

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.db import models
from django.db.models import Max

from records.names import LANGUAGES
from records.sources import Sourced


def track(tracked: Iterable[type[models.Model]]) -> None:
    """Keep the history of these models, every language of a text on its own line.

    The plain column of a translated field repeats one of its languages and is left out.
    """
    for model in tracked:
        auditlog.register(
            model,
            exclude_fields=_repeated(model),
            m2m_fields={"citations"} if issubclass(model, Sourced) else set(),
        )


def _repeated(model: type[models.Model]) -> list[str]:
    names = {field.name for field in model._meta.concrete_fields}
    repeated = sorted(name for name in names if f"{name}_{LANGUAGES[0]}" in names)
    return [*repeated, "updated_at"]


def last_change() -> int:
    """The number of the newest change to any record; 0 when nothing was ever changed."""
    return LogEntry.objects.aggregate(last=Max("pk"))["last"] or 0
