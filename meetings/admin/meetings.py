"""Meetings at the desk: the paper from top to bottom, and the steps of its life."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from bodies.models import Body
from meetings.admin import agenda_changes, agenda_pages, correction_pages, step_pages
from meetings.admin.agenda_items import AgendaItemInline
from meetings.admin.attendance import AttendanceInline
from meetings.admin.correcting import Correctable
from meetings.admin.locks import is_public
from meetings.admin.meeting_form import OF_PAPER, TIMES, MeetingForm
from meetings.admin.moves import MOVES, open_to
from meetings.admin.packs import PackDesk
from meetings.clearing import MarkedSecret
from meetings.models import Meeting
from meetings.steps import BEFORE_HELD
from records import clock
from records.admin.base import PUBLICATION, SOURCES, PageAdmin


class YearFilter(admin.SimpleListFilter):
    """Meetings by the year of their day."""

    title = _("year")
    parameter_name = "held_in"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Years in which there is a meeting, the newest first."""
        years = Meeting.objects.exclude(held_on=None).dates("held_on", "year", order="DESC")
        return [(str(day.year), str(day.year)) for day in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Those of the chosen year."""
        chosen = self.value() or ""
        return queryset.filter(held_on__year=int(chosen)) if chosen.isdecimal() else queryset


@admin.register(Meeting)
class MeetingAdmin(Correctable, PackDesk, PageAdmin):
    """Meetings with their agendas and attendance; the steps stand on the form."""

    form = MeetingForm
    change_form_template = "admin/meetings/meeting/change_form.html"
    change_list_template = "admin/meetings/meeting/change_list.html"
    list_display = ["name", "held", "state", "is_public"]
    list_filter = ["stage", "body", YearFilter]
    list_select_related = ["body"]
    search_fields = ["name_fi", "name_sv", "name_en", "place_fi", "items__title_fi"]
    ordering = ["-held_on", "-pk"]
    inlines = [AgendaItemInline, AttendanceInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "body",
                    ("number", "year"),
                    "held",
                    ("start_time", "end_time"),
                    "mode",
                    "place",
                    "agenda_due_on",
                ]
            },
        ),
        (
            _("Name, address and kind"),
            {
                "fields": ["name", "slug", "summary", "record_kind", "joint_with"],
                "classes": ["collapse"],
            },
        ),
        (SOURCES[0], {**SOURCES[1], "classes": ["collapse"]}),
        (PUBLICATION[0], {**PUBLICATION[1], "classes": ["collapse"]}),
    ]

    @admin.display(description=_("state"), ordering="stage")
    def state(self, meeting: Meeting) -> str:
        """How far its papers have come, or that it is cancelled."""
        return _("cancelled") if meeting.is_cancelled else meeting.get_stage_display()

    def get_urls(self) -> list[URLPattern]:
        """Also the pages of the steps."""
        return [
            self._page("step/<slug:name>/", step_pages.step, "step"),
            self._page("paste/", agenda_pages.paste, "paste"),
            self._page("correct/", correction_pages.correct, "correct"),
            self._page("change-agenda/", agenda_changes.publish, "change_agenda"),
            *super().get_urls(),
        ]

    def _page(self, end: str, view: Any, name: str) -> URLPattern:
        wrapped = self.admin_site.admin_view(view)
        return path(f"<int:pk>/{end}", wrapped, {"desk": self}, name=f"meetings_meeting_{name}")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Bodies in alphabetical order."""
        if db_field.name == "body":
            kwargs["queryset"] = Body.objects.alphabetical()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Bodies in alphabetical order."""
        if db_field.name == "joint_with":
            kwargs |= {
                "queryset": Body.objects.alphabetical(),
                "widget": forms.CheckboxSelectMultiple,
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Meeting | None = None) -> Any:
        """What is public changes by moving the meeting or by a correction, so that all are told."""
        found = super().get_readonly_fields(request, obj)
        # The form writes into ``obj``, also what it then refuses: the stored row decides.
        stored = obj and Meeting.objects.filter(pk=obj.pk).first()
        if self.corrects(request, obj):
            return [*found, "body", "published_at", "withdrawn_at"]
        if is_public(stored):
            return found if set(OF_PAPER) & set(request.POST) else [*found, *OF_PAPER]
        announced = stored is not None and stored.is_public(clock.now())
        upcoming = announced and stored.stage in BEFORE_HELD
        return [*found, *TIMES] if upcoming and not set(TIMES) & set(request.POST) else found

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, with the steps that are open to the meeting and those taken."""
        meeting = kwargs.get("obj")
        differs = meeting is not None and agenda_changes.changes_of(meeting) is not None
        context["differs"] = differs
        context["moves"] = [
            move for move in open_to(meeting) if differs or move.name != "change_agenda"
        ]
        if meeting is not None:
            context["state"] = self.state(meeting)
            context["steps"] = meeting.steps.select_related("taken_by")
            context["removed"] = meeting.items.exclude(removed_at=None)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Meeting, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Take the step that was asked for with the first saving."""
        if request.POST.get("_step") in MOVES:
            return self._take(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Meeting) -> HttpResponse:
        """Take the step that was asked for with the saving."""
        if request.POST.get("_step") in MOVES:
            return self._take(request, obj)
        return super().response_change(request, obj)

    def _take(self, request: HttpRequest, meeting: Meeting) -> HttpResponse:
        """Take a step of the saved ``meeting``, or lead to the page that asks more of it."""
        move = MOVES[request.POST["_step"]]
        if move.page:
            args = [meeting.pk] if move.page != "step" else [meeting.pk, move.name]
            return HttpResponseRedirect(reverse(f"admin:meetings_meeting_{move.page}", args=args))
        try:
            done = move.take(meeting, request.user, clock.now())
        except MarkedSecret:
            args = [meeting.pk, move.name]
            return HttpResponseRedirect(reverse("admin:meetings_meeting_step", args=args))
        except ValidationError as refusal:
            for sentence in refusal.messages:
                self.message_user(request, sentence, messages.ERROR)
        else:
            self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[meeting.pk]))
