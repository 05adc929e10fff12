"""Questions about many meetings."""

from datetime import date, datetime
from typing import Self

from django.db.models import F, Prefetch, Q

from bodies.models import Body
from meetings.attendance import Attendance
from meetings.items import AgendaItem
from records.names import NamedQuerySet
from records.publication import PublishedQuerySet, public_at

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
