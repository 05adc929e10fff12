"""Which records content files may hold; each room registers its own in its ``content.py``."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.module_loading import autodiscover_modules

from records.sources import Source, Sourced


def _never(record: models.Model) -> bool:
    return False


@dataclass(frozen=True)
class Part:
    """Records inside another's entry, under ``section``; ``owner`` is their key to it.

    Those of which ``stays`` is true are not removed when they leave the files.
    """

    section: str
    model: type[models.Model]
    owner: str
    parts: tuple["Part", ...] = ()
    stays: Callable[[Any], bool] = _never


@dataclass(frozen=True)
class Kind:
    """Records with entries of their own, under ``section`` at the top of a file.

    ``key_field`` names the column that holds the entry's key, where there is one.
    """

    section: str
    model: type[models.Model]
    parts: tuple[Part, ...] = field(default=())
    key_field: str = ""


# What an app does after a load: with the keys of the records that it wrote, by model. A record
# whose part was written or removed counts as written.
Changed = Mapping[type[models.Model], Collection[int]]
After = Callable[[Changed, datetime], None]

_kinds: dict[str, Kind] = {}
_after: list[After] = []


def register(*kinds: Kind) -> None:
    """Let content files hold these kinds; called by the rooms' ``content.py`` in import order."""
    for kind in kinds:
        _kinds[kind.section] = kind


def after_load(follow_up: After) -> After:
    """Have ``follow_up`` called at the end of every load, in its transaction."""
    if follow_up not in _after:
        _after.append(follow_up)
    return follow_up


def follow_ups() -> tuple[After, ...]:
    """What is done after a load, in the order of registration."""
    autodiscover_modules("content")
    return tuple(_after)


def registered() -> dict[str, Kind]:
    """Every kind by its section, so ordered that references lead backwards."""
    autodiscover_modules("content")
    return {kind.section: kind for kind in sorted(_kinds.values(), key=_depth)}


def _depth(kind: Kind, waiting: tuple[Kind, ...] = ()) -> int:
    """Length of the longest chain of kinds that must be loaded before ``kind``."""
    targets = {target for model in _models(kind) for target in _targets(model)}
    needed = [other for other in _kinds.values() if other.model in targets]
    deeper = [_depth(other, (*waiting, kind)) for other in needed if other not in (*waiting, kind)]
    return 1 + max(deeper, default=0)


def _models(kind: Kind | Part) -> list[type[models.Model]]:
    """The model of ``kind`` and of every part inside it."""
    return [kind.model, *(model for part in kind.parts for model in _models(part))]


def _targets(model: type[models.Model]) -> set[type[models.Model]]:
    """Models that ``model`` refers to; citations stand for their sources."""
    relations = [*model._meta.concrete_fields, *model._meta.many_to_many]
    targets = {field.related_model for field in relations if field.is_relation}
    return targets | ({Source} if issubclass(model, Sourced) else set())


register(Kind("sources", Source, key_field="key"))
