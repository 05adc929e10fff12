"""Pages that ask for a reason, or a last look, before a step is taken."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from meetings import actions
from meetings.admin.clearance import AgendaClearanceForm, SummaryClearanceForm
from meetings.admin.moves import MOVES, open_to
from meetings.admin.pages import form_of, framed, meeting_for, tell
from meetings.admin.removal import RemovalForm
from meetings.models import Meeting, Step
from records import clock


class ReasonForm(forms.Form):
    """Asks why."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=Step.reason.field.max_length,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Why, in one sentence: shown to all."),
    )


class CancelForm(ReasonForm):
    """Asks why a meeting is cancelled."""

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Cancel it."""
        actions.cancel(meeting=meeting, reason=self.cleaned_data["reason"], by=by, at=at)


class ReinstateForm(ReasonForm):
    """Asks why a cancellation is taken back."""

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Take it back."""
        actions.reinstate(meeting=meeting, reason=self.cleaned_data["reason"], by=by, at=at)


class SendBackForm(ReasonForm):
    """Asks why a summary is sent back."""

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Send it back."""
        actions.send_back(meeting=meeting, reason=self.cleaned_data["reason"], by=by, at=at)


class MoveForm(ReasonForm):
    """Asks to when a meeting is moved, and why."""

    held = Meeting.held.field.formfield(required=True)
    start_time = Meeting.start_time.field.formfield()
    end_time = Meeting.end_time.field.formfield()
    field_order = ["held", "start_time", "end_time", "reason"]

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Move it."""
        data = self.cleaned_data
        to = (data["held"], data["start_time"], data["end_time"])
        actions.move(meeting=meeting, to=to, reason=data["reason"], by=by, at=at)


MARKED = _(
    "Texts that would become public have a mark of secrecy. Go back and make the item not public"
    " or remove the mark (a checked summary is sent back first); or say here why these texts may"
    " be public."
)
FORMS = {
    "publish_agenda": (
        AgendaClearanceForm,
        _("These may be public: publish the agenda"),
        MARKED,
        MOVES["publish_agenda"].done,
    ),
    "publish_summary": (
        SummaryClearanceForm,
        _("These may be public: publish the summary"),
        MARKED,
        MOVES["publish_summary"].done,
    ),
    "move": (
        MoveForm,
        _("Move the meeting"),
        _("Its page stays at its address and says from which day it was moved, and why."),
        _("The meeting was moved."),
    ),
    "cancel": (
        CancelForm,
        _("Cancel the meeting"),
        _(
            "Its page stays and says that it is cancelled, and why. Its number may be used by the"
            " meeting that replaces it. A cancellation can be taken back."
        ),
        _("The meeting is cancelled."),
    ),
    "reinstate": (
        ReinstateForm,
        _("Take the cancellation back"),
        _("Its page says that the meeting takes place after all, and why; so do calendars."),
        _("The meeting takes place again."),
    ),
    "send_back": (
        SendBackForm,
        _("Send the summary back"),
        _("Its texts open again, and it is drafted and checked anew."),
        _("The summary was sent back to be drafted anew."),
    ),
    "remove_personal_data": (
        RemovalForm,
        _("Remove personal data"),
        _(
            "The names below leave the list of attendance, every text and title, the earlier"
            " versions, the history and the files kept here; presenters go whole. Seats and"
            " organizations stay. All packs kept on the server are deleted. PDF files and pictures"
            " cannot be searched: open them and tick those that hold a name. This cannot be undone."
        ),
        _("Personal data has been removed."),
    ),
}


@transaction.atomic
def step(request: HttpRequest, pk: int, name: str, desk: ModelAdmin) -> HttpResponse:
    """The page of the step ``name``; sent, it takes the step or says why it cannot.

    Raises ``Http404`` for a step that needs no page.
    """
    if name not in FORMS:
        raise Http404
    meeting = meeting_for(request, desk, pk)
    form_class, title, explanation, done = FORMS[name]
    times = {"held": meeting.held, "start_time": meeting.start_time, "end_time": meeting.end_time}
    data = request.POST if request.method == "POST" else None
    own = {"meeting": meeting} if form_class is RemovalForm else {"initial": times}
    form = form_class(data, **own)
    if MOVES[name] not in open_to(meeting):
        return _not_open(request, desk, meeting)
    if request.method == "POST" and form.is_valid():
        try:
            form.take(meeting, request.user, clock.now())
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            desk.message_user(request, done, messages.SUCCESS)
            return HttpResponseRedirect(form_of(meeting))
    places = form.places(meeting) if hasattr(form, "places") else ()
    context = {"title": title, "explanation": explanation, "form": form, "places": places}
    return framed(request, desk, "step.html", meeting, **context)


def _not_open(request: HttpRequest, desk: ModelAdmin, meeting: Meeting) -> HttpResponse:
    message = _("This step is not open: somebody took another one, or the meeting is cancelled.")
    desk.message_user(request, message, messages.ERROR)
    return HttpResponseRedirect(form_of(meeting))
