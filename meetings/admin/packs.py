"""The desk's export of many meetings: choose what, watch it being made, take the pack."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core import signing
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from bodies.models import Body
from exports.disk import NO_SPACE
from meetings.admin.pack_making import Asked, State, keys_in, make_some
from meetings.exports import WRITERS
from organizations.models import Organization
from records.names import active_language

KEPT_FOR = timedelta(days=1)
SALT = "meetings.pack"
NO_MEETING = _(
    "No public meeting is among these. Choose more days or another body, "
    "or publish the meeting first."
)


class PackForm(forms.Form):
    """Which meetings, in which formats and language."""

    body = forms.ModelChoiceField(
        Body.objects.all(),
        label=_("Body"),
        required=False,
        help_text=_("Empty: the meetings of every body."),
    )
    first = forms.DateField(
        label=_("From"),
        required=False,
        help_text=_(
            "First day, 2026-01-01. Empty: all before. Meetings of unknown day are only in a pack"
            " without days."
        ),
    )
    last = forms.DateField(
        label=_("To"), required=False, help_text=_("Last day, 2026-12-31. Empty: all after.")
    )
    city = forms.ModelChoiceField(
        Organization.objects.municipalities(),
        label=_("For a municipality"),
        required=False,
        help_text=_("Adds the list of what its organs have to act on, and by when."),
    )
    formats = forms.MultipleChoiceField(
        label=_("Formats"),
        choices=[(ending, ending.upper()) for ending in WRITERS],
        initial=["pdf", "docx"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one format.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    chosen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse days the wrong way round, and a pack that would hold no meeting."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first. Mend either."))
        if not self.errors and not Asked.by_form(data).order.size:
            self.add_error(None, forms.ValidationError(NO_MEETING, code="empty"))
        return data


class PackDesk(admin.ModelAdmin):
    """Exports meetings as packs, a few seconds' work at a time, so that no answer is slow."""

    actions = ["export_pack"]

    def get_urls(self) -> list[Any]:
        """The form, the progress and the finished pack, before the desk's own addresses."""
        guard = self.admin_site.admin_view
        return [
            path("pack/", guard(self.pack_form), name="meetings_pack"),
            path("pack/<str:order>/", guard(self.pack_progress), name="meetings_pack_progress"),
            path("pack/<str:order>/zip/", guard(self.pack_file), name="meetings_pack_file"),
            *super().get_urls(),
        ]

    @admin.action(description=_("Export the chosen meetings as a pack"))
    def export_pack(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Lead to the form with the meetings chosen in the list."""
        chosen = "-".join(str(pk) for pk in queryset.order_by("pk").values_list("pk", flat=True))
        return HttpResponseRedirect(f"{reverse('admin:meetings_pack')}?chosen={chosen}")

    def pack_form(self, request: HttpRequest) -> HttpResponse:
        """Ask what the pack is to hold; a valid answer leads to its progress."""
        self._require_view(request)
        initial = {"chosen": request.GET.get("chosen", ""), "language": active_language()}
        form = PackForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            asked = asdict(Asked.by_form(form.cleaned_data))
            token = signing.dumps(asked, salt=SALT, compress=True)
            return HttpResponseRedirect(reverse("admin:meetings_pack_progress", args=[token]))
        chosen = form["chosen"].value()
        context = {"form": form, "title": _("Export meetings"), "chosen": len(keys_in(chosen))}
        return self._answer(request, "admin/meetings/pack_form.html", context)

    def pack_progress(self, request: HttpRequest, order: str) -> HttpResponse:
        """Make a few more files and say how far it has come; the page calls itself until done."""
        self._require_view(request)
        asked = _read(order)
        try:
            state, done = make_some(asked)
        except OSError as problem:
            return self._refusal(request, problem)
        except ObjectDoesNotExist:
            raise Http404 from None
        expected = asked.size
        context = {
            "title": _("Making the pack"),
            "done": min(done, expected),
            "expected": expected,
            "is_ready": state is State.READY,
            "is_elsewhere": state is State.ELSEWHERE,
            "is_outdated": state is State.OUTDATED,
            "file": reverse("admin:meetings_pack_file", args=[order]),
        }
        answer = self._answer(request, "admin/meetings/pack_progress.html", context)
        if state is not State.READY:
            answer["Refresh"] = "0" if state is State.OURS else "1"
        return answer

    def _refusal(self, request: HttpRequest, problem: OSError) -> HttpResponse:
        is_full = problem.errno in NO_SPACE
        context = {"title": _("Making the pack"), "is_full": is_full, "reason": problem.strerror}
        answer = self._answer(request, "admin/meetings/pack_refused.html", context)
        answer.status_code = 507 if is_full else 500
        return answer

    def pack_file(self, request: HttpRequest, order: str) -> HttpResponseBase:
        """The finished pack, streamed; where there is none any more, it is made anew."""
        self._require_view(request)
        asked = _read(order)
        try:
            file = asked.target.open("rb")
        except FileNotFoundError:
            return HttpResponseRedirect(reverse("admin:meetings_pack_progress", args=[order]))
        except ObjectDoesNotExist:
            raise Http404 from None
        return FileResponse(file, as_attachment=True, filename="kokoukset.zip")

    def _require_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _answer(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.model._meta, **context}
        return TemplateResponse(request, name, whole)


def _read(token: str) -> Asked:
    """What the address asks for; raises ``Http404`` when nobody asked so in the last day."""
    try:
        return Asked(**signing.loads(token, salt=SALT, max_age=KEPT_FOR))
    except (signing.BadSignature, TypeError):
        raise Http404 from None
