"""The only place that reads the clock; everything else takes the day as an argument."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with its time zone."""
    return timezone.now()


def today() -> date:
    """This day in Europe/Helsinki."""
    return timezone.localdate()
