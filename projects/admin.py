"""The editors' desk for projects and plans."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import (
    Approval,
    CommentRound,
    Milestone,
    Participation,
    Project,
    Statement,
)
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


class CommentRoundInline(PartInline):
    """When it was out for comments; the statements are written at the desk of the round."""

    model = CommentRound


class StatementInline(PartInline):
    """What each said."""

    model = Statement
    autocomplete_fields = ["organization", "organ"]


class ApprovalInline(PartInline):
    """Who decides on which part."""

    model = Approval
    autocomplete_fields = ["body", "organization", "organ"]


@admin.register(Project)
class ProjectAdmin(PageAdmin):
    """Projects and plans, with all that belongs to one."""

    list_display = ["name", "kind", "time", "is_public"]
    list_filter = ["kind"]
    search_fields = ["name_fi", "name_sv", "name_en"]
    autocomplete_fields = ["agreement", "bodies", "company"]
    inlines = [ParticipationInline, CommentRoundInline, ApprovalInline, MilestoneInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "website"]}),
        (
            _("Contents"),
            {"fields": ["summary", "description", "approval_rule", "municipalities_approve"]},
        ),
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


@admin.register(CommentRound)
class CommentRoundAdmin(TranslatedAdmin):
    """Comment rounds with their statements."""

    list_display = ["title", "project", "opens", "deadline"]
    list_select_related = ["project"]
    search_fields = ["title_fi", "project__name_fi"]
    autocomplete_fields = ["project"]
    inlines = [StatementInline]


@admin.register(Statement)
class StatementAdmin(TranslatedAdmin):
    """Statements."""

    list_display = ["organization", "round", "happened", "section"]
    list_select_related = ["organization", "round"]
    search_fields = ["organization__name_fi", "round__title_fi"]
    autocomplete_fields = ["round", "organization", "organ"]


@admin.register(Approval)
class ApprovalAdmin(TranslatedAdmin):
    """Approvals."""

    list_display = ["project", "part", "body", "organization", "happened", "outcome"]
    list_filter = ["part", "outcome"]
    list_select_related = ["project", "body", "organization"]
    search_fields = ["project__name_fi"]
    autocomplete_fields = ["project", "body", "organization", "organ"]
