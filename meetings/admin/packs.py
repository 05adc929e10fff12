"""The desk's export of many meetings: choose what, watch it being made, take the pack."""

import contextlib
import shutil
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from bodies.models import Body
from exports.kept_packs import write_pack
from exports.packs import Member
from meetings import packs
from meetings.exports import WRITERS
from meetings.models import Meeting
from organizations.models import Organization
from records import clock
from records.names import active_language

SECONDS_AT_ONCE = 2
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
        if not self.errors and not _order(_as_order(data)).size:
            self.add_error(None, forms.ValidationError(NO_MEETING, code="empty"))
        return data


class _TimeIsUp(Exception):
    """Enough was made for one answer; the rest follows in the next."""


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
            token = signing.dumps(_as_order(form.cleaned_data), salt=SALT, compress=True)
            return HttpResponseRedirect(reverse("admin:meetings_pack_progress", args=[token]))
        chosen = form["chosen"].value()
        context = {"form": form, "title": _("Export meetings"), "chosen": len(_keys(chosen))}
        return self._answer(request, "admin/meetings/pack_form.html", context)

    def pack_progress(self, request: HttpRequest, order: str) -> HttpResponse:
        """Make a few more files and say how far it has come; the page calls itself until done."""
        self._require_view(request)
        asked = _read(order)
        target, expected = _target(order), _size(asked)
        done = expected if target.exists() else _work(target, asked)
        is_ready = target.exists()
        context = {
            "title": _("Making the pack"),
            "done": min(done, expected),
            "expected": expected,
            "is_ready": is_ready,
            "file": reverse("admin:meetings_pack_file", args=[order]),
        }
        answer = self._answer(request, "admin/meetings/pack_progress.html", context)
        if not is_ready:
            answer["Refresh"] = "0"
        return answer

    def pack_file(self, request: HttpRequest, order: str) -> FileResponse:
        """The finished pack, streamed."""
        self._require_view(request)
        _read(order)
        target = _target(order)
        if not target.exists():
            raise Http404
        return FileResponse(target.open("rb"), as_attachment=True, filename="kokoukset.zip")

    def _require_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _answer(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.model._meta, **context}
        return TemplateResponse(request, name, whole)


def _as_order(data: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, short enough for an address."""
    return {
        "keys": _keys(data["chosen"]),
        "body": data["body"] and data["body"].pk,
        "city": data["city"] and data["city"].pk,
        "first": data["first"] and data["first"].isoformat(),
        "last": data["last"] and data["last"].isoformat(),
        "formats": data["formats"],
        "language": data["language"],
        "at": clock.now().isoformat(),
    }


def _keys(text: str) -> list[int]:
    return [int(key) for key in (text or "").split("-") if key.isdigit()]


def _read(token: str) -> dict[str, Any]:
    """What the address asks for; raises ``Http404`` when nobody asked so in the last day."""
    try:
        return signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        raise Http404 from None


def _order(asked: dict[str, Any]) -> packs.Order:
    meetings = Meeting.objects.order_by("held_on", "pk")
    if asked["keys"]:
        meetings = meetings.filter(pk__in=asked["keys"])
    if asked["body"]:
        meetings = meetings.of_body(Body.objects.get(pk=asked["body"]))
    at = datetime.fromisoformat(asked["at"])
    found = meetings.between(*_days(asked))
    return packs.Order(found, asked["formats"], asked["language"], at)


def _days(asked: dict[str, Any]) -> tuple[date | None, date | None]:
    first, last = (asked[end] and date.fromisoformat(asked[end]) for end in ("first", "last"))
    return first, last


def _members(asked: dict[str, Any]) -> Iterator[Member]:
    order = _order(asked)
    if not asked["city"]:
        return packs.members(order)
    first, last = _days(asked)
    city = Organization.objects.get(pk=asked["city"])
    return packs.city_members(order, city, first or date.min, last or date.max)


def _size(asked: dict[str, Any]) -> int:
    """How many files the pack will hold, attachments left out."""
    return _order(asked).size * len(asked["formats"])


def _target(token: str) -> Path:
    return settings.VAR_DIR / "packs" / f"{sha256(token.encode()).hexdigest()}.zip"


def _work(target: Path, asked: dict[str, Any]) -> int:
    """Make files for a while; returns how many stand. The pack appears when all do."""
    _forget_old(target.parent)
    target.parent.mkdir(parents=True, exist_ok=True)
    deadline, stand = time.monotonic() + SECONDS_AT_ONCE, 0

    def told(_member: Member, was_kept: bool) -> None:
        nonlocal stand
        stand += 1
        if not was_kept and time.monotonic() > deadline:
            raise _TimeIsUp

    with contextlib.suppress(_TimeIsUp):
        write_pack(target, _members(asked), packs.contents_of(asked["language"]), told)
    return stand


def _forget_old(folder: Path) -> None:
    """Delete packs, finished or not, that nobody has worked on for a day."""
    oldest = (clock.now() - KEPT_FOR).timestamp()
    for found in folder.glob("*"):
        if found.stat().st_mtime < oldest:
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink(missing_ok=True)
