"""The answer to a form whose record was deleted while it was open."""

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from records.admin import seen
from records.admin.history import deletion_of

NOT_TYPED = ("csrfmiddlewaretoken", seen.NAME)
COUNTS = ("_FORMS", "-id")


def gone(request: HttpRequest, desk: ModelAdmin, object_id: str) -> HttpResponse:
    """Who deleted the record, and every text that was typed, to be copied elsewhere."""
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.model._meta,
        "title": _("The record has been deleted"),
        "deletion": deletion_of(desk.model, object_id),
        "typed": [
            (name, text)
            for name, texts in request.POST.lists()
            for text in texts
            if text and name not in NOT_TYPED and not name.endswith(COUNTS)
        ],
    }
    return TemplateResponse(request, "admin/gone.html", context, status=410)
