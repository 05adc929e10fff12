"""The seats an organization has in all bodies on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from bodies.models import Body, ExOfficioSeat, SeatQuota
from organizations.models import Organization
from records.publication import public_at


@dataclass(frozen=True)
class SeatsInBody:
    """What one organization has in one body: offices with a seat, quotas by role."""

    body: Body
    offices: tuple[ExOfficioSeat, ...]
    quotas: tuple[SeatQuota, ...]

    @property
    def facts(self) -> list[ExOfficioSeat | SeatQuota]:
        """Its seats and quotas, those with the same sources and remark once."""
        alike = {
            (fact.certainty, fact.certainty_note, *(row.pk for row in fact.citations.all())): fact
            for fact in (*self.offices, *self.quotas)
        }
        return list(alike.values())


def seats_of(organization: Organization, day: date, at: datetime) -> list[SeatsInBody]:
    """One entry per public body in which it has seats on ``day``, by name; six queries."""
    public = public_at(at, "body")
    bound = ExOfficioSeat.objects.on(day).filter(public, office__organization=organization)
    quotas = SeatQuota.objects.on(day).filter(public, organization=organization)
    offices = list(bound.select_related("body", "office").prefetch_related("citations__source"))
    given = list(
        quotas.select_related("body", "nominated_by").prefetch_related("citations__source")
    )
    bodies = {row.body_id: row.body for row in [*offices, *given]}
    return [
        SeatsInBody(
            body,
            tuple(seat for seat in offices if seat.body_id == body.pk),
            tuple(quota for quota in given if quota.body_id == body.pk),
        )
        for body in sorted(bodies.values(), key=lambda body: body.sort_fi)
    ]
