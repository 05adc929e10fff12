"""The fields of a form that was not taken, and how the pages carry them to the next request.

Nothing is stored on the server: the fields travel in the page itself, compressed and signed.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

# The name of the field in which the sign-in form carries the others.
CARRIED = "_typed"
SALT = "records.typed"
NEVER_CARRIED = re.compile(rf"password|^csrfmiddlewaretoken$|^{CARRIED}$", re.IGNORECASE)
# Name, password, token and next address stand beside the carried fields in the sign-in form.
BESIDE = 16_384


@dataclass(frozen=True)
class Typed:
    """A form as it was sent: its address, its fields in order, and its files by field and name.

    A field that was sent several times is here as often. Files themselves are not kept.
    """

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = ()


class PlainJSON:
    """JSON in which letters beyond ASCII stay as they are: half the length of escaped ones."""

    def dumps(self, content: Any) -> bytes:
        """``content`` as bytes."""
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def loads(self, line: bytes) -> Any:
        """What ``line`` says."""
        return json.loads(line)


def typed_in(request: HttpRequest) -> Typed | None:
    """What ``request`` sent besides passwords and tokens; None where nothing else was sent."""
    fields = tuple(
        (name, value)
        for name, values in request.POST.lists()
        if not NEVER_CARRIED.search(name)
        for value in values
    )
    files = tuple(
        (name, file.name) for name, found in request.FILES.lists() for file in found if file.name
    )
    if not fields and not files:
        return None
    return Typed(request.get_full_path(), fields, files)


def packed(typed: Typed) -> str:
    """``typed`` as one signed line; empty where it is longer than a form may be."""
    content = [typed.address, typed.fields, typed.files]
    line = signing.dumps(content, salt=SALT, serializer=PlainJSON, compress=True)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return line if most is None or len(line) + BESIDE <= most else ""


def unpacked(line: str) -> Typed | None:
    """What ``line`` carries; None where it carries nothing, or somebody else wrote it."""
    try:
        address, fields, files = signing.loads(line, salt=SALT, serializer=PlainJSON)
    except signing.BadSignature:
        return None
    return Typed(address, tuple(map(tuple, fields)), tuple(map(tuple, files)))


def from_our_site(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very site sent ``request``.

    Only the browser writes these two headers; without either nothing is known, and it is False.
    """
    relation = request.headers.get("sec-fetch-site")
    if relation is not None:
        return relation == "same-origin"
    return request.headers.get("origin") == f"{request.scheme}://{request.get_host()}"
