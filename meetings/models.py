"""Meetings of joint bodies, from the plan to the published summary."""

import re
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from bodies.models import Body
from meetings.attendance import Attendance
from meetings.items import AgendaItem, Attachment
from meetings.stages import WITH_AGENDA, WITH_SUMMARY, Stage
from meetings.versions import Step, SummaryVersion
from records.fields import PartialDateField
from records.names import LANGUAGES, Named, NamedQuerySet
from records.partial_dates import in_words
from records.periods import DatedModel
from records.publication import Published, PublishedQuerySet, public_at
from records.sources import Sourced

__all__ = ["AgendaItem", "Attachment", "Attendance", "Meeting", "Stage", "Step", "SummaryVersion"]

HELSINKI = ZoneInfo("Europe/Helsinki")
IN_TIME = (F("held_on").asc(nulls_last=True), F("start_time").asc(nulls_last=True), "pk")


class MeetingQuerySet(PublishedQuerySet, NamedQuerySet):
    """Meetings."""

    def published(self, at: datetime) -> Self:
        """Meetings public at ``at`` whose body is public too."""
        return self.filter(public_at(at), public_at(at, "body"))

    def of_body(self, body: Body) -> Self:
        """Those that ``body`` called or takes part in."""
        return self.filter(Q(body=body) | Q(joint_with=body)).distinct()

    def upcoming(self, day: date) -> Self:
        """Those on ``day`` or later that stand, the next first."""
        return self.filter(held_by__gte=day, cancelled_at=None).order_by(*IN_TIME)

    def with_items(self, at: datetime) -> Self:
        """With agenda items, what each is about and their attachments; hidden links stay out."""
        agenda = AgendaItem.objects.with_links(at).select_related("continues__meeting")
        return self.prefetch_related(
            Prefetch("items", agenda.prefetch_related("citations__source", "attachments"))
        )

    def with_attendance(self, at: datetime) -> Self:
        """With who was present for whom."""
        rows = Attendance.objects.filter(Q(organization=None) | public_at(at, "organization"))
        return self.prefetch_related(
            Prefetch(
                "attendances",
                rows.select_related(
                    "organization", "person", "in_place_of__person"
                ).prefetch_related("disqualified_from", "citations__source"),
            )
        )

    def for_page(self, at: datetime) -> Self:
        """With all that their page, files and summary show; what is not public stays out."""
        return (
            self.select_related("body__organization")
            .with_items(at)
            .with_attendance(at)
            .prefetch_related(
                "citations__source",
                "steps",
                "versions",
                Prefetch("joint_with", Body.objects.published(at)),
            )
        )


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
        _("place"),
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
            models.UniqueConstraint(
                fields=["body", "year", "number"],
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
            self.name_itself()
        super().clean_fields(exclude=exclude)

    def name_itself(self) -> None:
        """Fill the empty names and address words in each language."""
        for language in LANGUAGES:
            with translation.override(language):
                if not getattr(self, f"name_{language}"):
                    setattr(self, f"name_{language}", self.usual_name())
                if not getattr(self, f"slug_{language}"):
                    setattr(self, f"slug_{language}", self.usual_slug(language))

    def usual_name(self) -> str:
        """Body, day and number in the active language: “… 17.3.2021 (1/2021)”."""
        day = in_words(self.held) if self.held_on else ""
        return " ".join(filter(None, [self.body.name, day, self.number and f"({self.numbered})"]))

    def usual_slug(self, language: str) -> str:
        """Body and number, or day: “…-1-2021”."""
        # The number stays when a meeting is moved; the day does not.
        end = f"{self.number}-{self.year}" if self.number else re.sub(r"[^\d-]+", "", self.held)
        return "-".join(filter(None, [self.body.slug_in(language)[:100], end]))

    def clean(self) -> None:
        """Refuse times that no clock shows and days on which the body does not exist."""
        super().clean()
        if (self.number is None) != (self.year is None):
            field = "number" if self.number is None else "year"
            message = _("Write both the number and its year, or neither.")
            raise ValidationError({field: ValidationError(message, code="half_a_number")})
        self._refuse_impossible_times()
        self._refuse_days_without_body()

    def _refuse_impossible_times(self) -> None:
        if (self.start_time or self.end_time) and not self.is_on_one_day:
            message = _("A time needs an exact day. Write the day as 2026-12-17 or clear the time.")
            raise ValidationError({"start_time": ValidationError(message, code="no_day")})
        if self.end_time and not self.start_time:
            message = _("Write also when it begins.")
            raise ValidationError({"start_time": ValidationError(message, code="no_start")})
        if self.end_time and self.end_time <= self.start_time:
            message = _("It ends at %(end)s, not after it begins at %(start)s. Mend either time.")
            words = {"start": f"{self.start_time:%H.%M}", "end": f"{self.end_time:%H.%M}"}
            raise ValidationError({"end_time": ValidationError(message, "reversed", words)})
        for field in ("start_time", "end_time"):
            moment = getattr(self, field)
            if moment and not _exists(self.held_on, moment):
                message = _(
                    "There is no %(time)s on %(day)s: clocks are put forward past it. Choose"
                    " another time."
                )
                words = {"time": f"{moment:%H.%M}", "day": in_words(self.held)}
                raise ValidationError({field: ValidationError(message, "skipped", words)})

    def _refuse_days_without_body(self) -> None:
        if not self.body_id or not self.held_on:
            return
        body = self.body
        before = body.starts_on and self.held_by and self.held_by < body.starts_on
        after = body.ends_on and self.held_on > body.ends_on
        if before or after:
            message = _("%(body)s does not exist on %(day)s. Choose a day of its activity.")
            words = {"body": body.name, "day": in_words(self.held)}
            raise ValidationError({"held": ValidationError(message, "no_body", words)})

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
        if clock_time is None or not self.is_on_one_day:
            return None
        return datetime.combine(self.held_on, clock_time, HELSINKI)

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


def _exists(day: date, clock_time: time) -> bool:
    """Whether clocks in Helsinki show ``clock_time`` on ``day``."""
    moment = datetime.combine(day, clock_time, HELSINKI)
    there_and_back = moment.astimezone(ZoneInfo("UTC")).astimezone(HELSINKI)
    return there_and_back.replace(tzinfo=None) - moment.replace(tzinfo=None) == timedelta()
