"""Which texts of the projects room exist in three languages."""

from modeltranslation.translator import register

from agreements.translation import CityHandlingTranslation
from projects.models import (
    Approval,
    CommentRound,
    Milestone,
    Participation,
    Project,
    Statement,
)
from records.translation import NamedTranslation, SourcedTranslation


@register(Project)
class ProjectTranslation(NamedTranslation, SourcedTranslation):
    """Names and the texts of the page."""

    fields = ("summary", "description", "approval_rule", "joining_rule")


@register(Participation)
class ParticipationTranslation(SourcedTranslation):
    """By what route it joined."""

    fields = ("note",)


@register(Milestone)
class MilestoneTranslation(SourcedTranslation):
    """Title and text."""

    fields = ("title", "text")
    required_languages = {"fi": ("title",)}


@register(CommentRound)
class CommentRoundTranslation(SourcedTranslation):
    """Title and texts."""

    fields = ("title", "summary", "changes")
    required_languages = {"fi": ("title",)}


@register(Statement)
class StatementTranslation(SourcedTranslation):
    """What it says."""

    fields = ("text",)


@register(Approval)
class ApprovalTranslation(CityHandlingTranslation):
    """Handlings of plans."""
