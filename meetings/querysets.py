"""Questions about many meetings."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce

from bodies.models import Body
from meetings.attendance import Attendance
from meetings.item_querysets import AgendaItemQuerySet
from meetings.items import AgendaItem
from meetings.stages import LOCKED, WITH_SUMMARY, Stage
from meetings.versions import PaperVersion
from organizations.models import Organization
from records.names import NamedQuerySet
from records.publication import PublishedQuerySet, gone_at, public_at

IN_TIME = (F("held_on").asc(nulls_last=True), F("start_time").asc(nulls_last=True), "pk")


class MeetingQuerySet(PublishedQuerySet, NamedQuerySet):
    """Meetings."""

    def published(self, at: datetime) -> Self:
        """Meetings public at ``at`` whose body is public too."""
        return self.filter(public_at(at), public_at(at, "body"))

    def gone(self, at: datetime) -> Self:
        """Meetings that were public once and are withdrawn at ``at``, or whose body is."""
        of_public_body = public_at(at, "body") | gone_at(at, "body")
        by_its_body = public_at(at) & gone_at(at, "body")
        return self.filter((gone_at(at) & of_public_body) | by_its_body)

    def of_body(self, body: Body) -> Self:
        """Those that ``body`` called or takes part in."""
        return self.filter(Q(body=body) | Q(joint_with=body)).distinct()

    def of_municipality(self, organization: Organization) -> Self:
        """Those of bodies in which ``organization`` has or had seats."""
        return self.filter(body__in=Body.objects.with_seats_of(organization))

    def of_year(self, year: int) -> Self:
        """Those that were or may have been in ``year``."""
        return self.between(date(year, 1, 1), date(year, 12, 31))

    def between(self, first: date | None, last: date | None) -> Self:
        """Those that were or may have been on ``first``–``last``; None leaves that side open.

        Meetings of which no day at all is known are only among all.
        """
        ends = {"held_by__gte": first, "held_on__lte": last}
        return self.filter(**{name: day for name, day in ends.items() if day})

    def upcoming(self, day: date) -> Self:
        """Those on ``day`` or later that stand and were not held yet, the next first."""
        return self.filter(_is_ahead(day)).order_by(*IN_TIME)

    def in_state(self, state: str, day: date) -> Self:
        """Those in the state on ``day``: upcoming, held without summary, summary, cancelled."""
        if state == "upcoming":
            return self.filter(_is_ahead(day))
        if state == "cancelled":
            return self.exclude(cancelled_at=None)
        standing = self.filter(cancelled_at=None)
        if state == "summary":
            return standing.filter(stage__in=WITH_SUMMARY)
        over = Q(held_by__lt=day) | Q(stage__in=LOCKED | {Stage.HELD, Stage.DRAFTED})
        return standing.filter(over).exclude(stage__in=WITH_SUMMARY)

    def with_day(self) -> Self:
        """With ``taken_up``: the first day it may be or have been, or one before all others."""
        return self.annotate(taken_up=Coalesce("held_on", Value(date.min)))

    def newest(self, at: datetime) -> Self:
        """Those public at ``at``, the newest first, with the body."""
        public = self.published(at).select_related("body").with_day()
        return public.order_by("-taken_up", "-pk")

    def decisions(self, at: datetime) -> AgendaItemQuerySet:
        """What came of their items, the newest first."""
        return AgendaItem.objects.decided(at).filter(meeting__in=self.values("pk")).newest(at)

    def beside(self, meeting: models.Model, *, later: bool) -> Self:
        """Those of the body of ``meeting`` after it, or before it, the nearest first.

        On one day they follow each other by their time, those of unknown time last. None when
        the day of ``meeting`` is not known.
        """
        if meeting.held_on is None:
            return self.none()
        of_day = _after_on_its_day(meeting) if later else _before_on_its_day(meeting)
        on_other_days = Q(held_on__gt=meeting.held_on) if later else Q(held_on__lt=meeting.held_on)
        rows = self.filter(on_other_days | Q(of_day, held_on=meeting.held_on), body=meeting.body_id)
        return rows.order_by(*IN_TIME) if later else rows.order_by(*IN_TIME).reverse()

    def with_items(self, at: datetime) -> Self:
        """With agenda items, what each is about and their attachments; hidden links stay out."""
        agenda = AgendaItem.objects.with_links(at).select_related("continues__meeting__body")
        return self.prefetch_related(
            Prefetch("items", agenda.prefetch_related("citations__source", "attachments"))
        )

    def with_attendance(self, at: datetime) -> Self:
        """With who was present for whom, and ``is_joint``: whether several bodies met."""
        rows = Attendance.objects.filter(Q(organization=None) | public_at(at, "organization"))
        joint = self.model.joint_with.through.objects.filter(meeting=OuterRef("pk"))
        others = joint.exclude(body=OuterRef("body"))
        return self.annotate(is_joint=Exists(others)).prefetch_related(
            Prefetch(
                "attendances",
                rows.select_related(
                    "organization", "person", "in_place_of__person"
                ).prefetch_related("disqualified_from", "citations__source"),
            )
        )

    def with_paper(self) -> Self:
        """With the public paper as it is kept, its steps, and its versions without their words."""
        versions = PaperVersion.objects.defer("content")
        return self.select_related("body", "paper").prefetch_related(
            "steps", Prefetch("versions", versions)
        )

    def for_page(self, at: datetime) -> Self:
        """With all that their paper says, kept or not; what is not public stays out."""
        return (
            self.with_paper()
            .select_related("body__organization")
            .with_items(at)
            .with_attendance(at)
            .prefetch_related(
                "citations__source", Prefetch("joint_with", Body.objects.published(at))
            )
        )


def _is_ahead(day: date) -> Q:
    before = (Stage.PLANNED, Stage.AGENDA_PUBLISHED)
    return Q(held_by__gte=day, cancelled_at=None, stage__in=before)


def _after_on_its_day(meeting: models.Model) -> Q:
    """What follows ``meeting`` in time among those of its day."""
    follows = Q(start_time=meeting.start_time, pk__gt=meeting.pk)
    if meeting.start_time is None:
        return follows
    return follows | Q(start_time__gt=meeting.start_time) | Q(start_time=None)


def _before_on_its_day(meeting: models.Model) -> Q:
    """What precedes ``meeting`` in time among those of its day."""
    precedes = Q(start_time=meeting.start_time, pk__lt=meeting.pk)
    if meeting.start_time is None:
        return precedes | Q(start_time__isnull=False)
    return precedes | Q(start_time__lt=meeting.start_time)
