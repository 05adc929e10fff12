"""The seats an organization has in all bodies on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from bodies.models import Body, ExOfficioSeat, SeatQuota
from bodies.seats import Row, compositions
from organizations.models import Organization


@dataclass(frozen=True)
class SeatsInBody:
    """What one organization has in one body: its rows of the composition, role by role."""

    body: Body
    rows: tuple[Row, ...]

    @property
    def offices(self) -> list[ExOfficioSeat]:
        """Offices with a seat."""
        bases = (seat.basis for row in self.rows for seat in row.office_bound)
        return [basis for basis in bases if isinstance(basis, ExOfficioSeat)]

    @property
    def quotas(self) -> list[SeatQuota]:
        """Quotas by role."""
        return [quota for row in self.rows for quota in row.quotas]

    @property
    def vacant(self) -> int:
        """Seats of which a source says that nobody holds them."""
        return sum(row.vacant for row in self.rows)

    @property
    def facts(self) -> list[ExOfficioSeat | SeatQuota]:
        """Its seats and quotas, those with the same sources and remark once."""
        alike = {
            (fact.certainty, fact.certainty_note, *(row.pk for row in fact.citations.all())): fact
            for fact in (*self.offices, *self.quotas)
        }
        return list(alike.values())


def seats_of(organization: Organization, day: date, at: datetime) -> list[SeatsInBody]:
    """One entry per public body in which it has seats on ``day``.

    Those with a vacancy first, then by name; the queries of ``with_seats``.
    """
    bodies = Body.objects.published(at).on(day).with_seats_of(organization).with_seats(day, at)
    found = []
    for body in bodies.order_by("sort_fi"):
        rows = [row for one in compositions(body, day) for row in one.rows]
        own = tuple(row for row in rows if row.organization == organization)
        if own:
            found.append(SeatsInBody(body, own))
    return sorted(found, key=lambda entry: entry.vacant == 0)
