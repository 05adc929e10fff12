"""What each approver has made of a plan by a day: its tracks, and the sentences above them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agreements import progress, tracking
from agreements.tracking import Track
from bodies.models import Body
from organizations.existence import exists_on
from organizations.models import Organization
from projects.approvals import Approval
from projects.commenting import municipalities_of
from projects.models import Project
from projects.participations import Participation

Part = Approval.PlanPart

PLAN = progress.Wording(
    nobody=gettext_lazy("It is not known who approves the plan."),
    all_have=ngettext_lazy(
        "the only municipality has approved the plan",
        "all %(parties)s municipalities have approved the plan",
        "parties",
    ),
    some_have=ngettext_lazy(
        "%(approved)s of %(parties)s municipality is known to have approved the plan",
        "%(approved)s of %(parties)s municipalities are known to have approved the plan",
        "parties",
    ),
    last=progress.AGREEMENT.last,
    last_unknown=progress.AGREEMENT.last_unknown,
    lacking=progress.AGREEMENT.lacking,
    lacking_more=progress.AGREEMENT.lacking_more,
)
APPROVED = {
    Part.LAND_USE: gettext_lazy("%(approver)s has approved the part on land use"),
    Part.HOUSING: gettext_lazy("%(approver)s has approved the part on housing"),
    Part.LAND_USE_AND_HOUSING: gettext_lazy(
        "%(approver)s has approved the parts on land use and housing"
    ),
    Part.TRANSPORT: gettext_lazy("%(approver)s has approved the part on transport"),
    None: gettext_lazy("%(approver)s has approved the whole plan"),
}


def tracks_of(project: Project, day: date, at: datetime, today: date) -> list[Track]:
    """One track per approver on ``day``: bodies by part, then the municipalities by name.

    Needs what ``for_approvals`` fetches. Those of unknown day had happened by the end of the
    work on the plan, and by today anyway.
    """
    settled = min(project.ends_on or today, today)
    rows = project.approvals.all()
    expected = _expected(project, day, at)
    towns = expected | {
        one.organization: expected.get(one.organization) for one in rows if one.organization_id
    }
    own = [one for one in rows if one.organization_id and one.outcome]
    return [
        *_of_bodies([one for one in rows if one.body_id], day, settled),
        *(
            replace(track, party=towns[track.organization])
            for track in tracking.track(towns, own, day, settled)
        ),
    ]


def _of_bodies(rows: Iterable[Approval], day: date, settled: date) -> Iterator[Track]:
    by_part: dict[tuple[int, str], list[Approval]] = {}
    for row in rows:
        by_part.setdefault((row.body_id, row.part), []).append(row)
    for (_body, part), found in by_part.items():
        yield tracking.track_of(
            found[0].body,
            [one for one in found if one.outcome],
            day,
            settled,
            party=next((one for one in found if not one.outcome), None),
            scope=None if part == Part.WHOLE else Part(part),
        )


def _expected(project: Project, day: date, at: datetime) -> dict[Organization, Participation]:
    """Municipalities that have to approve it: those party to it when it was first decided on."""
    if not project.municipalities_approve:
        return {}
    days = (one.happened_on for one in project.approvals.all() if one.happened_on)
    found = municipalities_of(project, next(days, None) or project.ends_on or day, at)
    by = min(project.ends_on or day, day)
    return {one: part for one, part in found.items() if exists_on(one, by)}


def in_sentences(tracks: Iterable[Track]) -> str:
    """Which body has approved what, then how far the municipalities have come."""
    bodies, towns = [], []
    for track in tracks:
        (bodies if isinstance(track.organization, Body) else towns).append(track)
    told = [f"{capfirst('; '.join(map(_of_body, bodies)))}."] if bodies else []
    if towns or not bodies:
        told.append(progress.in_one_sentence(PLAN, towns))
    return " ".join(told)


def _of_body(track: Track) -> str:
    name = track.organization.abbreviation or track.organization.name
    if track.has_approved:
        return APPROVED[track.scope] % {"approver": name}
    if where := progress.where_it_stands(track):
        return where
    words = {"approver": name, "parts": (track.scope or Part.WHOLE).label}
    return _("no decision of %(approver)s has been found: %(parts)s") % words
