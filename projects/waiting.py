"""Plans that wait for a decision or a statement of one organization on a day."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.waiting import awaited, first_of, is_open, is_under_way
from organizations.models import Organization
from projects import approving
from projects.commenting import Round, Standing, rounds_of
from projects.models import Project
from records import clock
from records.happenings import Happening
from records.waiting import Waiting

AWAITED = (Standing.OPEN, Standing.NOT_FOUND)


def waiting_of(organization: Organization, day: date, at: datetime) -> Iterator[Waiting]:
    """Decisions on plans and statements that ``organization`` is expected to give.

    A plan that is certainly over waits for nobody; what has not been found of it is unknown.
    At most nine queries.
    """
    asked = Q(municipalities_approve=True) | Q(comment_rounds__isnull=False)
    projects = Project.objects.published(at).with_participant(organization).filter(asked)
    for project in projects.exclude(ends_on__lt=day).distinct().for_waiting(at):
        yield from _decisions(project, organization, day, at)
        yield from _statements(project, organization, day, at)


def _decisions(
    project: Project, organization: Organization, day: date, at: datetime
) -> Iterator[Waiting]:
    """Its own decision, from the day that the first approver is known to have taken it up."""
    first = first_of((one for one in project.approvals.all() if one.outcome), day)
    for track in approving.tracks_of(project, day, at, clock.today()):
        is_own = track.organization == organization
        if is_own and is_open(track) and (first or is_under_way(track, day)):
            yield awaited(project, "approvals", _("decision on the plan"), track, first)


def _statements(
    project: Project, organization: Organization, day: date, at: datetime
) -> Iterator[Waiting]:
    """Its statements in rounds with a deadline, until the work is known to have gone on."""
    for found in rounds_of(project, day, at):
        one = found.round
        if one.deadline_by is None or _went_on(project, found, day):
            continue
        for answer in found.expected:
            if answer.organization == organization and answer.standing in AWAITED:
                yield Waiting(
                    record=project,
                    anchor="rounds",
                    what=_("statement: %(round)s") % {"round": one.title},
                    known=f"{capfirst(answer.label)}.",
                    since=one.opens or one.sent,
                    due=one.deadline,
                    due_on=one.deadline_on,
                )


def _went_on(project: Project, found: Round, day: date) -> bool:
    """Whether a step of the plan is known between the deadline and ``day``."""
    steps: list[Happening] = [one for one in project.milestones.all() if not one.is_planned]
    steps += [one for one in project.approvals.all() if one.outcome]
    days = (one.happened_by for one in steps)
    return any(one and found.round.deadline_by < one <= day for one in days)
