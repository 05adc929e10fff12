"""What was done with a meeting's papers and when, and the versions that a correction replaced."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.Model):
    """One step of a meeting's papers: who took it, when and why."""

    SHOWN_ON = ("meeting",)

    class Kind(models.TextChoices):
        """What was done."""

        AGENDA_PUBLISHED = "agenda_published", _("agenda published")
        HELD = "held", _("meeting held")
        DRAFTED = "drafted", _("summary drafted")
        CHECKED = "checked", _("summary checked")
        SENT_BACK = "sent_back", _("summary sent back to be drafted anew")
        PUBLISHED = "published", _("summary published")
        CORRECTED = "corrected", _("summary corrected")
        PERSONAL_DATA_REMOVED = "personal_data_removed", _("personal data removed")
        MOVED = "moved", _("meeting moved")
        CANCELLED = "cancelled", _("meeting cancelled")
        REINSTATED = "reinstated", _("cancellation taken back")
        ITEM_REMOVED = "item_removed", _("item removed from the agenda")
        ITEM_RESTORED = "item_restored", _("item put back on the agenda")
        ATTACHMENT_REMOVED = "attachment_removed", _("attachment removed")
        ATTACHMENT_RESTORED = "attachment_restored", _("attachment shown again")

    # Everybody sees these on the meeting's page.
    PUBLIC = (
        Kind.AGENDA_PUBLISHED,
        Kind.PUBLISHED,
        Kind.CORRECTED,
        Kind.PERSONAL_DATA_REMOVED,
        Kind.MOVED,
        Kind.CANCELLED,
        Kind.REINSTATED,
        Kind.ITEM_REMOVED,
        Kind.ITEM_RESTORED,
        Kind.ATTACHMENT_REMOVED,
        Kind.ATTACHMENT_RESTORED,
    )

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        related_name="steps",
        verbose_name=_("meeting"),
        help_text=_("Meeting whose papers they are."),
    )
    kind = models.CharField(_("step"), max_length=25, choices=Kind, help_text=_("What was done."))
    taken_at = models.DateTimeField(_("moment"), help_text=_("When it was done."))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="meeting_steps",
        verbose_name=_("by"),
        help_text=_("Who did it. Not shown to the public."),
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why, in one sentence: shown to all.")
    )
    clearance = models.CharField(
        _("why marked texts may be public"),
        max_length=300,
        blank=True,
        help_text=_("Texts had a mark of secrecy and were let through. Not shown to the public."),
    )
    former_day = models.CharField(
        _("former day"),
        max_length=40,
        blank=True,
        help_text=_("Day from which the meeting was moved, 2026-12-10."),
    )
    item_number = models.PositiveSmallIntegerField(
        _("number of the item"), null=True, blank=True, help_text=_("Item that it is about.")
    )
    paper_number = models.PositiveSmallIntegerField(
        _("number of the attachment"),
        null=True,
        blank=True,
        help_text=_("Attachment of the item that it is about."),
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.taken_at:%Y-%m-%d}"


class SummaryVersion(models.Model):
    """A published summary as it stood before a correction replaced it."""

    SHOWN_ON = ("meeting",)

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        related_name="versions",
        verbose_name=_("meeting"),
        help_text=_("Meeting whose summary it is."),
    )
    number = models.PositiveSmallIntegerField(
        _("version"), help_text=_("1 is the summary as first published.")
    )
    replaced_at = models.DateTimeField(
        _("replaced"), help_text=_("When the correction took its place.")
    )
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="replaced_summaries",
        verbose_name=_("replaced by"),
        help_text=_("Who corrected it. Not shown to the public."),
    )
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("What was corrected and why: shown to all.")
    )
    content = models.JSONField(
        _("content"), help_text=_("The summary in each language, as its JSON file gave it.")
    )

    class Meta:
        verbose_name = _("earlier version of a summary")
        verbose_name_plural = _("earlier versions of summaries")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="meetings_summaryversion_is_numbered_once",
                violation_error_message=_("This version exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} v{self.number}"
