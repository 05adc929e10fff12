"""The editors' desk for projects and plans."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import Milestone, Participation, Project
from records.admin.base import (
    PERIOD,
    PUBLICATION,
    SOURCES,
    PageAdmin,
    PartInline,
    TranslatedAdmin,
)


class ParticipationInline(PartInline):
    """Who takes part."""

    model = Participation
    autocomplete_fields = ["organization", "acceptor"]


class MilestoneInline(PartInline):
    """How far it has come."""

    model = Milestone


@admin.register(Project)
class ProjectAdmin(PageAdmin):
    """Projects and plans, with all that belongs to one."""

    list_display = ["name", "kind", "time", "is_public"]
    list_filter = ["kind"]
    search_fields = ["name_fi", "name_sv", "name_en"]
    autocomplete_fields = ["agreement", "bodies", "company"]
    inlines = [ParticipationInline, MilestoneInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "website"]}),
        (_("Contents"), {"fields": ["summary", "description", "approval_rule"]}),
        (_("Joining"), {"fields": ["joining_rule", "joining_ends"]}),
        (_("Basis"), {"fields": ["agreement", "bodies", "company"]}),
        PERIOD,
        SOURCES,
        PUBLICATION,
    ]


@admin.register(Participation)
class ParticipationAdmin(TranslatedAdmin):
    """Participations."""

    list_display = ["project", "organization", "region", "role", "time"]
    list_filter = ["role"]
    list_select_related = ["project", "organization", "region"]
    autocomplete_fields = ["project", "organization", "region", "acceptor"]


@admin.register(Milestone)
class MilestoneAdmin(TranslatedAdmin):
    """Milestones."""

    list_display = ["title", "project", "happened", "is_planned"]
    list_select_related = ["project"]
    search_fields = ["title_fi", "project__name_fi"]
    autocomplete_fields = ["project"]
