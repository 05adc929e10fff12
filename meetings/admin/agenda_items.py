"""Agenda items at the desk: the slim rows of a meeting, and the whole of one item."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from meetings.admin import removal_pages
from meetings.admin.correcting import Correctable
from meetings.admin.formsets import AttachmentFormSet, ItemFormSet, NumberedForm
from meetings.admin.item_form import AgendaItemForm
from meetings.admin.locks import (
    ClosedOnceRemoved,
    KeptOncePublic,
    PartForm,
    is_correcting,
    is_locked,
    is_public,
    shows_locked,
)
from meetings.admin.widgets import KeptFileInput
from meetings.attachment_views import file_response
from meetings.models import AgendaItem, Attachment, Meeting
from meetings.removals import stays
from records.admin.base import SOURCES, PartInline, TranslatedAdmin

# What editors add to an item without touching its texts until the summary is public; the rest is
# locked by the check.
ALWAYS_OPEN = {"agreement", "project", "due_on", "citations", "certainty", "certainty_note"}


class AgendaItemInline(KeptOncePublic, PartInline):
    """The agenda in rows; the texts of an item stand on its own page."""

    model = AgendaItem
    form = NumberedForm
    formset = ItemFormSet
    written = "items-0-title_fi"
    extra = 1
    fields = ["number", "section", "title", "outcome"]

    def _is_open(self, request: HttpRequest, obj: Any) -> bool:
        # A public item is corrected on its own form, where all of it stands.
        return super()._is_open(request, obj) and not is_correcting(request, obj)


def removal_of(record: AgendaItem | Attachment, name: str) -> dict[str, Any] | None:
    """The way to remove ``record`` or take that back, and why it was; None while it is deleted.

    Its ``url`` is empty where what was removed stays removed.
    """
    item = record if isinstance(record, AgendaItem) else record.item
    if not stays(record):
        return None
    page = "restore" if record.is_removed else "remove"
    is_open = not (record.is_removed and item.meeting.shows_summary)
    address = reverse(f"admin:{name}", args=[record.pk, page]) if is_open else ""
    return {"record": record, "url": address}


class AttachmentForm(PartForm):
    """One attachment; on a public agenda it stays at its item and keeps its number."""

    def clean(self) -> dict[str, Any]:
        """Refuse to give its address to another attachment."""
        data = super().clean()
        moved = {"item", "number"} & set(self.changed_data)
        if self.instance.pk and moved and stays(Attachment.objects.get(pk=self.instance.pk)):
            message = AttachmentFormSet.fixed
            words = {"number": self.initial["number"]}
            self.add_error(min(moved), ValidationError(message, "public", words))
        return data


class AttachmentInline(KeptOncePublic, PartInline):
    """The papers of the item."""

    model = Attachment
    form = NumberedForm
    formset = AttachmentFormSet
    written = "attachments-0-title_fi"
    extra = 1
    fields = ["number", "title", "language", "file", "url"]
    formfield_overrides = PartInline.formfield_overrides | {
        Attachment.file.field.__class__: {"widget": KeptFileInput}
    }

    def meeting_of(self, obj: AgendaItem | None) -> Meeting | None:
        """The meeting of the item."""
        return obj and obj.meeting

    def has_delete_permission(self, request: HttpRequest, obj: AgendaItem | None = None) -> bool:
        """Until the summary is checked; a correction adds and exchanges attachments."""
        return super().has_delete_permission(request, obj) and not is_locked(self.meeting_of(obj))


@admin.register(AgendaItem)
class AgendaItemAdmin(ClosedOnceRemoved, Correctable, TranslatedAdmin):
    """One item with its five texts, in the order of the paper, and its attachments."""

    form = AgendaItemForm
    change_form_template = "admin/meetings/agendaitem/change_form.html"
    list_display = ["meeting", "number", "title", "outcome", "is_public"]
    list_display_links = ["title"]
    list_filter = ["outcome", "is_public", "meeting__body"]
    list_select_related = ["meeting"]
    search_fields = ["title_fi", "title_sv", "title_en", "meeting__name_fi"]
    autocomplete_fields = ["meeting", "agreement", "project", "continues"]
    inlines = [AttachmentInline]
    fieldsets = [
        (None, {"fields": ["meeting", "number", "section", "title"]}),
        (_("Publicity"), {"fields": ["is_public", "legal_ground"], "classes": ["collapse"]}),
        (_("Agenda"), {"fields": ["presenter", "background", "proposal"]}),
        (_("What it is about"), {"fields": ["agreement", "project", "continues"]}),
        (_("Summary"), {"fields": ["discussion", "decision", "outcome", "power"]}),
        (_("What follows"), {"fields": ["returns_on", "due_on"]}),
        (_("Disqualified"), {"fields": ["disqualified"], "classes": ["collapse"]}),
        SOURCES,
    ]

    def get_fieldsets(self, request: HttpRequest, obj: AgendaItem | None = None) -> Any:
        """Who is disqualified is chosen among those of the list, while texts are open."""
        found = super().get_fieldsets(request, obj)
        if obj is None or not self._chooses_disqualified(request, obj):
            found = [one for one in found if "disqualified" not in one[1]["fields"]]
        return found

    def get_readonly_fields(self, request: HttpRequest, obj: AgendaItem | None = None) -> Any:
        """An item stays at its meeting; once the summary is checked, its texts stay too."""
        found = list(super().get_readonly_fields(request, obj))
        if obj is None:
            return found
        if self.corrects(request, obj):
            return [*found, "meeting", "number", "is_public"]
        if not self._is_locked(request, obj):
            return [*found, "meeting"]
        names = [name for one in super().get_fieldsets(request, obj) for name in one[1]["fields"]]
        if is_public(obj.meeting):
            return [*found, *(name for name in names if name != "disqualified")]
        open_names = ALWAYS_OPEN | set(self.replace_orig_field(ALWAYS_OPEN)) | {"disqualified"}
        return [*found, *(name for name in names if name not in open_names)]

    def meeting_of(self, obj: AgendaItem) -> Meeting:
        """The meeting of the item."""
        return obj.meeting

    def _chooses_disqualified(self, request: HttpRequest, obj: AgendaItem) -> bool:
        """Whether the form lets its reader choose: it is a field of the form, not of the item."""
        may = self.has_change_permission(request, obj)
        return may and not self._is_locked(request, obj)

    def _is_locked(self, request: HttpRequest, obj: AgendaItem) -> bool:
        return shows_locked(request, obj.meeting, "title_fi")

    def get_urls(self) -> list[URLPattern]:
        """Also the pages on which an item is removed and put back."""
        view = self.admin_site.admin_view(removal_pages.item_page)
        page = "<int:pk>/removal/<slug:name>/"
        return [
            path(page, view, {"desk": self}, "meetings_agendaitem_removal"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: AgendaItem | None = None) -> bool:
        """Until it is removed."""
        is_removed = obj is not None and obj.is_removed
        return super().has_change_permission(request, obj) and not is_removed

    def has_delete_permission(self, request: HttpRequest, obj: AgendaItem | None = None) -> bool:
        """Until the agenda is public; then it is removed with a reason."""
        return super().has_delete_permission(request, obj) and not (obj and stays(obj))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, with the way to the items before and after."""
        item = kwargs.get("obj")
        if item is not None:
            context["is_public"] = is_public(item.meeting) and not self.corrects(request, item)
            standing = item.meeting.items.standing()
            context["before"] = standing.filter(number__lt=item.number).last()
            context["after"] = standing.filter(number__gt=item.number).first()
            context["removal"] = removal_of(item, "meetings_agendaitem_removal")
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: AgendaItem) -> HttpResponse:
        """Go on to the next item where that was asked."""
        after = obj.meeting.items.standing().filter(number__gt=obj.number).first()
        if "_next" in request.POST and after:
            return HttpResponseRedirect(
                reverse("admin:meetings_agendaitem_change", args=[after.pk])
            )
        return super().response_change(request, obj)

    def response_post_save_add(self, request: HttpRequest, obj: AgendaItem) -> HttpResponse:
        """Back to the meeting."""
        return self.response_post_save_change(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: AgendaItem) -> HttpResponse:
        """Back to the meeting."""
        return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[obj.meeting_id]))


@admin.register(Attachment)
class AttachmentAdmin(ClosedOnceRemoved, TranslatedAdmin):
    """Attachments of all items; what is kept of them is fetched here before it is public."""

    form = AttachmentForm
    change_form_template = "admin/meetings/attachment/change_form.html"
    list_display = ["item", "number", "title", "format"]
    list_select_related = ["item"]
    search_fields = ["title_fi", "title_sv", "title_en", "item__title_fi"]
    autocomplete_fields = ["item"]
    formfield_overrides = AttachmentInline.formfield_overrides

    def get_urls(self) -> list[URLPattern]:
        """Also the address of the file, and the pages on which it is removed and shown again."""
        view = self.admin_site.admin_view(self.file_view)
        page = self.admin_site.admin_view(removal_pages.attachment_page)
        removal = "<int:pk>/removal/<slug:name>/"
        return [
            path("<int:pk>/file/", view, name="meetings_attachment_file"),
            path(removal, page, {"desk": self}, "meetings_attachment_removal"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, with the way to remove the attachment or show it again."""
        paper = kwargs.get("obj")
        context["removal"] = paper and removal_of(paper, "meetings_attachment_removal")
        return super().render_change_form(request, context, *args, **kwargs)

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The file of one attachment, public or not, for those who may look at the desk."""
        found = Attachment.objects.select_related("item__meeting")
        kept = get_object_or_404(
            found if self.has_view_permission(request) else found.none(), pk=pk
        )
        return file_response(kept)

    def _locks(self, obj: Attachment | None) -> bool:
        if obj is None:
            return False
        return obj.is_removed or obj.item.is_removed or is_locked(obj.item.meeting)

    def has_change_permission(self, request: HttpRequest, obj: Attachment | None = None) -> bool:
        """Until it is removed or the summary is checked."""
        return super().has_change_permission(request, obj) and not self._locks(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Attachment | None = None) -> bool:
        """Until the agenda is public; then it is removed with a reason."""
        return super().has_delete_permission(request, obj) and not (obj and stays(obj))
