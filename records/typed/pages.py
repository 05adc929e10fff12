"""The pages that give a person back what was typed: to sign in, to send again, to copy.

None of them is ever stored by a browser or a cache, and what they show goes to nobody but
whoever sent it.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.typed.fields import CARRIED, Typed, packed
from records.typed.labels import labelled, labelled_files, model_of


def carrying(typed: Typed | None) -> dict[str, Any]:
    """What the sign-in page needs to carry ``typed`` on, or to show it where it is too long."""
    line = packed(typed) if typed else ""
    too_long = typed if typed and not line else None
    return {"carried_as": CARRIED, "carried": line, **shown(too_long)}


def sign_in(
    site: AdminSite, request: HttpRequest, typed: Typed | None, **context: Any
) -> TemplateResponse:
    """The sign-in form, with what was typed; 403, since what was asked for was not done.

    ``context`` may say ``next`` (an address of ours) and ``username``.
    """
    form_class = site.login_form or AdminAuthenticationForm
    words = {
        "title": _("Sign in"),
        "subtitle": None,
        "form": form_class(request, initial={"username": context.pop("username", "")}),
        "app_path": reverse("admin:login"),
        "username": request.user.get_username(),
        "next": typed.address if typed else request.get_full_path(),
        "is_ended": True,
        **carrying(typed),
    }
    return _page(site, request, "admin/login.html", words | context, status=403)


def send_again(
    site: AdminSite, request: HttpRequest, typed: Typed, *, title: str, status: int = 200
) -> TemplateResponse:
    """What was typed, to be looked at and sent again to its address with one button."""
    model = model_of(typed.address)
    words = {
        "title": title,
        "address": typed.address,
        "form_name": capfirst(model._meta.verbose_name) if model else "",
        **shown(typed),
    }
    return _page(site, request, "admin/typed/send_again.html", words, status=status)


def refused(
    site: AdminSite, request: HttpRequest, typed: Typed | None = None, **words: Any
) -> TemplateResponse:
    """Why nothing was done (``title``, ``why``), with what was typed to be copied.

    ``status`` is 403 unless ``words`` say another.
    """
    status = words.pop("status", 403)
    return _page(site, request, "admin/403.html", words | shown(typed), status=status)


def shown(typed: Typed | None) -> dict[str, Any]:
    """The fields and files of ``typed`` as the templates list them; asks no database."""
    fields = labelled(typed) if typed else []
    return {
        "typed": fields,
        "written": [field for field in fields if field.label],
        "files": labelled_files(typed) if typed else [],
    }


def _page(
    site: AdminSite, request: HttpRequest, template: str, words: dict[str, Any], *, status: int
) -> TemplateResponse:
    request.current_app = site.name
    frame = {**site.each_context(request), "is_nav_sidebar_enabled": False}
    answer = TemplateResponse(request, template, frame | words, status=status)
    add_never_cache_headers(answer)
    return answer
