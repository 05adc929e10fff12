"""Meetings of joint bodies, from the plan to the published summary."""

from datetime import datetime, time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bodies.models import Body
from meetings.attendance import Attendance
from meetings.items import AgendaItem, Attachment
from meetings.moments import moment, refuse_impossible_times
from meetings.naming import name_itself
from meetings.querysets import IN_TIME, MeetingQuerySet
from meetings.stages import WITH_AGENDA, WITH_SUMMARY, Stage
from meetings.versions import PaperVersion, Step
from records.fields import PartialDateField
from records.names import Named
from records.partial_dates import in_words
from records.periods import DatedModel
from records.publication import Published, Withdrawal
from records.sources import Sourced

__all__ = ["AgendaItem", "Attachment", "Attendance", "Meeting", "PaperVersion", "Stage", "Step"]


class Meeting(DatedModel, Named, Published, Sourced):
    """A meeting of a joint body, or of several together; times are those of Europe/Helsinki.

    ``held_on`` … ``held_by`` are the first and last day on which it may be or have been.
    """

    class RecordKind(models.TextChoices):
        """What its summary is."""

        MEMO = "memo", _("memo")
        MINUTES = "minutes", _("minutes")
        COMPILED = "compiled", _("compiled from other sources")

    class Mode(models.TextChoices):
        """How people take part."""

        ON_SITE = "on_site", _("on site")
        REMOTE = "remote", _("remote meeting")
        HYBRID = "hybrid", _("on site and remotely")

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("body"),
        help_text=_("Body that meets, for example Pääkaupunkiseudun yhteistyöryhmä."),
    )
    joint_with = models.ManyToManyField(
        Body,
        blank=True,
        related_name="joint_meetings",
        verbose_name=_("jointly with"),
        help_text=_("Other bodies that meet in the same meeting. Usually empty."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("Empty: made from the body, the day and the number of the meeting."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Which meeting of the year: 1 of 1/2021. Empty: not numbered or not known."),
    )
    year = models.PositiveSmallIntegerField(
        _("year of the number"),
        null=True,
        blank=True,
        help_text=_("2021 of 1/2021. Empty when there is no number."),
    )
    held = PartialDateField(
        _("day"),
        earliest="held_on",
        latest="held_by",
        blank=True,
        help_text=_(
            "2026-12-17; of old meetings also 2022-05, 2011, [2022-02..2022-03]. Empty: not known."
        ),
    )
    held_on = models.DateField(
        _("first possible day"),
        null=True,
        editable=False,
        db_index=True,
        help_text=_("Computed from “day”."),
    )
    held_by = models.DateField(
        _("last possible day"),
        null=True,
        editable=False,
        db_index=True,
        help_text=_("Computed from “day”."),
    )
    start_time = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("Finnish time, 14.00. Empty: not known.")
    )
    end_time = models.TimeField(
        _("ends at"), null=True, blank=True, help_text=_("Finnish time, 16.00. Empty: not known.")
    )
    mode = models.CharField(
        _("way of meeting"),
        max_length=10,
        choices=Mode,
        blank=True,
        help_text=_("On site, remote or both. Empty: not known."),
    )
    place = models.CharField(
        pgettext_lazy("where people meet", "place"),
        max_length=200,
        blank=True,
        help_text=_("Room, building and street: Helsingin kaupungintalo, Pohjoisesplanadi 11–13."),
    )
    summary = models.TextField(
        _("in a sentence"), blank=True, help_text=_("What the meeting is about or what it did.")
    )
    agenda_due_on = models.DateField(
        _("agenda published by"),
        null=True,
        blank=True,
        help_text=_("Day by which the agenda will be public. Empty: not promised."),
    )
    record_kind = models.CharField(
        _("kind of summary"),
        max_length=10,
        choices=RecordKind,
        default=RecordKind.MEMO,
        help_text=_("Bodies without power to decide write memos, others minutes."),
    )
    stage = models.CharField(
        _("stage"),
        max_length=25,
        choices=Stage,
        default=Stage.PLANNED,
        db_index=True,
        help_text=_("How far its papers have come. The steps of the desk change it."),
    )
    cancelled_at = models.DateTimeField(
        _("cancelled"),
        null=True,
        blank=True,
        help_text=_("When it was cancelled. The page stays and says so. Empty: it stands."),
    )
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="cancelled_meetings",
        verbose_name=_("cancelled by"),
        help_text=_("Who cancelled it here. Not shown to the public."),
    )
    sequence = models.PositiveIntegerField(
        _("version of the invitation"),
        default=0,
        editable=False,
        help_text=_("Counts the changes of time, place and cancellation for calendars."),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = IN_TIME
        constraints = [
            *Named.Meta.constraints,
            # A cancelled meeting leaves its number to the one that replaces it.
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                condition=Q(cancelled_at=None),
                name="meetings_meeting_is_numbered_once",
                violation_error_message=_("This body already has a meeting of this number."),
            ),
            models.CheckConstraint(
                condition=Q(number=None, year=None) | Q(number__gte=1, year__isnull=False),
                name="meetings_meeting_has_number_and_year_or_neither",
                violation_error_message=_("Write both the number and its year, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(end_time=None)
                | Q(start_time__isnull=False, end_time__gt=F("start_time")),
                name="meetings_meeting_ends_after_it_begins",
                violation_error_message=_("A meeting ends after it begins."),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its page, the same before the meeting and after."""
        return reverse("meetings:detail", args=[self.slug])

    def clean_fields(self, exclude: set[str] | None = None) -> None:
        """Name it and its address after its body, day and number where they are empty."""
        self.store_bounds()
        if self.body_id:
            name_itself(self)
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        """Refuse times that no clock shows and days on which the body does not exist."""
        super().clean()
        if (self.number is None) != (self.year is None):
            field = "number" if self.number is None else "year"
            message = _("Write both the number and its year, or neither.")
            raise ValidationError({field: ValidationError(message, code="half_a_number")})
        refuse_impossible_times(self)
        self._refuse_days_without_body()
        self._refuse_taken_number()

    def _refuse_days_without_body(self) -> None:
        if not self.body_id or not self.held_on:
            return
        body = self.body
        is_before = body.starts_on and self.held_by and self.held_by < body.starts_on
        if is_before or (body.ends_on and self.held_on > body.ends_on):
            message = _("%(body)s does not exist on %(day)s. Choose a day of its activity.")
            words = {"body": body.name, "day": in_words(self.held)}
            raise ValidationError({"held": ValidationError(message, "no_body", words)})

    def with_same_number(self) -> "Meeting | None":
        """The meeting of the body that has its number and is not cancelled; None without."""
        if self.number is None:
            return None
        alike = {"body": self.body_id, "year": self.year, "number": self.number}
        return Meeting.objects.exclude(pk=self.pk).filter(**alike, cancelled_at=None).first()

    def _refuse_taken_number(self) -> None:
        # Forms leave ``cancelled_at`` out, and with it Django leaves out the constraint.
        other = None if self.is_cancelled or not self.body_id else self.with_same_number()
        if other is not None:
            message = _(
                "%(body)s has meeting %(number)s already: “%(other)s”. Choose another number, or"
                " cancel that meeting first."
            )
            words = {"body": self.body.name, "number": self.numbered, "other": other.name}
            raise ValidationError({"number": ValidationError(message, "taken", words)})

    def withdrawal(self, at: datetime) -> Withdrawal | None:
        """How it or its body, which must have been fetched, was withdrawn by ``at``."""
        return super().withdrawal(at) or self.body.withdrawal(at)

    @property
    def is_on_one_day(self) -> bool:
        """Whether its day is known exactly."""
        return self.held_on is not None and self.held_on == self.held_by

    @property
    def numbered(self) -> str:
        """Its number and year, 1/2021; "" when it has none."""
        return f"{self.number}/{self.year}" if self.number else ""

    @property
    def starts_at(self) -> datetime | None:
        """When it begins, with its time zone; None when the day or the time is not known."""
        return self._moment(self.start_time)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, with its time zone; None when the day or the time is not known."""
        return self._moment(self.end_time)

    def _moment(self, clock_time: time | None) -> datetime | None:
        return moment(self.held_on, clock_time) if clock_time and self.is_on_one_day else None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.cancelled_at is not None

    @property
    def shows_agenda(self) -> bool:
        """Whether everybody sees its agenda."""
        return self.stage in WITH_AGENDA

    @property
    def shows_summary(self) -> bool:
        """Whether everybody sees what was decided and who was there."""
        return self.stage in WITH_SUMMARY
