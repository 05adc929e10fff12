"""The front page, the pages about the portal, and its technical addresses."""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from agreements.pictures import timeline_of
from bodies.models import Body
from exports.tables import json_response
from meetings.models import AgendaItem, Meeting
from organizations.models import Organization
from portal import pictures
from projects.models import Project
from records import clock, days
from records.gone import Gone
from records.typed import refusals
from ui.page import Crumb

SECURITY_TEXT_LASTS = timedelta(days=180)
# Meetings to come and latest decisions on the front page.
NEXT, LATEST = 3, 5


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What is in force today, the region at a glance, and ways in for each kind of reader."""
    now, shown = clock.now(), days.shown_day(request)
    agreements = Agreement.objects.published(now)
    in_force = agreements.on(shown.day).with_beginning().order_by("series", "-began", "-pk")
    cities = agreements.filter(series=Agreement.Series.CITIES)
    meetings = Meeting.objects.published(now)
    context = {
        "title": _("What the cities have agreed, who represents them and what was decided"),
        "description": _("Cooperation of the municipalities of the Helsinki region since 2004."),
        "shown": shown,
        "in_force": list(in_force[:12]),
        "timeline": timeline_of(cities, shown.day),
        "map": pictures.region_map(now),
        "upcoming": list(meetings.upcoming(shown.day).select_related("body")[:NEXT]),
        "decisions": list(AgendaItem.objects.decided(now).newest(now)[:LATEST]),
        "now": now,
        "counts": {
            "agreements": agreements.count(),
            "bodies": Body.objects.published(now).count(),
            "projects": Project.objects.published(now).count(),
            "municipalities": Organization.objects.published(now).municipalities().count(),
        },
    }
    return TemplateResponse(request, "portal/front.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the portal is, where its facts come from, how to correct one."""
    return _own_page(request, "about", _("About this site"))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return _own_page(request, "accessibility", _("Accessibility statement"))


def _own_page(request: HttpRequest, name: str, title: str) -> HttpResponse:
    template = f"portal/{name}_{get_language()}.html"
    return TemplateResponse(request, template, {"title": title, "crumbs": [Crumb(title)]})


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The way from ``/`` to the front page in the language that the browser asks for."""
    response = HttpResponseRedirect(reverse("portal:front"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, for browsers that ask for it by its customary address."""
    return HttpResponseRedirect(static("ui/favicon.svg"))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """Whether the database answers; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(
        f"User-agent: *\nDisallow: /admin/\nSitemap: {sitemap}\n", content_type="text/plain"
    )


@require_safe
def security_text(request: HttpRequest) -> HttpResponse:
    """Where to tell of a security problem (RFC 9116)."""
    expires = clock.now() + SECURITY_TEXT_LASTS
    contact = request.build_absolute_uri(f"{reverse('portal:about')}#contact")
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: fi, sv, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere; an address of data answers in data.

    What was public and is removed or withdrawn answers 410.
    """
    if isinstance(exception, Gone):
        return _gone(request, exception)
    if request.path.endswith(".json"):
        return json_response({"error": _("This page was not found")}, status=404)
    if answer := refusals.gone(request):
        return answer
    # A missing page has no language versions: the switch leads to the front pages.
    request.language_paths = {}
    return render(request, "404.html", {"title": _("This page was not found")}, status=404)


def _gone(request: HttpRequest, exception: Gone) -> HttpResponse:
    notice = exception.notice
    if request.path.endswith(".json"):
        facts = {"error": notice.title, "because": notice.reason or None}
        return json_response(facts, status=410)
    request.language_paths = {}
    return render(request, "gone.html", {"title": notice.title, "notice": notice}, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of ours; asks nothing of the database."""
    context = {"title": _("Something went wrong here"), **refusals.to_copy(request)}
    answer = render(request, "500.html", context, status=500)
    add_never_cache_headers(answer)
    return answer
