"""The council secretary's desk: meetings, their agendas, attendance and papers."""

from django.contrib import admin

from meetings.admin import agenda_items, attendance, meetings
from meetings.models import PaperVersion, Step
from records.admin.base import ReadOnlyAdmin

__all__ = ["agenda_items", "attendance", "meetings"]


@admin.register(Step)
class StepAdmin(ReadOnlyAdmin):
    """What was done with the papers of meetings; the steps of a meeting write it."""

    list_display = ["meeting", "kind", "taken_at", "taken_by", "reason"]
    list_filter = ["kind"]
    list_select_related = ["meeting", "taken_by"]
    search_fields = ["meeting__name_fi", "reason"]


@admin.register(PaperVersion)
class PaperVersionAdmin(ReadOnlyAdmin):
    """Agendas and summaries as they were published."""

    list_display = ["meeting", "kind", "number", "published_at", "published_by", "reason"]
    list_filter = ["kind"]
    list_select_related = ["meeting", "published_by"]
    search_fields = ["meeting__name_fi", "reason"]
