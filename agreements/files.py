"""What each party made of an agreement, as files to take away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements import exports, tracking
from agreements.models import Agreement
from exports.tables import csv_response, json_response
from records import clock
from records.days import shown_day
from records.names import active_language, by_former_slug
from ui.page import Twin

CSV, JSON = "agreements:handlings_csv", "agreements:handlings_json"


def twins(agreement: Agreement, query: str) -> list[Twin]:
    """The links at the foot of the page; ``query`` keeps the day that was asked for."""
    return [
        Twin(_("Handlings as CSV"), _address(CSV, agreement, query), "text/csv"),
        Twin(_("Handlings as JSON"), _address(JSON, agreement, query), "application/json"),
    ]


def _address(name: str, agreement: Agreement, query: str) -> str:
    path = reverse(name, args=[agreement.slug])
    return f"{path}?{query}" if query else path


@require_safe
def handlings_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One line per handling; raises ``Http404`` when there is no such public agreement."""
    agreement = _public(slug)
    if agreement is None:
        return _moved(request, CSV, slug)
    day = shown_day(request).day
    tracks = tracking.tracks_of(agreement, day, clock.today())
    name = f"{slugify(_('handlings'))}-{agreement.slug}-{day.isoformat()}"
    return csv_response(name, exports.header(_("Party")), exports.rows(tracks))


@require_safe
def handlings_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The handlings by party; a missing agreement is answered in JSON too."""
    agreement = _public(slug)
    if agreement is None:
        try:
            return _moved(request, JSON, slug)
        except Http404:
            missing = json_response({"error": _("There is no such agreement.")})
            missing.status_code = 404
            return missing
    day = shown_day(request).day
    tracks = tracking.tracks_of(agreement, day, clock.today())
    return json_response(exports.as_json(agreement, tracks, day))


def _public(slug: str) -> Agreement | None:
    now = clock.now()
    found = Agreement.objects.published(now).called(slug, active_language())
    return found.with_handlings(now).first()


def _moved(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """The way to the file of an agreement that once had ``slug``; raises ``Http404``."""
    public = Agreement.objects.published(clock.now())
    agreement = by_former_slug(public, slug, active_language())
    if agreement is None:
        raise Http404
    return HttpResponsePermanentRedirect(_address(name, agreement, request.GET.urlencode()))
