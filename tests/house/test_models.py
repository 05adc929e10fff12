"""House rules 2 and 3: what every model and every relation says of itself."""

import pytest
from django.apps import AppConfig
from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model
from django.db.models.fields.related import RelatedField
from django.utils.functional import Promise

from records import checks
from tests.house.rooms import models, own_fields, rooms

MODELS = models()

each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def relations(model: type[Model]) -> list[RelatedField]:
    """Fields of ``model`` that point to another one."""
    return [field for field in own_fields(model) if isinstance(field, RelatedField)]


def indexed_first(model: type[Model], name: str) -> bool:
    """Whether an index or a unique constraint of ``model`` begins with ``name``."""
    lists = [index.fields for index in model._meta.indexes]
    lists += [rule.fields for rule in model._meta.constraints if hasattr(rule, "fields")]
    return any(fields and fields[0].lstrip("-") == name for fields in lists)


@each_model
def test_a_model_has_a_translatable_name_for_one_and_for_many(model: type[Model]) -> None:
    assert isinstance(model._meta.original_attrs.get("verbose_name"), Promise)
    assert isinstance(model._meta.original_attrs.get("verbose_name_plural"), Promise)


@each_model
def test_a_model_says_what_it_is_and_how_a_row_is_called(model: type[Model]) -> None:
    made_by_django = f"{model.__name__}({', '.join(f.name for f in model._meta.fields)})"

    assert model.__doc__ not in (None, made_by_django)
    assert model.__str__ is not Model.__str__


@each_model
def test_a_model_has_a_place_in_the_admin(model: type[Model]) -> None:
    registered = admin.site._registry
    inlines = {inline.model for place in registered.values() for inline in place.inlines}

    places = [place for place in (*registered, *inlines) if place is model]

    assert places, "register an admin for it, or show it as an inline of its parent"


@each_model
def test_every_field_has_a_translatable_label_and_help_text(model: type[Model]) -> None:
    bare = [
        field.name
        for field in own_fields(model)
        if not (isinstance(field._verbose_name, Promise) and isinstance(field.help_text, Promise))
        or not str(field.help_text)
    ]

    assert bare == []


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_a_room_that_editors_see_has_a_translatable_name(room: AppConfig) -> None:
    if not any(room.get_models()):
        return

    assert isinstance(room.verbose_name, Promise)


@each_model
def test_every_relation_names_its_way_back(model: type[Model]) -> None:
    nameless = [field.name for field in relations(model) if not field.remote_field.related_name]

    assert nameless == []


@each_model
def test_every_foreign_key_is_indexed(model: type[Model]) -> None:
    slow = [
        field.name
        for field in relations(model)
        if isinstance(field, ForeignKey)
        and not (field.db_index or field.unique or indexed_first(model, field.name))
    ]

    assert slow == []


def test_only_listed_parts_go_with_their_whole() -> None:
    cascading = {
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        for field in relations(model)
        if field.remote_field.on_delete is CASCADE
    }

    assert cascading == set(checks.PARTS)
