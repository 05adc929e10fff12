"""What was done with a meeting's papers and when, and the papers as they were published."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.stored import SHAPE


class Step(models.Model):
    """One step of a meeting's papers: who took it, when and why."""

    SHOWN_ON = ("meeting",)

    class Kind(models.TextChoices):
        """What was done."""

        AGENDA_PUBLISHED = "agenda_published", _("agenda published")
        AGENDA_CHANGED = "agenda_changed", _("agenda changed")
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
        Kind.AGENDA_CHANGED,
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


class PaperVersion(models.Model):
    """An agenda or a summary as it was published: what it said that day, word by word.

    The newest row of a kind is the paper as it stands now; the others were replaced by the
    next one, for its reason.
    """

    class Kind(models.TextChoices):
        """Which paper of a meeting it is."""

        AGENDA = "agenda", pgettext_lazy("paper of a meeting", "Agenda")
        SUMMARY = "summary", pgettext_lazy("paper of a meeting", "Summary")

    # The row is itself the history of the paper; names removed from it must not stay elsewhere.
    NOT_IN_HISTORY = ("content",)

    SHOWN_ON = ("meeting",)

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        related_name="versions",
        verbose_name=_("meeting"),
        help_text=_("Meeting whose paper it is."),
    )
    current_of = models.OneToOneField(
        "meetings.Meeting",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="paper",
        verbose_name=_("public paper of"),
        help_text=_("Meeting whose paper it is now. Empty: another took its place."),
    )
    kind = models.CharField(
        _("paper"), max_length=10, choices=Kind, help_text=_("Agenda or summary.")
    )
    number = models.PositiveSmallIntegerField(
        _("version"), help_text=_("1 is the paper as first published.")
    )
    published_at = models.DateTimeField(_("published"), help_text=_("When it became public."))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="published_papers",
        verbose_name=_("published by"),
        help_text=_("Who published it. Not shown to the public."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("What was corrected and why: shown to all. Empty: the first version."),
    )
    shape = models.PositiveSmallIntegerField(
        _("shape of the content"),
        default=SHAPE,
        help_text=_("By which rules the content is read. 0: as the JSON file gave it."),
    )
    content = models.JSONField(
        _("content"),
        default=dict,
        help_text=_("The paper in each language. Empty: not kept yet, read from the records."),
    )

    class Meta:
        verbose_name = _("version of a paper")
        verbose_name_plural = _("versions of papers")
        ordering = ["meeting", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "number"],
                name="meetings_paperversion_is_numbered_once",
                violation_error_message=_("This version exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} v{self.number}"
