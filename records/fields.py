"""Model fields that keep a derived column beside what the editor wrote."""

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
