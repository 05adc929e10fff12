"""What a person reads when a form or a page is refused.

A form that another site sent never gets a button to send it again: one click on it would do
what the check against forgery is there to stop.
"""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from records.typed import pages
from records.typed.fields import CARRIED, from_our_site, typed_in, unpacked


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is missing or old (``CSRF_FAILURE_VIEW``).

    To one of our own pages it gives the form back; to all others only a refusal.
    """
    if not _is_in_admin(request):
        return _public(request)
    if request.method != "POST" or not from_our_site(request):
        title = _("Nothing was done")
        why = _(
            "It is not certain that this was sent from a page of this site. If you were filling in"
            " a form here, go back to it with your browser, copy your texts, open the form again"
            " and send it from there."
        )
        return pages.refused(admin.site, request, title=title, why=why)
    if request.path == reverse("admin:login"):
        return _sign_in_again(request)
    typed = typed_in(request)
    if not admin.site.has_permission(request):
        return pages.sign_in(admin.site, request, typed)
    if typed is None:
        return HttpResponseRedirect(request.get_full_path())
    title = _("What you typed is kept. Send it again.")
    return pages.send_again(admin.site, request, typed, title=title, status=403)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    """The sign-in form was older than the last sign-in in this browser: the password is gone."""
    typed = unpacked(request.POST.get(CARRIED, ""))
    onward = _safe(request, request.POST.get("next", ""))
    if not admin.site.has_permission(request):
        username = request.POST.get("username", "")
        return pages.sign_in(admin.site, request, typed, username=username, next=onward)
    if typed is None:
        return HttpResponseRedirect(onward)
    title = _("You are signed in. What you typed is kept.")
    return pages.send_again(admin.site, request, typed, title=title, status=403)


def _safe(request: HttpRequest, address: str) -> str:
    """``address`` if it is one of ours, else the front page of the admin."""
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure()):
        return address
    return reverse("admin:index")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what a person has no right to; what was typed is there to be copied."""
    if not _is_in_admin(request):
        return _public(request)
    typed = typed_in(request) if request.method == "POST" else None
    title = _("This is not open to you")
    why = _(
        "Your account has no right to this page or to this change, and nothing was changed. Ask"
        " whoever gives the rights of the editors, or sign in with another account."
    )
    return pages.refused(admin.site, request, title=title, why=why, typed=typed)


def _is_in_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _public(request: HttpRequest) -> HttpResponse:
    """The refusal on the pages that all may read."""
    # A refusal has no language versions: the switch leads to the front pages.
    request.language_paths = {}
    answer = render(request, "403.html", {"title": _("This is not open to you")}, status=403)
    add_never_cache_headers(answer)
    return answer


def too_much(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request that cannot be read; asks nothing of the request itself."""
    html = render_to_string("400.html", {"title": _("This could not be read")})
    answer = HttpResponse(html, status=400)
    add_never_cache_headers(answer)
    return answer
