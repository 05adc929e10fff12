"""Files of meetings."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exports.tables import json_response
from meetings.models import Meeting
from records import clock
from records.names import active_language


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A summary as it stood before a correction; a missing one answers JSON too."""
    language = active_language()
    public = Meeting.objects.published(clock.now()).called(slug, language)
    found = public.filter(versions__number=number).values_list("versions__content", flat=True)
    content = found.first()
    if content is None:
        return json_response({"error": _("There is no such version.")}, status=404)
    return json_response(content[language])
