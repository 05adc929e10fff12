"""A tree is stored whole and read again as it was, also from an older or newer shape."""

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from django.utils import translation

from meetings import open_data, stored
from meetings.former_shape import from_open_data
from meetings.models import Meeting
from meetings.stored import as_stored, from_stored
from meetings.summary import build_summary
from meetings.tree import Item, Summary
from tests.builders import AT
from tests.meetings.sittings import a_full_meeting

NUMBERS = count(1)


def filled(kind: Any, *, is_known: bool) -> Any:
    """A value of the type ``kind`` that differs from every other; optional ones None or not."""
    number = next(NUMBERS)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(
            **{one.name: filled(hints[one.name], is_known=is_known) for one in fields(kind)}
        )
    if get_origin(kind) in (Union, types.UnionType):
        (known,) = (one for one in get_args(kind) if one is not types.NoneType)
        return filled(known, is_known=is_known) if is_known else None
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        kinds = (kinds[0], kinds[0]) if kinds[-1] is Ellipsis else kinds
        return tuple(filled(one, is_known=is_known) for one in kinds)
    moment = datetime(2024, 1, 1 + number % 28, 12, 30, tzinfo=UTC)
    plain = {str: f"sana {number}", int: number, bool: True, date: moment.date()}
    return moment if kind is datetime else plain[kind]


@pytest.mark.parametrize("is_known", [True, False])
def test_every_field_of_a_summary_is_stored_and_read_again(is_known: bool) -> None:
    tree = filled(Summary, is_known=is_known)

    data = as_stored(tree)

    assert from_stored(Summary, data) == tree
    for name in (field.name for field in fields(Summary)):
        assert name in data


def test_a_key_of_another_shape_is_left_out_and_a_missing_one_says_nothing() -> None:
    data = as_stored(filled(Summary, is_known=True)) | {"unknown": {"a": 1}}
    for item in data["items"]:
        for field in fields(Item):
            if field.name != "number":
                del item[field.name]

    tree = from_stored(Summary, data)

    item = tree.items[0]
    assert (item.title.value, item.votes, item.papers, item.is_public) == ("", None, (), False)
    assert from_stored(Summary, {}).items == ()


def test_a_type_that_is_not_known_is_refused_when_it_is_first_met() -> None:
    with pytest.raises(TypeError, match="complex"):
        stored._reader(complex)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_version_kept_as_its_json_file_still_loads(language: str) -> None:
    meeting = Meeting.objects.for_page(AT).get(pk=a_full_meeting().pk)
    with translation.override(language):
        data = open_data.as_json(build_summary(meeting, at=AT))

        again = open_data.as_json(from_stored(Summary, from_open_data(data)))
        tree = as_stored(build_summary(meeting, at=AT))

    assert from_open_data(tree) == tree
    assert again == data | {"earlier_versions": [], "moved": []}
