"""The list of those present and absent, row by row, as a summary says it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.attendance import Attendance
from meetings.disclosure import disclosed
from meetings.models import Meeting
from meetings.stages import Stage
from meetings.tree import Attendee
from meetings.wording import nothing, time_in_words
from records.choices import label_of
from ui.text import translated


def attendees(meeting: Meeting) -> tuple[Attendee, ...]:
    """Everybody in the list of ``meeting``, in its order; the attendance must be fetched."""
    is_nameless = meeting.stage == Stage.PERSONAL_DATA_REMOVED
    return tuple(_attendee(row, is_nameless) for row in meeting.attendances.all())


def name_of(row: Attendance, is_nameless: bool = False) -> str:
    """The name of a row, or in words why there is none."""
    if row.person and not is_nameless:
        return row.person.name
    return removed_name() if is_nameless else _("holder not recorded")


def removed_name() -> str:
    """What stands for a name once personal data has been removed."""
    return _("name removed, or never recorded")


def _attendee(row: Attendance, is_nameless: bool) -> Attendee:
    organization = translated(row.organization, "name") if row.organization else nothing()
    return Attendee(
        name=name_of(row, is_nameless),
        is_named=row.person is not None and not is_nameless,
        title=nothing() if is_nameless else translated(row, "title"),
        role=row.role,
        role_words=label_of(Attendance.Role, row.role),
        organization=organization,
        presence=row.presence,
        presence_words=label_of(Attendance.Presence, row.presence),
        in_place_of=name_of(row.in_place_of, is_nameless) if row.in_place_of else "",
        is_remote=row.is_remote,
        arrived=time_in_words(row.arrived_at),
        left=time_in_words(row.left_at),
        numbers=(row.first_item, row.last_item),
        disqualified=disqualifications(row),
        remarks=tuple(_remarks(row)),
        key=row.pk,
    )


def disqualifications(row: Attendance) -> tuple[int, ...]:
    """Numbers of the items from which ``row`` is disqualified, as far as they are disclosed."""
    stage = row.meeting.stage
    return tuple(
        sorted(
            item.number
            for item in row.disqualified_from.all()
            if "disqualified" in disclosed(is_public=item.is_public, stage=stage)
        )
    )


def _remarks(row: Attendance) -> list[str]:
    """What a reader is told of a row besides its name, seat and presence."""
    found = []
    if row.is_without_vote:
        found.append(_("without a vote"))
    if row.is_remote:
        found.append(_("remotely"))
    if row.arrived_at:
        found.append(_("arrived at %(time)s") % {"time": time_in_words(row.arrived_at)})
    if row.left_at:
        found.append(_("left at %(time)s") % {"time": time_in_words(row.left_at)})
    if words := _items_heard(row.first_item, row.last_item):
        found.append(words)
    if numbers := disqualifications(row):
        words = ngettext(
            "disqualified from item %(numbers)s",
            "disqualified from items %(numbers)s",
            len(numbers),
        )
        found.append(words % {"numbers": ", ".join(map(str, numbers))})
    return found


def _items_heard(first: int | None, last: int | None) -> str:
    if first and last:
        return _("items %(first)s–%(last)s") % {"first": first, "last": last}
    if first:
        return _("from item %(first)s on") % {"first": first}
    return _("until item %(last)s") % {"last": last} if last else ""
