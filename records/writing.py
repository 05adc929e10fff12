"""One writer at a time: what two editors send at once is checked and stored one after the other."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest

KEY = 2_004_2_021
ATTEMPTS = 3

Answer = TypeVar("Answer")


def wait_for_others() -> None:
    """Wait until no other transaction that called this is open; the caller's must be.

    SQLite has one writer anyway, from the beginning of its transaction on.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])


def alone(view: Callable[[], Answer], request: HttpRequest, refused: str) -> Answer:
    """The answer of ``view``, which stores what ``request`` sends while nobody else does.

    Where the database refuses it, somebody stored the like without waiting: asked again, the
    view sees that and says so. The last time, ``refused`` stands among what was sent.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _once(view, request)
        except IntegrityError:
            continue
    request.POST = request.POST.copy()
    request.POST[refused] = "1"
    return _once(view, request)


def _once(view: Callable[[], Answer], request: HttpRequest) -> Answer:
    queued = request._messages._queued_messages
    before = list(queued)
    for file in request.FILES.values():
        file.seek(0)
    try:
        with transaction.atomic():
            wait_for_others()
            return view()
    except IntegrityError:
        queued[:] = before
        raise
