"""The names that people know the typed fields by, and which of them are worth showing."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import AutoField, BooleanField, Field, FileField, Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.typed.fields import Typed

IN_A_ROW = re.compile(r"(?:(?P<rows>\w+)-)?(?P<place>\d+)-(?P<name>\w+)")
HALF_OF_A_MOMENT = re.compile(r"_[01]$")
LONG = 80


@dataclass(frozen=True)
class LabelledField:
    """A field with its label; without one it is sent again but is nothing to read."""

    name: str
    value: str
    label: str

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a line."""
        return len(self.value) > LONG or "\n" in self.value or "\r" in self.value


def labelled(typed: Typed) -> list[LabelledField]:
    """Every field of ``typed``, in order; what was written or dated has a label."""
    model = model_of(typed.address)
    labels: dict[str, str] = {}
    found = []
    for name, value in typed.fields:
        if name not in labels:
            labels[name] = _label(name, model)
        found.append(LabelledField(name, value, _shown_as(labels[name], name, value)))
    return found


def labelled_files(typed: Typed) -> list[LabelledField]:
    """The files of ``typed``: the field, the name of the file, and the label of the field."""
    model = model_of(typed.address)
    return [
        LabelledField(name, file, _label(name, model) or _("File")) for name, file in typed.files
    ]


def model_of(address: str) -> type[Model] | None:
    """The model whose admin pages ``address`` is one of; None where it is another page."""
    path = urlsplit(address).path
    words = path.removeprefix(reverse("admin:index")).split("/")
    try:
        return apps.get_model(*words[:2])
    except (LookupError, TypeError):
        return None


def _shown_as(label: str, name: str, value: str) -> str:
    """The label of a field with this value: a text in no known field is shown as a text."""
    if not value.strip():
        return ""
    is_written = " " in value.strip() or "\n" in value.strip()
    # Names of buttons begin with a low line; a row named so is the one that new rows copy.
    is_ours = name.startswith("_") or "__prefix__" in name
    return label or (_("Text") if is_written and not is_ours else "")


def _label(name: str, model: type[Model] | None) -> str:
    """How the form of ``model`` calls ``name``; empty for choices, marks and counts."""
    if model is None:
        return ""
    row = IN_A_ROW.fullmatch(name)
    if row is None:
        return _words(name, [model, *_parts(model).values()])
    part = _parts(model).get(row["rows"] or "")
    words = _words(row["name"], [part] if part else [model, *_parts(model).values()])
    if not words or part is None:
        return words
    return _("%(rows)s, row %(number)s: %(field)s") % {
        "rows": capfirst(part._meta.verbose_name_plural),
        "number": int(row["place"]) + 1,
        "field": words,
    }


def _parts(model: type[Model]) -> dict[str, type[Model]]:
    """Models whose rows can stand in the form of ``model``, by the prefix of their fields."""
    return {
        relation.get_accessor_name(): relation.related_model
        for relation in model._meta.related_objects
    }


def _words(name: str, models: list[type[Model]]) -> str:
    """The label of the field ``name`` of the first of ``models`` that has one to read."""
    for model in models:
        field = _field(model, name)
        if field is not None:
            return "" if _is_chosen(field) else capfirst(str(field.verbose_name))
    return ""


def _is_chosen(field: Field) -> bool:
    """Whether the form sends a key or a mark for ``field``, which tells a reader nothing."""
    chosen = field.is_relation or bool(field.choices)
    return chosen or isinstance(field, AutoField | BooleanField)


def _field(model: type[Model], name: str) -> Field | None:
    for one in (name, HALF_OF_A_MOMENT.sub("", name)):
        try:
            field = model._meta.get_field(one)
        except FieldDoesNotExist:
            continue
        if isinstance(field, Field | FileField):
            return field
    return None
