"""Attendance at the desk: who was there, and in whose place."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from meetings.admin.formsets import PartsFormSet
from meetings.admin.locks import OpenUntilChecked, PartForm, is_locked
from meetings.deputies import deputies_of
from meetings.models import Attendance
from organizations.models import Organization
from records import clock
from records.admin.base import PartInline, TranslatedAdmin
from records.admin.forms import RecordForm
from records.partial_dates import in_words


class AttendanceFormSet(PartsFormSet):
    """The list of those present and absent: nobody twice, and only deputies of the day."""

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        """Let a deputy choose among the members of this meeting; ask the database once."""
        super().add_fields(form, index)
        if "in_place_of" in form.fields:
            form.fields["in_place_of"].choices = self._members
            form.fields["organization"].choices = self._organizations

    @cached_property
    def _members(self) -> list[tuple[Any, str]]:
        rows = Attendance.objects.filter(meeting=self.instance.pk).with_own_vote()
        rows = rows.select_related("person", "organization")
        return [("", "–"), *((row.pk, _place(row)) for row in rows)]

    @cached_property
    def _organizations(self) -> list[tuple[Any, str]]:
        return [("", "–"), *((one.pk, one.name) for one in Organization.objects.alphabetical())]

    def refuse_wrong_rows(self) -> None:
        """Refuse a person or an absent member named twice, and a deputy who is none that day."""
        self.refuse_twins("person", _("%(value)s is in the list already."))
        self.refuse_twins("in_place_of", _("“%(other)s” sits in this place already."))
        changed = [form for form in self.filled() if form.has_changed()]
        rows = [form for form in changed if form.cleaned_data.get("in_place_of")]
        deputies = deputies_of(self.instance, clock.now()) if rows else None
        for form in rows if deputies is not None else ():
            person, absent = (form.cleaned_data.get(name) for name in ("person", "in_place_of"))
            if person and not deputies.may_sit(person.pk, absent):
                form.add_error("person", self._no_deputy(person, absent))

    def _no_deputy(self, person: Any, absent: Attendance) -> ValidationError:
        message = _(
            "%(person)s is not recorded as a deputy of %(member)s on %(day)s. Choose a deputy of"
            " that day, or nominate one first."
        )
        words = {
            "person": person,
            "member": _place(absent),
            "day": in_words(self.instance.held),
        }
        return ValidationError(message, "no_deputy", words)

    def save(self, commit: bool = True) -> list[Any]:
        """Store the rows; those that exchange persons or places let go of them first."""
        self.leaving("person").update(person=None)
        self.leaving("in_place_of").update(in_place_of=None)
        return super().save(commit)


class AttendanceForm(RecordForm):
    """A row of the list; whether it stands in another's way is for the formset to say."""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"meeting"}

    def validate_unique(self) -> None:
        """Leave it to the formset, which knows all rows."""


def _place(row: Attendance) -> str:
    """A member as others choose them: who, and for whom."""
    return " · ".join(str(part) for part in (row.person or row.title, row.organization) if part)


class AttendanceInline(OpenUntilChecked, PartInline):
    """Who was there."""

    model = Attendance
    form = AttendanceForm
    formset = AttendanceFormSet
    written = "attendances-0-role"
    extra = 1
    classes = ["collapse"]
    autocomplete_fields = ["person"]
    fields = [
        "person",
        "title",
        "organization",
        "role",
        "is_without_vote",
        "presence",
        "is_remote",
        "in_place_of",
        "arrived_at",
        "left_at",
        "first_item",
        "last_item",
    ]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Choose only among what is there: a list is no place to make organizations."""
        found = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("in_place_of", "organization"):
            found.widget = getattr(found.widget, "widget", found.widget)
        return found


@admin.register(Attendance)
class AttendanceAdmin(TranslatedAdmin):
    """One row of a list, with its sources."""

    form = PartForm
    list_display = ["meeting", "person", "organization", "role", "presence"]
    list_filter = ["role", "presence"]
    list_select_related = ["meeting", "person", "organization"]
    search_fields = ["person__name", "title_fi", "meeting__name_fi"]
    autocomplete_fields = [
        "meeting",
        "person",
        "organization",
        "in_place_of",
        "disqualified_from",
    ]

    def has_change_permission(self, request: Any, obj: Attendance | None = None) -> bool:
        """Until the summary is checked."""
        return super().has_change_permission(request, obj) and not (obj and is_locked(obj.meeting))

    def has_delete_permission(self, request: Any, obj: Attendance | None = None) -> bool:
        """Until the summary is checked."""
        return super().has_delete_permission(request, obj) and not (obj and is_locked(obj.meeting))
