"""What one person has held in public bodies: seats, and offices that give seats."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from bodies.models import (
    Body,
    ExOfficioSeat,
    Membership,
    NominationHandling,
    OfficeHolding,
    Person,
)
from records.periods import share_a_day
from records.publication import public_at


def public_memberships(at: datetime) -> QuerySet[Membership]:
    """Memberships in bodies, and in seats of organizations, that are public at ``at``."""
    owner = Q(quota__organization=None) | public_at(at, "quota__organization")
    return Membership.objects.filter(owner, public_at(at, "quota__body"))


def public_seats(at: datetime) -> QuerySet[ExOfficioSeat]:
    """Office-bound seats in bodies public at ``at``."""
    return ExOfficioSeat.objects.filter(public_at(at, "body"))


def public_holdings(at: datetime) -> QuerySet[OfficeHolding]:
    """Holdings of offices that give, by right or nomination, a seat in a public body."""
    gives = Q(office__in=public_seats(at).values("office"))
    gives |= Q(office__in=public_memberships(at).exclude(office=None).values("office"))
    return OfficeHolding.objects.filter(gives, public_at(at, "office__organization"))


def public_persons(at: datetime) -> QuerySet[Person]:
    """Persons with a seat in a public body, or an office that gives one."""
    seated = Q(pk__in=public_memberships(at).exclude(person=None).values("person"))
    return Person.objects.filter(seated | Q(pk__in=public_holdings(at).values("person")))


def with_terms(persons: QuerySet[Person], at: datetime) -> QuerySet[Person]:
    """``persons`` with their seats and offices, the sources of each, and what offices give."""
    places = ("quota__body", "quota__organization", "quota__nominated_by")
    deputized = ("deputy_of__person", "deputy_of__office", "deputy_of_office__office")
    memberships = public_memberships(at).select_related(*places, *deputized)
    bound = public_seats(at).select_related("body")
    nominated = public_memberships(at).select_related("quota__body")
    holdings = public_holdings(at).select_related("office__organization")
    return persons.prefetch_related(
        Prefetch("memberships", memberships.order_by("starts_on", "pk")),
        "memberships__citations__source",
        Prefetch("memberships__decision", NominationHandling.objects.for_page(at)),
        Prefetch("office_holdings", holdings.order_by("starts_on", "pk")),
        "office_holdings__citations__source",
        Prefetch("office_holdings__office__ex_officio_seats", bound),
        Prefetch("office_holdings__office__memberships", nominated),
    )


@dataclass(frozen=True)
class OfficeTerm:
    """A person's time in an office and the bodies in which it gave a seat meanwhile."""

    holding: OfficeHolding
    bodies: tuple[Body, ...]


def office_terms(person: Person) -> list[OfficeTerm]:
    """The offices of ``person``, fetched by ``with_terms``, the earliest first; no query."""
    return [
        OfficeTerm(holding, tuple(_bodies(holding))) for holding in person.office_holdings.all()
    ]


def _bodies(holding: OfficeHolding) -> list[Body]:
    """Bodies with a seat of the office on some day of ``holding``, each once, by name."""
    seats = [(seat, seat.body) for seat in holding.office.ex_officio_seats.all()]
    seats += [(one, one.quota.body) for one in holding.office.memberships.all()]
    found = {body.pk: body for term, body in seats if share_a_day(term, holding)}
    return sorted(found.values(), key=lambda body: body.sort_fi)
