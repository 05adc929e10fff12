"""Which texts of the projects room exist in three languages."""

from modeltranslation.translator import register

from projects.models import Milestone, Participation, Project
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
