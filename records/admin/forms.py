"""The form of a record: it writes what its sender changed, and nothing else."""

from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records.admin import seen
from records.admin.values import digest, with_line_feeds

RESOLVE = "_resolve"
THEIRS, BOTH = "theirs", "both"
STEP = "_step"
REFUSED = "_refused"
MEANWHILE = "meanwhile"
DELETED = "DELETE"
ONCE, AGAIN, LOCKED = "_once", "again", "locked_meanwhile"


class RecordForm(forms.ModelForm):
    """A form that leaves alone what its sender left alone.

    ``changed_data`` are the fields whose values differ from those the form showed when it was
    opened; only these are written. Where somebody else changed the record meanwhile, the form
    is refused with the fields concerned in ``stale``. Sent again with ``_resolve`` it keeps
    their value or both where both changed a field; sent again as it is, its own.
    """

    # Fields that ask for something besides the record.
    beside_record: frozenset[str] = frozenset()

    @cached_property
    def seen(self) -> seen.Seen:
        """What the sender had seen of the record and its rows."""
        return seen.read(self.data)

    @cached_property
    def is_of_stored(self) -> bool:
        """Whether it edits a record that is stored."""
        return self.instance.pk is not None and not self.instance._state.adding

    @cached_property
    def current(self) -> dict[str, str]:
        """Fingerprints of what the database holds now, by field."""
        if not self.is_of_stored:
            return {}
        return {
            name: digest(self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name in self._written_names
        }

    @cached_property
    def _written_names(self) -> set[str]:
        """Fields that write: columns of the record, lists of others, and what a form adds."""
        keys = {self.instance._meta.pk.name, DELETED, *self.beside_record}
        foreign = (forms.models.InlineForeignKeyField,)
        return {
            name
            for name, field in self.fields.items()
            if name not in keys and not isinstance(field, foreign) and not field.disabled
        }

    @cached_property
    def stale(self) -> list[str]:
        """Fields that somebody else changed after the form was opened."""
        if not (self.is_bound and self.is_of_stored):
            return []
        shown = self.seen.shown_of(self.instance)
        return [name for name, now in self.current.items() if shown.get(name, now) != now]

    @property
    def conflicts(self) -> list[str]:
        """Fields that both changed: somebody else before, its sender now."""
        shown, opened = (
            self.seen.shown_of(self.instance),
            self.seen.opened_of(self.instance),
        )
        theirs = {*self.stale, *(name for name in opened if opened[name] != shown.get(name))}
        return [name for name in self.changed_data if name in theirs]

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = with_line_feeds(value)
        if self.is_of_stored:
            self.__dict__["changed_data"] = self._changed()
            if not self.has_changed():
                # A row that its sender may not change, whatever was sent.
                self.__dict__["changed_data"] = []
            self._resolve()
            self._take_current()
        self._typed = dict(self.cleaned_data)

    def _changed(self) -> list[str]:
        """Fields whose value differs from what the form showed when it was opened."""
        opened = self.current | self.seen.opened_of(self.instance)
        changed = [
            name
            for name in self.fields
            if name in self._written_names
            and self._was_asked(name)
            and (name in self._errors or digest(self.cleaned_data.get(name)) != opened[name])
        ]
        # A row that is to be deleted is no row left alone.
        return [*changed, DELETED] if self.cleaned_data.get(DELETED) else changed

    def _take_current(self) -> None:
        """Go on with what the database holds in the fields that the sender left alone.

        A field that was locked when the form was opened was not sent: it is left alone too.
        """
        unshown = [name for name in self.fields if not self._was_asked(name)]
        for name in {*self.stale, *unshown} & self._written_names - set(self.changed_data):
            self._errors.pop(name, None)
            self.cleaned_data[name] = self._current_value(name)

    def _was_asked(self, name: str) -> bool:
        """Whether the form asked for ``name`` when it was opened, or its sender gave it anyway."""
        if self.seen.has_shown(self.instance, name):
            return True
        key, widget = self.add_prefix(name), self.fields[name].widget
        if isinstance(widget, forms.MultiWidget):
            return not widget.value_omitted_from_data(self.data, self.files, key)
        return key in self.data or key in self.files

    def _current_value(self, name: str) -> Any:
        value = self.get_initial_for_field(self.fields[name], name)
        if isinstance(self.fields[name], forms.ModelChoiceField) and hasattr(self.instance, name):
            stored = getattr(self.instance, name)
            return list(stored.all()) if hasattr(stored, "all") else stored
        return value

    def _typed_into_locked(self) -> list[str]:
        """What was typed into fields that are locked by now, each with its label."""
        found = []
        shown, opened = self.seen.shown_of(self.instance), self.seen.opened_of(self.instance)
        for name in shown.keys() - self.fields.keys() if self.is_of_stored else ():
            sent = self.data.get(self.add_prefix(name))
            field = _model_field(self.instance, name)
            if not sent or field is None:
                continue
            try:
                value = field.clean(sent)
            except ValidationError:
                value = sent
            if digest(value) != opened[name]:
                found.append(f"{capfirst(str(field.label))}: {sent}")
        return found

    def _resolve(self) -> None:
        """Where both changed a field, take theirs or both as the sender asked."""
        way = self.data.get(RESOLVE)
        for name in self.conflicts if way in (THEIRS, BOTH) else ():
            theirs = self.get_initial_for_field(self.fields[name], name)
            is_text = isinstance(self.fields[name].widget, forms.Textarea)
            if way == BOTH and is_text and name not in self._errors:
                mine = self.cleaned_data[name]
                both = theirs if mine in theirs else f"{theirs.rstrip()}\n\n{mine}".strip()
                self.cleaned_data[name] = both
            elif way == THEIRS:
                self.changed_data.remove(name)
                self._errors.pop(name, None)
                self.cleaned_data[name] = theirs

    def _clean_form(self) -> None:
        super()._clean_form()
        if locked := self._typed_into_locked():
            message = _(
                "This is locked meanwhile, and what you typed was not stored. Copy it from here:"
                " %(typed)s"
            )
            words = {"typed": " · ".join(locked)}
            self.add_error(None, ValidationError(message, code=LOCKED, params=words))
        if self.data.get(REFUSED) == AGAIN:
            message = _(
                "This form has been stored already: it was sent twice. Look at the list or the"
                " record first; send it again only if you want it stored once more."
            )
            self.add_error(None, ValidationError(message, code=AGAIN))
        if self.stale and (self.changed_data or STEP in self.data):
            message = _("Somebody else changed this after you opened it. See what, then choose.")
            self.add_error(None, ValidationError(message, code=MEANWHILE))
        if REFUSED in self.data and self.data[REFUSED] != AGAIN and self.changed_data:
            message = _(
                "The database refused these changes together: rows exchange values, or somebody"
                " stored the same at this moment. Store them one after the other."
            )
            self.add_error(None, ValidationError(message, code=REFUSED))

    def written(self) -> set[str]:
        """Fields to write: those changed by the sender, and those the form itself filled."""
        if not self.is_of_stored:
            return set(self.cleaned_data)
        filled = {
            name for name, value in self.cleaned_data.items() if value is not self._typed.get(name)
        }
        return filled | set(self.changed_data)

    def _post_clean(self) -> None:
        # Django writes every cleaned value into the record, whether it was changed or not.
        whole, names = self.cleaned_data, self.written()
        self.cleaned_data = {name: value for name, value in whole.items() if name in names}
        super()._post_clean()
        self.cleaned_data = {
            name: value for name, value in whole.items() if name not in self._errors
        }

    def _save_m2m(self) -> None:
        whole, names = self.cleaned_data, self.written()
        self.cleaned_data = {name: value for name, value in whole.items() if name in names}
        super()._save_m2m()
        self.cleaned_data = whole


def _model_field(record: models.Model, name: str) -> forms.Field | None:
    """The plain form field of a column of ``record``; None where it has no such column."""
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field.formfield() if hasattr(field, "formfield") else None
