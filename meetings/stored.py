"""A tree of frozen dataclasses as JSON and back, by the types of their fields.

What was stored by an older or newer shape of the tree still loads: a key that the tree does not
have is left out, and one that is missing gets the default of its field or the empty value of its
type. ``SHAPE`` is stored beside the JSON; it is raised when a field changes its meaning.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

SHAPE = 1
LONG_AGO = datetime.min.replace(tzinfo=UTC)
EMPTY: dict[Any, Any] = {str: "", int: 0, bool: False}

Tree = TypeVar("Tree")
Read = Callable[[Any], Any]


def as_stored(value: Any) -> Any:
    """``value``, a tree or a part of it, as JSON holds it; days and moments are written in ISO."""
    if is_dataclass(value):
        return {name: as_stored(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [as_stored(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def from_stored(kind: type[Tree], data: Any) -> Tree:
    """The ``kind`` of tree that ``data`` holds."""
    return _reader(kind)(data)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Read:
    """What turns JSON into a value of the type ``kind``; made once for each type."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (known,) = (one for one in get_args(kind) if one is not type(None))
        read = _reader(known)
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if kind in (date, datetime):
        return kind.fromisoformat
    if kind not in EMPTY:
        raise TypeError(f"{kind} is not kept in a tree: say how it is stored first.")
    return lambda data: data


def _tuple_reader(kinds: tuple[Any, ...]) -> Read:
    if kinds[-1] is Ellipsis:
        read = _reader(kinds[0])
        return lambda data: tuple([read(one) for one in data])
    readers = tuple(map(_reader, kinds))
    return lambda data: tuple(one(part) for one, part in zip(readers, data, strict=True))


def _dataclass_reader(kind: Any) -> Read:
    hints = get_type_hints(kind)
    plan = [
        (field.name, _reader(hints[field.name]), _missing(field, hints)) for field in fields(kind)
    ]

    def read(data: dict[str, Any]) -> Any:
        return kind(
            **{
                name: value(data[name]) if name in data else missing()
                for name, value, missing in plan
            }
        )

    return read


def _missing(field: Field, hints: dict[str, Any]) -> Callable[[], Any]:
    """What stands for a key that is not there."""
    if field.default is not MISSING:
        return lambda: field.default
    return lambda: empty(hints[field.name])


@cache
def empty(kind: Any) -> Any:
    """The value of the type ``kind`` that says nothing."""
    if kind in EMPTY:
        return EMPTY[kind]
    if is_dataclass(kind):
        return _reader(kind)({})
    if get_origin(kind) in (Union, types.UnionType):
        return None
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        return () if kinds[-1] is Ellipsis else tuple(map(empty, kinds))
    return LONG_AGO if kind is datetime else date.min
