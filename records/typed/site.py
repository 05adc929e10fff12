"""The admin, in which a form survives the end of a session."""

from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from records.typed import pages
from records.typed.fields import CARRIED, typed_in, unpacked


class TypedSite(AdminSite):
    """Asks those who are not signed in to sign in, and gives them back what they typed."""

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """The view, for those who may enter; a form sent by others waits in the sign-in page."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            leaves = request.path == reverse("admin:logout", current_app=self.name)
            if request.method != "POST" or leaves or self.has_permission(request):
                return guarded(request, *args, **kwargs)
            return pages.sign_in(self, request, typed_in(request))

        return update_wrapper(inner, guarded)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The sign-in page; once signed in, what it carried can be sent again."""
        typed = unpacked(request.POST.get(CARRIED, ""))
        context = {**pages.carrying(typed), **(extra_context or {})}
        answer = super().login(request, context)
        if typed is None or answer.status_code != 302:
            return answer
        title = _("You are signed in. What you typed is kept.")
        return pages.send_again(self, request, typed, title=title)
