"""What a person reads when a form or a page is refused.

A form that another site sent never gets a button to send it again: one click on it would do
what the check against forgery is there to stop.
"""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from records.typed import pages
from records.typed.fields import CARRIED, Typed, from_our_site, typed_in, unpacked


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is missing or old (``CSRF_FAILURE_VIEW``).

    To one of our own pages it gives the form back; to all others only a refusal.
    """
    if not _is_in_admin(request):
        return _public(request)
    if request.method == "POST" and from_our_site(request):
        return _given_back(request)
    title = _("Nothing was done")
    why = _(
        "It is not certain that this was sent from a page of this site. If you were filling in"
        " a form here, go back to it with your browser, copy your texts, open the form again"
        " and send it from there."
    )
    return pages.refused(admin.site, request, title=title, why=why)


def _given_back(request: HttpRequest) -> HttpResponse:
    """What one of our own pages sent, to be sent again, after signing in where that is needed."""
    if request.path == reverse("admin:login"):
        return _sign_in_again(request)
    if request.path == reverse("admin:logout"):
        return _once_more(request, reverse("admin:index"))
    typed = typed_in(request)
    if not admin.site.has_permission(request):
        return pages.sign_in(admin.site, request, typed)
    if typed is None:
        return _once_more(request, request.get_full_path())
    title = _("What you typed is kept. Send it again.")
    return pages.send_again(admin.site, request, typed, title=title, status=403)


def _once_more(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to ``address``: nothing was sent that may be kept."""
    if admin.site.has_permission(request):
        message = _("You signed in again meanwhile, so nothing was done. Do it once more.")
        messages.warning(request, message)
    return HttpResponseRedirect(address)


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
    """The page for what a person may not do; what was typed is there to be copied.

    ``exception`` may say why; otherwise it is a matter of rights.
    """
    if not _is_in_admin(request):
        return _public(request)
    title = _("This is not open to you")
    why = str(exception or "") or _(
        "Your account has no right to this page or to this change, and nothing was changed. Ask"
        " whoever gives the rights of the editors, or sign in with another account."
    )
    return pages.refused(admin.site, request, _to_copy(request), title=title, why=why)


def gone(request: HttpRequest, deletion: str = "") -> HttpResponse | None:
    """The page for a form whose record is not there any more; None where nothing was written.

    ``deletion`` says who deleted it and when, once the form has passed the check against
    forgery; without it the form is given back only to a page of ours.
    """
    typed = typed_in(request) if deletion and request.method == "POST" else _to_copy(request)
    if not pages.shown(typed)["written"]:
        return None
    title = _("The record is not there any more")
    why = _("%(deletion)s Nothing was saved. Copy your texts from here if you need them elsewhere.")
    words = {"deletion": deletion or _("This has been deleted meanwhile.")}
    status = 410 if deletion else 404
    return pages.refused(admin.site, request, typed, title=title, why=why % words, status=status)


def to_copy(request: HttpRequest) -> dict[str, Any]:
    """What a page for our own mistake shows of the form that met it; asks no database."""
    return pages.shown(_to_copy(request))


def _to_copy(request: HttpRequest) -> Typed | None:
    """What was typed into a form of the admin, if a page of ours sent it."""
    if request.method != "POST" or not _is_in_admin(request) or not from_our_site(request):
        return None
    try:
        return typed_in(request)
    except UnreadablePostError:
        return None


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
