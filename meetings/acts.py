"""What a municipality's organs have to act on because of what joint bodies decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q

from agreements.models import Handling, Outcome
from agreements.tracking import APPROVALS
from bodies.models import Body
from meetings.models import AgendaItem
from organizations.models import Organization
from projects.models import Approval

CALLS_FOR_ACTS = (Outcome.APPROVED, Outcome.APPROVED_CHANGED)
SETTLED = APPROVALS | {Outcome.REJECTED}


@dataclass(frozen=True)
class Act:
    """An outcome that waits for the municipality's own decision, and what it has made of it.

    ``answer`` is its newest known handling after the meeting, None when none is known.
    """

    item: AgendaItem
    due_on: date | None
    answer: Handling | Approval | None

    @property
    def is_settled(self) -> bool:
        """Whether the municipality has decided."""
        return self.answer is not None and self.answer.outcome in SETTLED


def acts_of(organization: Organization, first: date, last: date, at: datetime) -> list[Act]:
    """What the outcomes of meetings from ``first`` to ``last`` ask of ``organization``.

    These are approved items with a day to act by, and approved items about an agreement it is
    party to or a plan it approves, of bodies that only propose; of items that are not public
    nothing is told, nor of meetings on a day on which it does not exist. Unsettled ones first,
    then by the day to act by, then by meeting. The number of queries does not grow with the items.
    """
    first = max(first, organization.starts_on or first)
    last = min(last, organization.ends_on or last)
    asks = Q(due_on__isnull=False, meeting__body__in=_bodies_of(organization))
    items = (
        AgendaItem.objects.decided(at)
        .filter(meeting__held_on__gte=first, meeting__held_on__lte=last)
        .disclosing("outcome", "power", "due_on", "agreement", "project")
        .filter(asks | _proposed_to(organization), outcome__in=CALLS_FOR_ACTS)
        .select_related("meeting__body")
        .with_links(at)
        .prefetch_related(
            Prefetch("agreement__handlings", Handling.objects.filter(organization=organization)),
            Prefetch("project__approvals", Approval.objects.filter(organization=organization)),
        )
        .distinct()
    )
    found = [Act(item, item.due_on, _answer(item)) for item in items]
    return sorted(found, key=_urgency)


def _bodies_of(organization: Organization) -> Iterable[Body]:
    return Body.objects.with_seats_of(organization).values("pk")


def _proposed_to(organization: Organization) -> Q:
    """Of bodies that only propose: about an agreement or plan that is its own to decide."""
    proposing = Q(power=Body.Power.PROPOSES)
    proposing |= Q(power="", meeting__body__power=Body.Power.PROPOSES)
    binds = Q(agreement__parties__organization=organization)
    return proposing & (binds | Q(project__approvals__organization=organization))


def _answer(item: AgendaItem) -> Handling | Approval | None:
    """The newest handling that may follow the meeting of ``item``."""
    known = []
    if item.agreement:
        known += item.agreement.handlings.all()
    if item.project:
        known += item.project.approvals.all()
    after = [
        one
        for one in known
        if one.outcome and (one.happened_by is None or one.happened_by >= item.meeting.held_on)
    ]
    return max(after, key=lambda one: one.happened_by or date.min, default=None)


def _urgency(act: Act) -> tuple[bool, date, date, int]:
    return (
        act.is_settled,
        act.due_on or date.max,
        act.item.meeting.held_on or date.max,
        act.item.number,
    )
