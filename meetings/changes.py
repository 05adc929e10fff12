"""What changes between two papers as they are kept: compared, merged, told apart as JSON."""

from typing import Any

# These follow from the day and from the other versions: no change of what the paper says.
LIVE = frozenset({"standing", "facts", "changed_at", "left_out"})
TEXT = frozenset({"value", "lang", "is_fallback"})
KEY = "key"


def alike(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether two papers in one language say the same."""
    return _bare(before) == _bare(after)


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in LIVE}


def merged(kept: Any, before: Any, after: Any) -> Any:
    """``kept`` with what differs between ``before`` and ``after``, and nothing else.

    ``before`` and ``after`` are what the records say around a correction; what they say
    otherwise than ``kept`` does, such as a name changed since, stays as ``kept`` has it.
    """
    if before == after:
        return kept
    if _is_node(kept) and _is_node(before) and _is_node(after):
        return {
            name: merged(kept[name], before[name], value)
            if name in kept and name in before
            else value
            for name, value in after.items()
        }
    if _has_keys(kept) and _has_keys(before) and _has_keys(after):
        old, former = _by_key(kept), _by_key(before)
        return [
            merged(old[one[KEY]], former[one[KEY]], one)
            if one[KEY] in old and one[KEY] in former
            else one
            for one in after
        ]
    return after


def without_additions(before: Any, after: Any) -> Any:
    """``after`` with every text taken back that ``before`` had in another language only."""
    if _is_text(before) and _is_text(after):
        is_added = before["is_fallback"] and not after["is_fallback"]
        return before if is_added else after
    if _is_node(before) and _is_node(after):
        return {name: without_additions(before.get(name), value) for name, value in after.items()}
    if _is_list(before) and _is_list(after) and len(before) == len(after):
        return [without_additions(old, new) for old, new in zip(before, after, strict=True)]
    return after


def _is_text(data: Any) -> bool:
    return isinstance(data, dict) and data.keys() == TEXT


def _is_node(data: Any) -> bool:
    """Whether it is a part of the tree; a text is whole by itself."""
    return isinstance(data, dict) and not _is_text(data)


def _is_list(data: Any) -> bool:
    return isinstance(data, list)


def _has_keys(data: Any) -> bool:
    return _is_list(data) and all(isinstance(one, dict) and one.get(KEY) for one in data)


def _by_key(rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {one[KEY]: one for one in rows}
