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
    labels = Labels(model_of(typed.address))
    return [
        LabelledField(name, value, _shown_as(labels.of(name), name, value))
        for name, value in typed.fields
    ]


def labelled_files(typed: Typed) -> list[LabelledField]:
    """The files of ``typed``: the field, the name of the file, and the label of the field."""
    labels = Labels(model_of(typed.address))
    return [LabelledField(name, file, labels.of(name) or _("File")) for name, file in typed.files]


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


class Labels:
    """How the form of ``model`` calls its fields; empty for choices, marks and counts."""

    def __init__(self, model: type[Model] | None) -> None:
        relations = model._meta.related_objects if model else ()
        # Models whose rows can stand in the form, by the prefix of their fields.
        self._parts = {one.get_accessor_name(): one.related_model for one in relations}
        self._all = (model, *self._parts.values()) if model else ()
        self._known: dict[tuple[str, str], str] = {}
        self._names = {
            prefix: capfirst(str(part._meta.verbose_name_plural))
            for prefix, part in self._parts.items()
        }
        self._in_a_row = _("%(rows)s, row %(number)s: %(field)s")

    def of(self, name: str) -> str:
        """The label of the field that is sent as ``name``."""
        row = IN_A_ROW.fullmatch(name)
        if row is None:
            return self._words("", name)
        words = self._words(row["rows"] or "", row["name"])
        rows = self._names.get(row["rows"])
        if not words or rows is None:
            return words
        return self._in_a_row % {"rows": rows, "number": int(row["place"]) + 1, "field": words}

    def _words(self, rows: str, name: str) -> str:
        """The label of ``name`` in ``rows``, else in the first model that has such a field."""
        if (rows, name) not in self._known:
            models = (self._parts[rows],) if rows in self._parts else self._all
            found = next(filter(None, (_field(model, name) for model in models)), None)
            shown = found is not None and not _is_chosen(found)
            self._known[rows, name] = capfirst(str(found.verbose_name)) if shown else ""
        return self._known[rows, name]


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
