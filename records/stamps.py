"""The stamp of a page moves when a record that the page shows is added, changed or deleted.

A model says in ``SHOWN_ON`` by which relations its rows lead to pages; a page of its own needs
no mention. What the history takes for a change is one here too, so that a save that changes
nothing moves no stamp. Updates of many rows at once by a queryset are not seen.
"""

from collections.abc import Iterator
from typing import Any

from auditlog.models import LogEntry
from auditlog.signals import post_log
from django.apps import apps
from django.db import models
from django.db.models.signals import m2m_changed, pre_delete

from records import clock
from records.publication import Published
from records.sources import Citation, Source, Sourced

CHANGES = ("post_add", "post_remove", "pre_clear")


def watch() -> None:
    """Move stamps from now on."""
    post_log.connect(_row_changed, dispatch_uid="records.stamps.rows")
    pre_delete.connect(_row_goes, dispatch_uid="records.stamps.gone")
    m2m_changed.connect(_list_changed, dispatch_uid="records.stamps.lists")


def shown_on(model: type[models.Model]) -> tuple[str, ...] | None:
    """The relations that lead from a row of ``model`` to pages; None where nothing is said."""
    if model is Citation:
        return tuple(_through_facts())
    if model is Source:
        return tuple(f"citations__{path}" for path in _through_facts())
    return getattr(model, "SHOWN_ON", () if issubclass(model, Published) else None)


def _through_facts() -> Iterator[str]:
    """From a citation to the pages of the facts that rest on it."""
    for model in apps.get_models():
        if issubclass(model, Sourced):
            name = model._meta.get_field("citations").remote_field.name
            yield from [name] if issubclass(model, Published) else []
            yield from (f"{name}__{path}" for path in shown_on(model) or ())


def _row_changed(
    sender: type[models.Model],
    instance: models.Model,
    instance_old: models.Model | None,
    action: int,
    log_created: bool,
    **kwargs: Any,
) -> None:
    if not log_created or action == LogEntry.Action.DELETE:
        return
    before = instance_old if action == LogEntry.Action.UPDATE else None
    # Nothing can lead back to a row that is only just stored.
    with_ways_back = action != LogEntry.Action.CREATE
    _touch([row for row in (before, instance) if row], with_ways_back=with_ways_back)


def _row_goes(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Before it goes: afterwards nothing leads from it to the facts that cite it."""
    _touch([instance])


def _list_changed(
    sender: type[models.Model],
    instance: models.Model,
    action: str,
    model: type[models.Model],
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """Both ends of a relation show it."""
    if action not in CHANGES or pk_set == set() or shown_on(type(instance)) is None:
        return
    _touch([instance], itself=True)
    if pk_set and issubclass(model, Published):
        _stamp(model._base_manager.filter(pk__in=pk_set))


def _touch(rows: list[models.Model], *, itself: bool = False, with_ways_back: bool = True) -> None:
    """Move the stamps of the pages that show ``rows``, states of one row; each page once."""
    found: dict[tuple[str, Any], models.QuerySet] = {}
    for row in rows:
        if itself and isinstance(row, Published):
            found["", row.pk] = type(row)._base_manager.filter(pk=row.pk)
        for path in shown_on(type(row)) or ():
            relation = row._meta.get_field(path.partition("__")[0])
            start = getattr(row, relation.attname) if relation.concrete else row.pk
            if start is not None and (relation.concrete or with_ways_back):
                found[path, start] = _pages(relation, start, path)
    for pages in found.values():
        _stamp(pages)


def _pages(relation: Any, start: Any, path: str) -> models.QuerySet:
    """The pages that ``path`` leads to by ``relation``, its first step, from the key ``start``."""
    model, rest = relation.related_model, path.partition("__")[2]
    by = "pk" if relation.concrete else relation.remote_field.name
    rows = model._base_manager.filter(**{by: start})
    if not rest:
        return rows
    for name in rest.split("__"):
        model = model._meta.get_field(name).related_model
    return model._base_manager.filter(pk__in=rows.order_by().values(rest))


def _stamp(pages: models.QuerySet) -> None:
    pages.update(updated_at=clock.now())
