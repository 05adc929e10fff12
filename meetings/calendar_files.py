"""Calendars of meetings that programs subscribe to: of all bodies, and of one."""

from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bodies.models import Body
from exports.calendars import Calendar, as_ics
from meetings.files import answered
from meetings.invitations import event_of
from meetings.models import Meeting
from meetings.summary import build_summary
from records import clock, gone
from records.names import active_language

BACKWARDS = timedelta(days=365)


@require_safe
def of_all(request: HttpRequest) -> HttpResponseBase:
    """Meetings of all bodies, from a year back on."""
    calendar = Calendar(
        _("Meetings of regional cooperation"),
        active_language(),
        url=request.build_absolute_uri(reverse("meetings:list")),
        source=request.build_absolute_uri(request.path),
    )
    return _calendar(request, calendar, Meeting.objects.all())


@require_safe
def of_body(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Meetings of one body, those held jointly too.

    Raises as ``records.gone`` says where the body is not public.
    """
    now, language = clock.now(), active_language()
    body = Body.objects.published(now).called(slug, language).first()
    if body is None:
        raise gone.missing(Body.objects.all(), slug, language, now)
    calendar = Calendar(
        _("Meetings: %(body)s") % {"body": body.name},
        active_language(),
        url=request.build_absolute_uri(body.get_absolute_url()),
        source=request.build_absolute_uri(request.path),
    )
    return _calendar(request, calendar, Meeting.objects.of_body(body))


def _calendar(
    request: HttpRequest, calendar: Calendar, meetings: models.QuerySet
) -> HttpResponseBase:
    """The file of those ``meetings`` that everybody sees, as many queries for many as for one."""
    now, since = clock.now(), clock.today() - BACKWARDS
    origin = request.build_absolute_uri("/").rstrip("/")
    shown = meetings.published(now).filter(held_by__gte=since).for_page(now)
    events = (event_of(build_summary(meeting, at=now, origin=origin)) for meeting in shown)
    name = f"{request.path.rstrip('/').rpartition('/')[2]}"
    return answered(request, name, as_ics(calendar, [event for event in events if event]))
