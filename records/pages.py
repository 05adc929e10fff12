"""What the pages of all records share: publication, slugs, the day, and language versions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views.generic import DetailView
from django_filters.views import FilterView

from records import clock, days, gone
from records.footnotes import Footnotes
from records.names import LANGUAGES, Named, active_language, by_any_slug
from records.paging import Order, page_of
from records.translation import falls_back


class RecordPage(DetailView):
    """One record at its slug in the active language.

    Its queryset must answer ``published(at)``. A former slug, the slug of another language
    and any other way to write its address redirect for good. A draft answers 404 to all but
    staff, who see a preview; a withdrawn record answers 410 with the day and the reason.
    The template gets ``day`` (a ``ShownDay``), ``now`` and empty ``notes`` to number sources.
    """

    is_preview = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the clock and the day once for the whole page."""
        super().setup(request, *args, **kwargs)
        self.now = clock.now()
        self.shown = days.shown_day(request)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the way to where it is now."""
        self.object = self.get_object()
        address = self.address_of(self.object)
        if address != request.path:
            return HttpResponsePermanentRedirect(_with_query(request, address))
        request.language_paths = self._language_paths()
        response = self.render_to_response(self.get_context_data(object=self.object))
        if self.is_preview:
            add_never_cache_headers(response)
        return response

    def address_of(self, record: Named) -> str:
        """Where this page of ``record`` stands in the active language."""
        return record.get_absolute_url()

    def get_object(self, queryset: models.QuerySet | None = None) -> Named:
        """The record, also at a slug it no longer has.

        Raises ``Gone`` when it is withdrawn, ``Http404`` when none was ever public.
        """
        records = self.get_queryset() if queryset is None else queryset
        slug, language = self.kwargs["slug"], active_language()
        found = records.called(slug, language)
        if record := found.published(self.now).first():
            return record
        if self._reader_is_staff() and (record := found.first()):
            self.is_preview = True
            return record
        if record := by_any_slug(records.published(self.now), slug, language):
            return record
        raise gone.missing(records, slug, language, self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The day, the moment, the notes and the stamp."""
        return super().get_context_data(
            shown=self.shown,
            now=self.now,
            notes=Footnotes(),
            updated_at=self.object.updated_at,
            preview=self.is_preview,
            is_fallback=falls_back(self.object, active_language()),
            **kwargs,
        )

    def _language_paths(self) -> dict[str, str]:
        paths = {}
        for language in LANGUAGES:
            with translation.override(language):
                paths[language] = _with_query(self.request, self.address_of(self.object))
        return paths

    def _reader_is_staff(self) -> bool:
        # Only a reader who has signed in carries the cookie: others cause no look-up.
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES:
            return False
        return bool(self.request.user.is_staff)


class BesidePage(RecordPage):
    """A page or file beside the page of a record, at the address called ``address_name``.

    What else its address holds, such as a day, stays as it is when the record moves.
    """

    address_name: str

    def address_of(self, record: Named) -> str:
        """The same of ``record``."""
        return reverse(self.address_name, kwargs={**self.kwargs, "slug": record.slug})


class RecordList(FilterView):
    """Public records of one kind, filtered by the address, page by page.

    Subclasses give ``filterset_class`` and ``order``. A filter or a place that makes no sense
    is left out, and the page says so.
    """

    strict = False
    order: Order
    page_size = 50

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the clock and the day once for the whole page."""
        super().setup(request, *args, **kwargs)
        self.now = clock.now()
        self.shown = days.shown_day(request)

    def get_queryset(self) -> models.QuerySet:
        """Public records only."""
        return super().get_queryset().published(self.now)

    def get_filterset_kwargs(self, filterset_class: type) -> dict[str, Any]:
        """Tell the filters which day it is about."""
        return {**super().get_filterset_kwargs(filterset_class), "day": self.shown.day}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        page = page_of(kwargs.pop("object_list"), self.order, self.request, self.page_size)
        return super().get_context_data(
            object_list=page.rows, page=page, shown=self.shown, now=self.now, **kwargs
        )


def _with_query(request: HttpRequest, path: str) -> str:
    query = request.GET.urlencode()
    return f"{path}?{query}" if query else path
