"""The council secretary's desk: meetings, their agendas, attendance and papers."""

from django.contrib import admin

from meetings.admin import agenda_items, attendance, meetings
from meetings.models import Step, SummaryVersion
from records.admin.base import ReadOnlyAdmin

__all__ = ["agenda_items", "attendance", "meetings"]


@admin.register(Step)
class StepAdmin(ReadOnlyAdmin):
    """What was done with the papers of meetings; the steps of a meeting write it."""

    list_display = ["meeting", "kind", "taken_at", "taken_by", "reason"]
    list_filter = ["kind"]
    list_select_related = ["meeting", "taken_by"]
    search_fields = ["meeting__name_fi", "reason"]


@admin.register(SummaryVersion)
class SummaryVersionAdmin(ReadOnlyAdmin):
    """Summaries as they stood before a correction."""

    list_display = ["meeting", "number", "replaced_at", "replaced_by", "reason"]
    list_select_related = ["meeting", "replaced_by"]
    search_fields = ["meeting__name_fi", "reason"]
