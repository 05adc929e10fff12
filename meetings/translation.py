"""Which texts of the meetings room exist in three languages."""

from modeltranslation.translator import TranslationOptions, register

from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from records.translation import NamedTranslation, SourcedTranslation


@register(Meeting)
class MeetingTranslation(NamedTranslation, SourcedTranslation):
    """Name, place and sentence; the name is made where it is empty."""

    fields = ("place", "summary")
    required_languages = ()


@register(AgendaItem)
class AgendaItemTranslation(SourcedTranslation):
    """Title and the five texts."""

    fields = (
        "title",
        "presenter",
        "background",
        "proposal",
        "discussion",
        "decision",
        "legal_ground",
    )
    required_languages = {"fi": ("title",)}


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    """What the paper is called."""

    fields = ("title",)
    required_languages = {"fi": ("title",)}


@register(Attendance)
class AttendanceTranslation(SourcedTranslation):
    """Office or task."""

    fields = ("title",)
