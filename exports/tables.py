"""Tables as CSV and facts as JSON, in the form that offices open without asking.

CSV: UTF-8 with a byte order mark, semicolons, CRLF, ISO days, a header row.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes text that begins so for a formula; the last four are the signs' wide forms.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(value: Any) -> str:
    """``value`` as a cell that no spreadsheet runs: a quote goes before what looks a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The file line by line, so that a long one never stands in memory whole."""
    yield BYTE_ORDER_MARK + _line(header)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerow(map(guarded, cells))
    return buffer.getvalue()


def csv_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """A CSV file called ``name`` (without its ending), streamed."""
    response = StreamingHttpResponse(
        csv_lines(header, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_response(data: dict[str, Any], status: int = 200) -> HttpResponse:
    """``data`` as JSON, letters as they are, open to every reader on the network."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8", status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def json_stream(
    head: dict[str, Any], key: str, rows: Iterable[dict[str, Any]]
) -> StreamingHttpResponse:
    """``head`` and under ``key`` a list of ``rows``, as JSON that is written row by row."""
    response = StreamingHttpResponse(
        _json_lines(head, key, rows), content_type="application/json; charset=utf-8"
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _json_lines(head: dict[str, Any], key: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    write = DjangoJSONEncoder(ensure_ascii=False).encode
    yield f"{write({**head, key: []})[:-2]}\n"
    for place, row in enumerate(rows):
        yield f"{',' if place else ''}{write(row)}\n"
    yield "]}\n"
