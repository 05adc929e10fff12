"""What somebody else changed while a form was open, and the form as it goes on from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.forms import CheckboxInput, MultiWidget, Widget
from django.http import QueryDict
from django.utils.text import capfirst

from records.admin import seen
from records.admin.forms import RecordForm
from records.admin.history import last_writers, when, who
from records.admin.values import in_words


@dataclass(frozen=True)
class Change:
    """One field that somebody else changed; ``mine`` is empty where its reader did not."""

    label: str
    theirs: str
    mine: str
    who: str
    when: str


@dataclass(frozen=True)
class StaleRecord:
    """A record or row that somebody else changed, field by field."""

    name: str
    changes: tuple[Change, ...]


def forms_of(context: dict[str, Any]) -> list[RecordForm]:
    """The forms of stored records on a page of the admin that may be changed there."""
    rows = [
        form
        for inline in context["inline_admin_formsets"]
        if inline.has_change_permission
        for form in inline.formset.initial_forms
    ]
    found = [context["adminform"].form, *rows]
    return [form for form in found if isinstance(form, RecordForm) and form.is_of_stored]


def stale_records(forms: Iterable[RecordForm]) -> list[StaleRecord]:
    """What somebody else changed in the records of ``forms``; those refused for it only."""
    return [
        StaleRecord(str(type(form.instance)._base_manager.get(pk=form.instance.pk)), _changes(form))
        for form in forms
        if form.stale
    ]


def _changes(form: RecordForm) -> tuple[Change, ...]:
    writers = last_writers(form.instance)
    found = []
    for name in form.stale:
        field, entry = form.fields[name], writers.get(name)
        mine = name in form.conflicts
        theirs = form.get_initial_for_field(field, name)
        found.append(
            Change(
                label=capfirst(str(field.label)),
                theirs=in_words(field, theirs),
                mine=in_words(field, form.cleaned_data.get(name)) if mine else "",
                who=who(entry),
                when=when(entry),
            )
        )
    return tuple(found)


def go_on(forms: Iterable[RecordForm]) -> seen.Seen:
    """What ``forms`` show now, for the hidden field; values that only others changed are theirs."""
    shown = seen.Seen()
    for form in forms:
        opened = form.seen.opened_of(form.instance) if form.is_bound else {}
        kept = {
            name: opened[name]
            for name in form.changed_data
            if name in opened and opened[name] != form.current.get(name)
        }
        shown.note(form.instance, form.current, kept if form.is_bound else {})
        if form.is_bound:
            _show_theirs(form)
    return shown


def _show_theirs(form: RecordForm) -> None:
    has_shown = form.seen.has_shown
    unshown = {name for name in form.current if not has_shown(form.instance, name)}
    untouched = sorted({*form.stale, *unshown} - set(form.changed_data))
    if not untouched:
        return
    if not getattr(form.data, "_mutable", False):
        form.data = form.data.copy()
    for name in untouched:
        field = form.fields[name]
        value = field.prepare_value(form.get_initial_for_field(field, name))
        _send(form.data, form.add_prefix(name), field.widget, value)


def _send(data: QueryDict, name: str, widget: Widget, value: Any) -> None:
    """Put ``value`` into ``data`` as ``widget`` would send it."""
    if isinstance(widget, MultiWidget):
        for suffix, part, one in zip(
            widget.widgets_names, widget.widgets, widget.decompress(value), strict=True
        ):
            _send(data, f"{name}{suffix}", part, one)
    elif isinstance(widget, CheckboxInput):
        data.setlist(name, ["on"] if value else [])
    elif isinstance(value, list | tuple):
        data.setlist(name, [str(one) for one in value])
    else:
        shown = widget.format_value(value) if hasattr(widget, "format_value") else value
        data[name] = shown[0] if isinstance(shown, list) and shown else shown or ""
