"""The annual report of a body as files."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bodies.models import Body
from exports.responses import file_response
from meetings.packs import report_file
from meetings.reports import annual_report, years_of
from records import clock, gone
from records.names import active_language

ENDINGS = ("pdf", "docx", "xlsx")


@require_safe
def annual_report_file(request: HttpRequest, slug: str, year: int, ending: str) -> HttpResponseBase:
    """The report of a public body on a year in which it has a public meeting; else 404.

    Raises as ``records.gone`` says where the body is not public.
    """
    at, language = clock.now(), active_language()
    body = Body.objects.published(at).called(slug, language).first()
    if body is None:
        raise gone.missing(Body.objects.all(), slug, language, at)
    if ending not in ENDINGS or year not in years_of(body, at):
        raise Http404
    name = f"{_('annual-report')}-{body.slug}-{year}.{ending}"
    return file_response(name, report_file(annual_report(body, year, at), ending))
