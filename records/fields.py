"""Model fields that keep a derived column beside what the editor wrote."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from records import partial_dates
from records.sorting import sort_key


class PartialDateField(models.CharField):
    """A date in EDTF; keeps its first and last fitting day in two columns of the same row.

    ``earliest`` and ``latest`` name those columns. Only where ``open_end`` is set does
    ``..`` (until further notice) pass. Text that names no possible day is refused.
    """

    def __init__(
        self,
        *args: Any,
        earliest: str = "",
        latest: str = "",
        open_end: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("max_length", 40)
        self.earliest, self.latest, self.open_end = earliest, latest, open_end
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the columns in migrations too."""
        name, path, args, kwargs = super().deconstruct()
        kwargs |= {"earliest": self.earliest, "latest": self.latest}
        if self.open_end:
            kwargs["open_end"] = True
        return name, path, args, kwargs

    def to_python(self, value: Any) -> str:
        """The text without surrounding white space."""
        return (super().to_python(value) or "").strip()

    def validate(self, value: str, model_instance: models.Model | None) -> None:
        """Refuse what is no date, naming what was written."""
        super().validate(value, model_instance)
        try:
            partial_dates.parse(value)
        except ValueError:
            raise ValidationError(
                _(
                    "“%(value)s” is no day of the calendar. Write a day (2018-04-17), a month"
                    " (2012-06), a year (2004), a season (2014-23 is autumn 2014) or"
                    " [2017-06..2017-12] for some day between."
                ),
                code="partial_date",
                params={"value": value},
            ) from None
        if value == partial_dates.OPEN and not self.open_end:
            raise ValidationError(
                _("“..” means an open end; this date needs a year, a month or a day."),
                code="open_end",
            )

    def store_bounds(self, instance: models.Model) -> None:
        """Write the first and last fitting day of the instance's value into its columns."""
        text = getattr(instance, self.attname)
        try:
            known = partial_dates.parse(text) if text else None
        except ValueError:
            known = None
        setattr(instance, self.earliest, known.earliest if known else None)
        setattr(instance, self.latest, known.latest if known else None)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Keep the columns true however the row is saved."""
        self.store_bounds(model_instance)
        return str(super().pre_save(model_instance, add))


class SortKeyField(models.CharField):
    """Alphabetical place of another field's text; the same on every database.

    ``of`` lists fields, the first with text counts (a language and its fallback).
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = tuple(of)
        kwargs |= {"max_length": 300, "editable": False, "db_index": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the fields in migrations too."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The key of the first field that has text."""
        texts = (getattr(model_instance, field) or "" for field in self.of)
        key = sort_key(next(filter(None, texts), ""))[:300]
        setattr(model_instance, self.attname, key)
        return key


class Derived(models.Model):
    """A row whose computed columns stay true also when only some of its fields are saved."""

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Store it; with ``update_fields``, store what is computed from them too."""
        deferred = self.get_deferred_fields()
        if update_fields is None and deferred and not self._state.adding:
            # Django would store what was loaded and leave out the columns computed from it.
            update_fields = self._meta._non_pk_concrete_field_names - deferred
        if update_fields:
            update_fields = with_computed(type(self), update_fields)
        super().save(update_fields=update_fields, **kwargs)


def with_computed(model: type[models.Model], names: Iterable[str]) -> set[str]:
    """``names`` of fields of ``model``, and of those that are computed when they are stored."""
    given = set(names)
    found = set(given)
    for field in model._meta.concrete_fields:
        if isinstance(field, PartialDateField):
            found |= {field.earliest, field.latest} if field.name in given else set()
        elif isinstance(field, SortKeyField):
            found |= {field.name} if given & _with_plain_names(field.of) else set()
        elif getattr(field, "auto_now", False):
            found.add(field.name)
    return found


def _with_plain_names(names: Iterable[str]) -> set[str]:
    """``name`` beside ``name_fi``: either may be what is written."""
    return {plain for name in names for plain in (name, name[:-3])}
