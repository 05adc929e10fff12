"""What the admin asks when texts about to become public have marks of secrecy."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from meetings import actions
from meetings.clearing import places_of
from meetings.models import Meeting, Stage, Step

PUBLISHING = {
    "publish_agenda": (actions.publish_agenda, Stage.AGENDA_PUBLISHED),
    "publish_summary": (actions.publish_summary, Stage.PUBLISHED),
}


def clearance_field(*, required: bool = False) -> forms.CharField:
    """The field that asks why texts with a mark of secrecy may be public."""
    return forms.CharField(
        label=_("why marked texts may be public"),
        required=required,
        max_length=Step.clearance.field.max_length,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("In one sentence, for the history: who looked and why. Not shown to all."),
    )


class ClearanceForm(forms.Form):
    """Asks for a confirmation and a reason before marked texts become public."""

    name = ""
    may_be_public = forms.BooleanField(
        label=_("I have looked at every place below: these may be public"),
        error_messages={"required": _("Tick this, or go back and change the texts.")},
    )
    clearance = clearance_field(required=True)

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Publish."""
        action, _stage = PUBLISHING[self.name]
        action(meeting=meeting, by=by, at=at, clearance=self.cleaned_data["clearance"])

    def places(self, meeting: Meeting) -> list[Any]:
        """Where the marks stand now."""
        return list(places_of(meeting, PUBLISHING[self.name][1]))


class AgendaClearanceForm(ClearanceForm):
    """Before the agenda."""

    name = "publish_agenda"


class SummaryClearanceForm(ClearanceForm):
    """Before the summary."""

    name = "publish_summary"
