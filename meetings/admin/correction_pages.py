"""The page on which a published summary is corrected: its texts as they stand, and the reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import actions
from meetings.admin.clearance import clearance_field
from meetings.admin.moves import MOVES, open_to
from meetings.admin.pages import form_of, framed, meeting_for, tell
from meetings.items import TEXTS
from meetings.models import AgendaItem, Meeting, SummaryVersion
from records import clock
from records.names import FALLBACK, LANGUAGES

SHORT = ("section", "title", "presenter")
WRITTEN = (*SHORT, *TEXTS)


class CorrectionForm(forms.Form):
    """Every published text of the meeting, item by item; what is not there in a language stays out.

    ``version`` is how many corrections there were when the form was opened.
    """

    reason = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=SummaryVersion.reason.field.max_length,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("What was corrected and why: shown to all."),
    )
    clearance = clearance_field()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        self.version_now = meeting.versions.count()
        super().__init__(*args, initial={"version": self.version_now}, **kwargs)
        self.items = list(meeting.items.standing())
        for item in self.items:
            for name in _names(item):
                self.fields[f"{item.pk}-{name}"] = _field(item, name)

    def parts(self) -> list[tuple[AgendaItem, list[forms.BoundField]]]:
        """The fields of each item."""
        return [(item, [self[f"{item.pk}-{name}"] for name in _names(item)]) for item in self.items]

    def clean_version(self) -> int:
        """Refuse what was written over an earlier state of the summary."""
        if self.cleaned_data["version"] != self.version_now:
            message = _(
                "Somebody corrected the summary meanwhile. Your texts are below: compare them with"
                " the page of the meeting and send them again."
            )
            self.data = self.data.copy()
            self.data["version"] = self.version_now
            self.add_error(None, ValidationError(message, code="meanwhile"))
        return self.version_now

    def changes(self) -> dict[int, dict[str, str]]:
        """The texts that differ from what is published, by item and field."""
        found: dict[int, dict[str, str]] = {}
        for item in self.items:
            for name in _names(item):
                text = _plain(self.cleaned_data[f"{item.pk}-{name}"])
                if text != _plain(getattr(item, name)):
                    found.setdefault(item.pk, {})[name] = text
        return found


def _plain(text: str | None) -> str:
    """``text`` with the line ends of this house and nothing around it, as forms send it."""
    return (text or "").replace("\r\n", "\n").strip()


def _names(item: AgendaItem) -> list[str]:
    """Fields of ``item`` that are public or usually are: all in Finnish, others where written."""
    found = ["section", "outcome"]
    for name in WRITTEN[1:]:
        for language in LANGUAGES:
            field = f"{name}_{language}"
            if language == FALLBACK or getattr(item, field):
                found.append(field)
    return found


def _field(item: AgendaItem, name: str) -> forms.Field:
    """The field of one text, as the model has it, with what is published in it."""
    widget = {} if name.startswith((*SHORT, "outcome")) else {"widget": AdminTextareaWidget}
    field = AgendaItem._meta.get_field(name).formfield(**widget, help_text="")
    field.required = name == f"title_{FALLBACK}"
    field.initial = getattr(item, name) or ""
    return field


@transaction.atomic
def correct(request: HttpRequest, pk: int, desk: ModelAdmin) -> HttpResponse:
    """The published texts; sent, they replace the version before, or it says why they cannot."""
    meeting = meeting_for(request, desk, pk)
    if MOVES["correct"] not in open_to(meeting):
        message = _("Only a published summary is corrected; before that its texts are open.")
        desk.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(form_of(meeting))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    form = CorrectionForm(meeting, request.POST if request.method == "POST" else None)
    places = ()
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.correct(
                meeting=meeting,
                changes=form.changes(),
                reason=reason,
                by=request.user,
                at=clock.now(),
                clearance=form.cleaned_data["clearance"],
            )
        except ValidationError as refusal:
            places = getattr(refusal, "places", ())
            tell(form, refusal)
        else:
            message = _("The summary was corrected; the version before stays readable.")
            desk.message_user(request, message, messages.SUCCESS)
            return HttpResponseRedirect(form_of(meeting))
    context = {"title": _("Correct the summary"), "form": form, "places": places}
    return framed(request, desk, "correct.html", meeting, **context)
