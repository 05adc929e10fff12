"""Forms of the editors' desk as a browser would send them back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.forms import BaseForm, FileField
from django.http import HttpResponse


def filled_form(
    page: HttpResponse,
    values: Mapping[str, Any] | None = None,
    rows: Mapping[type[Model], Sequence[Mapping[str, Any]]] | None = None,
) -> dict[str, Any]:
    """What ``page``, a form of the admin, sends when it is filled with ``values`` and new ``rows``.

    Values are named as in the model; a translated field without a language is Finnish.
    """
    rows = rows or {}
    main = page.context_data["adminform"].form
    sent = _as_sent(main) | _named(main, values or {}) | {"_seen": page.context_data["seen"]}
    for inline in page.context_data["inline_admin_formsets"]:
        formset = inline.formset
        new = rows.get(formset.model, ())
        for form in formset.initial_forms:
            sent |= _as_sent(form)
        first = len(formset.initial_forms)
        sent |= _as_sent(formset.management_form)
        sent[f"{formset.prefix}-TOTAL_FORMS"] = first + len(new)
        for place, row in enumerate(new, start=first):
            empty = formset.empty_form
            for name, value in (_as_sent(empty) | _named(empty, row)).items():
                sent[name.replace("__prefix__", str(place))] = value
    return sent


def _as_sent(form: BaseForm) -> dict[str, Any]:
    """The values a form shows, as its widgets send them."""
    sent: dict[str, Any] = {}
    for bound in form:
        if isinstance(bound.field, FileField):
            continue  # A browser sends a file only when one is chosen anew.
        value = bound.value()
        parts = getattr(bound.field.widget, "decompress", None)
        if parts:
            values = parts(value)
            sent |= {f"{bound.html_name}_{place}": one or "" for place, one in enumerate(values)}
        elif value is not None and value is not False:
            sent[bound.html_name] = value
    return sent


def _named(form: BaseForm, values: Mapping[str, Any]) -> dict[str, Any]:
    sent = {}
    for name, value in values.items():
        field = name if name in form.fields else f"{name}_fi"
        assert field in form.fields or f"{name}_0" not in form.fields, name
        sent[form.add_prefix(field)] = value
    return sent
