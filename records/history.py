"""History: who changed what and when, kept by django-auditlog for every record of ours."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

from auditlog.context import set_actor
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from records.names import LANGUAGES
from records.sources import Sourced

# More changes than are ever being stored at once.
RECENT = 10_000


def track(tracked: Iterable[type[models.Model]]) -> None:
    """Keep the history of these models, every language of a text on its own line.

    The plain column of a translated field repeats one of its languages and is left out, and so
    is what a model names in ``NOT_IN_HISTORY``.
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
    return [*repeated, *getattr(model, "NOT_IN_HISTORY", ()), "updated_at"]


def written_by(author: AbstractBaseUser | None) -> AbstractContextManager[None]:
    """A stretch of work that the history tells of as done by ``author``; None is refused."""
    if author is None:
        raise ValidationError(_("Nobody is named as the one who does this."), code="no_author")
    return set_actor(author)


def last_change() -> int:
    """The number of the newest change to any record; 0 when nothing was ever changed."""
    return LogEntry.objects.aggregate(last=Max("pk"))["last"] or 0


def revision() -> str:
    """Differs as soon as any change to any record is stored; two queries.

    The newest number alone does not tell: of two changes at once, the one with the lower
    number may be stored last.
    """
    newest = last_change()
    recent = LogEntry.objects.filter(pk__gt=newest - RECENT).aggregate(count=Count("pk"))
    return f"{newest}-{recent['count']}"
