"""Times that the clocks of Helsinki show."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records.partial_dates import in_words

HELSINKI = ZoneInfo("Europe/Helsinki")


def moment(day: date, clock_time: time) -> datetime:
    """When clocks in Helsinki show ``clock_time`` on ``day``."""
    return datetime.combine(day, clock_time, HELSINKI)


def exists(day: date, clock_time: time) -> bool:
    """Whether clocks in Helsinki show ``clock_time`` on ``day``: one hour a year is skipped."""
    meant = moment(day, clock_time)
    there_and_back = meant.astimezone(ZoneInfo("UTC")).astimezone(HELSINKI)
    return there_and_back.replace(tzinfo=None) - meant.replace(tzinfo=None) == timedelta()


def refuse_impossible_times(meeting: Any) -> None:
    """Raise ``ValidationError`` when ``meeting`` has times that no clock shows in that order."""
    if (meeting.start_time or meeting.end_time) and not meeting.is_on_one_day:
        message = _("A time needs an exact day. Write the day as 2026-12-17 or clear the time.")
        raise ValidationError({"start_time": ValidationError(message, code="no_day")})
    if meeting.end_time and not meeting.start_time:
        message = _("Write also when it begins.")
        raise ValidationError({"start_time": ValidationError(message, code="no_start")})
    if meeting.end_time and meeting.end_time <= meeting.start_time:
        message = _("It ends at %(end)s, not after it begins at %(start)s. Mend either time.")
        words = {"start": f"{meeting.start_time:%H.%M}", "end": f"{meeting.end_time:%H.%M}"}
        raise ValidationError({"end_time": ValidationError(message, "reversed", words)})
    for field in ("start_time", "end_time"):
        clock_time = getattr(meeting, field)
        if clock_time and not exists(meeting.held_on, clock_time):
            message = _(
                "There is no %(time)s on %(day)s: clocks are put forward past it. Choose"
                " another time."
            )
            words = {"time": f"{clock_time:%H.%M}", "day": in_words(meeting.held)}
            raise ValidationError({field: ValidationError(message, "skipped", words)})
