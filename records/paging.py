"""Pages of a long list by the place of their first or last row, never by counting rows."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

SIZE = 50


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the addresses of the pages before and after; "" at the ends."""

    rows: list[Any]
    previous_url: str
    next_url: str
    error: str


@dataclass(frozen=True)
class Order:
    """The order of a list: a column (or annotation) without empty values, then the primary key."""

    column: str
    kind: models.Field
    is_descending: bool = False

    def place(self, row: models.Model) -> str:
        """Where ``row`` stands, for an address."""
        return f"{getattr(row, self.column)}~{row.pk}"

    def apply(self, rows: models.QuerySet, *, backwards: bool) -> models.QuerySet:
        """``rows`` in this order, or in the opposite one."""
        sign = "-" if self.is_descending != backwards else ""
        return rows.order_by(f"{sign}{self.column}", f"{sign}pk")

    def beyond(self, place: str, *, backwards: bool) -> Q:
        """Rows after ``place``, or before it; raises ``ValueError`` when it is no place."""
        text, tilde, pk = place.rpartition("~")
        if not tilde or "\0" in place:
            raise ValueError(place)
        try:
            value = self.kind.to_python(text)
        except ValidationError as problem:
            raise ValueError(place) from problem
        step = "lt" if self.is_descending != backwards else "gt"
        further = Q(**{f"{self.column}__{step}": value})
        return further | Q(**{self.column: value, f"pk__{step}": int(pk)})


def page_of(rows: models.QuerySet, order: Order, request: HttpRequest, size: int = SIZE) -> Page:
    """The page that the address asks for (``after`` or ``before`` a place); one query.

    A place that is none gives the first page and says so.
    """
    asked, error = request.GET, ""
    backwards = "before" in asked and "after" not in asked
    place = asked.get("before" if backwards else "after", "")[:400]
    chosen = rows
    if "page" in asked:
        error = _("Pages of this list have no numbers. This is its beginning.")
    if place:
        try:
            chosen = rows.filter(order.beyond(place, backwards=backwards))
        except (ValueError, OverflowError):
            backwards, place = False, ""
            error = _("The address names no place of this list. This is its beginning.")
    found = list(order.apply(chosen, backwards=backwards and bool(place))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards and place:
        found.reverse()
        has_previous, has_next = more, True
    else:
        has_previous, has_next = bool(place), more
    first, last = (order.place(found[0]), order.place(found[-1])) if found else ("", "")
    return Page(
        rows=found,
        previous_url=_address(request, "before", first) if has_previous and found else "",
        next_url=_address(request, "after", last) if has_next and found else "",
        error=error,
    )


def _address(request: HttpRequest, step: str, place: str) -> str:
    asked = request.GET.copy()
    for name in ("after", "before", "page"):
        asked.pop(name, None)
    asked[step] = place
    return f"?{asked.urlencode()}"
