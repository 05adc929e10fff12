"""House rule: what is demanded of a translated text is demanded of its languages.

The plain column beside the languages holds whichever the last editor had active.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import BaseConstraint, F, Model, Q
from modeltranslation.translator import NotRegistered, translator

from tests.house.rooms import models


def translated(model: type[Model]) -> set[str]:
    """Names of the translated fields of ``model``."""
    try:
        return set(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        return set()


def columns(part: Any) -> Iterator[str]:
    """Names of the columns that a condition or expression looks at."""
    if isinstance(part, F):
        yield part.name.partition("__")[0]
    if isinstance(part, tuple):
        # A pair of a name and a value in a condition, of an expression and a sign in another.
        yield from columns(F(part[0]) if isinstance(part[0], str) else part[0])
        yield from columns(part[1])
    for child in getattr(part, "children", ()):
        yield from columns(child)
    if hasattr(part, "get_source_expressions"):
        for source in part.get_source_expressions():
            yield from columns(source)


def looked_at(constraint: BaseConstraint) -> set[str]:
    """Names of all columns that ``constraint`` speaks of."""
    parts = [getattr(constraint, "condition", None), *getattr(constraint, "expressions", ())]
    parts = [part for one in parts for part in (one if isinstance(one, list) else [one])]
    found = {name for part in parts for name in columns(part)}
    return found | set(getattr(constraint, "fields", ()))


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_no_constraint_looks_at_the_plain_column_of_a_translated_text(model: type[Model]) -> None:
    names = translated(model)

    bare = {one.name: looked_at(one) & names for one in model._meta.constraints}
    assert {name: found for name, found in bare.items() if found} == {}


def test_a_constraint_over_a_plain_column_would_be_seen() -> None:
    condition = Q(is_public=True) | (~Q(legal_ground="") & Q(number__gte=1))

    assert set(columns(condition)) == {"is_public", "legal_ground", "number"}
