"""What every request passes through besides the middleware of Django and the libraries."""

from collections.abc import Callable

from auditlog.context import set_actor
from django.http import HttpRequest, HttpResponse

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def authors(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that names the signed-in user in the history rows a request writes.

    auditlog's own looks at the user on every request; that opens the session, and a page
    whose session was opened says ``Vary: Cookie`` and is lost to shared caches.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in READING or not request.user.is_authenticated:
            return get_response(request)
        with set_actor(request.user):
            return get_response(request)

    return middleware
