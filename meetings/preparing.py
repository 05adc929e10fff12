"""What prepares a meeting in one click: waiting items, the previous summary, attendance."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import translation
from django.utils.translation import gettext as _

from agreements.models import Outcome
from bodies.models import Body, ExOfficioSeat, Membership, SeatQuota
from bodies.seats import Seat, SeatState, compositions
from meetings.models import AgendaItem, Attendance, Meeting, Stage
from meetings.stages import WITH_SUMMARY
from records import history
from records.names import LANGUAGES

WAITING = (Outcome.TABLED, Outcome.RETURNED)
GOES_ON = ("title", "background", "proposal", "presenter", "legal_ground")
ROLES = {
    SeatQuota.Role.MEMBER: Attendance.Role.MEMBER,
    SeatQuota.Role.ADDITIONAL_MEMBER: Attendance.Role.ADDITIONAL_MEMBER,
    SeatQuota.Role.DEPUTY: Attendance.Role.DEPUTY,
    SeatQuota.Role.EXPERT: Attendance.Role.EXPERT,
}


@transaction.atomic
def carry_over(*, item: AgendaItem, to: Meeting, by: AbstractBaseUser) -> AgendaItem:
    """Put a tabled or returned ``item`` last on the agenda of ``to``; returns the new item.

    Refused when the item was decided, goes on already, or ``to`` is not a later planned
    meeting of the same body.
    """
    meeting = Meeting.objects.select_for_update().get(pk=to.pk)
    if item.is_removed:
        message = _("The item was removed from its agenda: it does not go on.")
        raise ValidationError(message, code="removed")
    if item.outcome not in WAITING:
        message = _("Only a tabled or returned item goes on to another meeting.")
        raise ValidationError(message, code="decided")
    if AgendaItem.objects.standing().filter(continues=item).exists():
        raise ValidationError(_("The item is on a later agenda already."), code="goes_on")
    later = Meeting.objects.beside(item.meeting, later=True)
    if meeting.stage != Stage.PLANNED or not later.filter(pk=meeting.pk).exists():
        message = _("Choose a later meeting of the same body whose agenda is not published yet.")
        raise ValidationError(message, code="other_meeting")
    new = AgendaItem(
        meeting=meeting,
        number=_next_number(meeting),
        continues=item,
        agreement_id=item.agreement_id,
        project_id=item.project_id,
        is_public=item.is_public,
        power=item.power,
    )
    for name in GOES_ON:
        for language in LANGUAGES:
            setattr(new, f"{name}_{language}", getattr(item, f"{name}_{language}"))
    with history.written_by(by):
        new.full_clean()
        new.save()
    return new


def pass_on(meeting: Meeting, *, by: AbstractBaseUser) -> list[AgendaItem]:
    """Carry the waiting items of ``meeting`` over to the next planned one of its body.

    Returns the new items; none when no such meeting is planned.
    """
    later = Meeting.objects.beside(meeting, later=True)
    following = later.filter(stage=Stage.PLANNED, cancelled_at=None).first()
    if following is None:
        return []
    return [carry_over(item=item, to=following, by=by) for item in _waiting(meeting.items.all())]


@transaction.atomic
def bring_waiting(*, meeting: Meeting, by: AbstractBaseUser) -> list[AgendaItem]:
    """Carry over to ``meeting`` every item of its body's earlier meetings that waits.

    Only items of published summaries wait. Returns the new items, the oldest first.
    """
    earlier = Meeting.objects.beside(meeting, later=False).filter(stage__in=WITH_SUMMARY)
    items = AgendaItem.objects.filter(meeting__in=earlier.order_by().values("pk"))
    time = F("meeting__start_time").asc(nulls_last=True)
    ordered = _waiting(items).order_by("meeting__held_on", time, "meeting", "number")
    return [carry_over(item=item, to=meeting, by=by) for item in ordered]


def _waiting(items: models.QuerySet) -> models.QuerySet:
    """Those of ``items`` that were tabled or returned and are on no later agenda."""
    return items.waiting(WAITING).select_related("meeting")


def _next_number(meeting: Meeting) -> int:
    return (meeting.items.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def add_previous_summary(*, meeting: Meeting, by: AbstractBaseUser) -> AgendaItem:
    """Put the approval of the previous meeting's summary last on the agenda; returns the item.

    Refused when the body has no earlier meeting, or the item is there already.
    """
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    previous = _previous(held)
    if previous is None:
        message = _("No earlier meeting of this body is recorded, so there is nothing to approve.")
        raise ValidationError(message, code="no_previous")
    item = AgendaItem(meeting=held, number=_next_number(held))
    for language in LANGUAGES:
        with translation.override(language):
            title = _("Approval of the summary of the previous meeting: %(meeting)s")
            name = getattr(previous, f"name_{language}") or previous.name_fi
            setattr(item, f"title_{language}", title % {"meeting": name})
    if held.items.standing().filter(title_fi=item.title_fi).exists():
        raise ValidationError(_("The item is on the agenda already."), code="there_already")
    with history.written_by(by):
        item.full_clean()
        item.save()
    return item


def _previous(meeting: Meeting) -> Meeting | None:
    """The meeting of the same body before ``meeting`` that was not cancelled; None without."""
    return Meeting.objects.beside(meeting, later=False).filter(cancelled_at=None).first()


@transaction.atomic
def draw_up_attendance(*, meeting: Meeting, by: AbstractBaseUser, at: datetime) -> list[Attendance]:
    """Add a row for every seat of the bodies that meet, on the day; returns the new rows.

    Vacant seats have none, and who has a seat in several of the bodies has one row, with a vote
    where one of the seats has it. Rows already in the list stay as they are, so that it can be
    done again after a nomination. Refused unless the day is known exactly.
    """
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not held.is_on_one_day:
        message = _(
            "The list is drawn from the seats of the day. Write the day as 2026-12-17 first."
        )
        raise ValidationError({"held": ValidationError(message, code="no_day")})
    wanted = [
        _attendance(held, seat, row.organization, composition.role)
        for body in _bodies(held, at)
        for composition in compositions(body, held.held_on)
        for row in composition.rows
        for seat in row.seats
        if seat.state != SeatState.VACANT
    ]
    new = _missing(held, _once_each(wanted))
    last = held.attendances.aggregate(last=Max("position"))["last"] or 0
    with history.written_by(by):
        for place, (row, seat) in enumerate(new, last + 1):
            row.position = place
            row.full_clean()
            row.save()
            row.citations.set(_fact_of(seat).cited())
    return [row for row, _seat in new]


def _bodies(meeting: Meeting, at: datetime) -> list[Body]:
    """The body that called ``meeting``, then those that meet with it by name, with their seats."""
    bodies = Body.objects.with_seats(meeting.held_on, at)
    joint = bodies.filter(joint_meetings=meeting).exclude(pk=meeting.body_id)
    return [bodies.get(pk=meeting.body_id), *joint.order_by("sort_fi", "pk")]


def _once_each(wanted: list[tuple[Attendance, Seat]]) -> list[tuple[Attendance, Seat]]:
    """``wanted`` with one row for each person: the first, or the first that has a vote."""
    found: dict[int, tuple[Attendance, Seat]] = {}
    for place, (row, seat) in enumerate(wanted):
        key = row.person_id or -place
        if key not in found or (row.has_own_vote and not found[key][0].has_own_vote):
            found[key] = (row, seat)
    return list(found.values())


def _attendance(
    meeting: Meeting, seat: Seat, organization: object, role: str
) -> tuple[Attendance, Seat]:
    """A row for ``seat``; its holder stays open where only near days are known."""
    membership = seat.membership
    office = seat.basis.office if isinstance(seat.basis, ExOfficioSeat) else None
    office = office or (membership and membership.office)
    row = Attendance(
        meeting=meeting,
        organization=organization,
        role=_role(seat, role),
        is_without_vote=bool(seat.task) and not SeatQuota.Role(role).has_vote,
        person=seat.person if seat.state == SeatState.HELD else None,
    )
    for language in LANGUAGES:
        name = getattr(office, f"name_{language}") if office else ""
        setattr(row, f"title_{language}", name or "")
    return row, seat


def _role(seat: Seat, role: str) -> str:
    """The task of the seat where it has one, else what its holders sit as."""
    if seat.task:
        return Attendance.Role(seat.task)
    return ROLES[SeatQuota.Role(role)]


def _fact_of(seat: Seat) -> ExOfficioSeat | SeatQuota | Membership:
    return seat.membership or seat.basis


def _missing(
    meeting: Meeting, wanted: list[tuple[Attendance, Seat]]
) -> list[tuple[Attendance, Seat]]:
    """Those of ``wanted`` that the list lacks: persons by person, open seats by their number."""
    there = list(meeting.attendances.all())
    persons = {row.person_id for row in there if row.person_id}
    open_seats = [_likeness(row) for row in there if not row.person_id]
    missing = []
    for row, seat in wanted:
        if row.person_id in persons:
            continue
        if not row.person_id and _likeness(row) in open_seats:
            open_seats.remove(_likeness(row))
            continue
        persons |= {row.person_id} if row.person_id else set()
        missing.append((row, seat))
    return missing


def _likeness(row: Attendance) -> tuple[object, ...]:
    """What an open seat is known by."""
    return row.organization_id, row.role, row.title_fi or ""
