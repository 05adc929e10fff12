"""Columns computed from others follow however a row is saved, in every model that has some."""

from collections.abc import Iterator

import pytest
from django.db.models import Field, Model
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker

from records.fields import Derived, PartialDateField, SortKeyField
from records.publication import Published
from records.sorting import sort_key
from tests.house.rooms import models
from tests.portal.houses import a_house
from tests.transactions import for_many

LATE = ("ends", "deadline")

WITH_DAYS = [
    (model, field)
    for model in models()
    for field in model._meta.concrete_fields
    if isinstance(field, PartialDateField)
]
WITH_KEYS = [
    (model, field)
    for model in models()
    for field in model._meta.concrete_fields
    if isinstance(field, SortKeyField)
]
PAGES = [model for model in models() if issubclass(model, Published)]


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Something in every table, for all tests of this module."""
    with for_many(django_db_blocker), translation.override("fi"):
        a_house()
        yield


def named(value: object) -> str:
    """A model or field as a test is called."""
    return value._meta.label if isinstance(value, type) else value.name


def another_day(field: PartialDateField) -> str:
    """A day that contradicts none of the others in its row."""
    return "2199-02" if field.name in LATE else "1900-02"


@pytest.mark.parametrize(("model", "field"), [*WITH_DAYS, *WITH_KEYS], ids=named)
def test_a_model_with_computed_columns_keeps_them_itself(model: type[Model], field: Field) -> None:
    assert issubclass(model, Derived)


@pytest.mark.parametrize(("model", "field"), WITH_DAYS, ids=named)
def test_a_partial_date_saved_alone_takes_its_days_along(
    model: type[Model], field: PartialDateField, db: None
) -> None:
    record = model._base_manager.first()
    setattr(record, field.name, another_day(field))

    record.save(update_fields=[field.name])

    record.refresh_from_db()
    days = [getattr(record, name) for name in (field.earliest, field.latest)]
    year = 2199 if field.name in LATE else 1900
    assert [(day.year, day.month) for day in days] == [(year, 2), (year, 2)]
    assert [day.day for day in days] == [1, 28]


@pytest.mark.parametrize(("model", "field"), WITH_DAYS, ids=named)
def test_a_row_of_which_only_a_partial_date_was_loaded_takes_its_days_along(
    model: type[Model], field: PartialDateField, db: None
) -> None:
    record = model._base_manager.only(field.name).first()
    setattr(record, field.name, "")

    record.save()

    found = model._base_manager.filter(pk=record.pk).values_list(field.earliest, field.latest)
    assert found.get() == (None, None)


@pytest.mark.parametrize(("model", "field"), WITH_KEYS, ids=named)
def test_a_name_saved_alone_takes_its_place_in_the_alphabet_along(
    model: type[Model], field: SortKeyField, db: None
) -> None:
    record = model._base_manager.first()
    setattr(record, field.of[0], "Öölanti 7")

    record.save(update_fields=[field.of[0]])

    stored = model._base_manager.values_list(field.name, flat=True).get(pk=record.pk)
    assert stored == sort_key("Öölanti 7")


@pytest.mark.parametrize("model", PAGES, ids=named)
def test_a_page_of_which_one_field_is_saved_tells_when(model: type[Model], db: None) -> None:
    record = model._base_manager.first()
    before = timezone.now()

    record.save(update_fields=["published_at"])

    record.refresh_from_db()
    assert record.updated_at >= before
