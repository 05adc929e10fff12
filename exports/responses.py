"""Files as answers: each kind with its type, its name and a mark of what is in it."""

import hashlib
from collections.abc import Iterable

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}


def file_response(name: str, content: bytes | Iterable[bytes]) -> HttpResponseBase:
    """A file to save under ``name``, whose ending says its kind; streamed if it comes in pieces.

    Whole bytes carry an ETag of their own. Raises ``KeyError`` for a kind that is not ours.
    """
    content_type = TYPES[name.rpartition(".")[2]]
    response: HttpResponseBase
    if isinstance(content, bytes):
        response = HttpResponse(content, content_type=content_type)
        response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        response["Content-Length"] = str(len(content))
    else:
        response = StreamingHttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
