"""The forms of a meeting and of its items, opened to correct what is public."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import actions
from meetings.admin.clearance import clearance_field
from meetings.admin.locks import is_correcting
from meetings.admin.pages import tell
from meetings.clearing import MarkedSecret
from meetings.freezing import Content, version_of
from meetings.models import Meeting, PaperVersion
from records import clock


class CorrectionFields(forms.Form):
    """Why, and how many versions there were when the form was opened."""

    reason = forms.CharField(
        label=gettext_lazy("reason"),
        required=False,
        max_length=PaperVersion.reason.field.max_length,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "What was corrected and why: shown to all. Needed unless you only add translations."
        ),
    )
    clearance = clearance_field()
    version = forms.IntegerField(widget=forms.HiddenInput)


def refuse_meanwhile(form: forms.Form, meeting: Meeting) -> None:
    """Hold ``meeting``; refuse what was written over an earlier version of its paper."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    now = version_of(meeting)
    if form.cleaned_data.get("version") == now:
        return
    message = _(
        "Somebody corrected the summary meanwhile. Your texts are below: compare them with"
        " the page of the meeting and send them again."
    )
    form.data = form.data.copy()
    form.data["version"] = now
    form.add_error(None, ValidationError(message, code="meanwhile"))


class CorrectionForm(forms.ModelForm):
    """A form of a record whose public paper is corrected."""

    is_correcting = True
    beside_record = frozenset({"reason", "clearance", "version"})
    refusal: ValidationError | None = None
    meeting: Meeting

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version_of(self.meeting)

    def clean(self) -> dict[str, Any]:
        """Refuse what somebody else corrected meanwhile, and say why the last try failed."""
        data = super().clean() or self.cleaned_data
        refuse_meanwhile(self, self.meeting)
        if self.files and not data.get("reason"):
            # A file is kept as soon as the rows are stored: ask before that.
            message = _("Say why, in one sentence: the reason is shown with the change.")
            self.add_error("reason", ValidationError(message, code="no_reason"))
        elif self.refusal is not None:
            tell(self, self.refusal)
        return data


class Correctable:
    """An admin whose form, opened with ``?correct=1``, corrects what is public of its record.

    Saved, it stores the rows and publishes the next version, or stores nothing and says why.
    """

    def meeting_of(self, obj: Any) -> Meeting | None:
        """The meeting that ``obj`` belongs to."""
        return obj

    def corrects(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the form of ``obj`` is open for a correction."""
        return obj is not None and is_correcting(request, self.meeting_of(obj))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form; for a correction with its reason."""
        if self.corrects(request, obj):
            names = {
                "meeting": self.meeting_of(obj),
                "refusal": getattr(request, "refusal", None),
                "__module__": __name__,
                **CorrectionFields.base_fields,
            }
            kwargs["form"] = type("OpenForm", (CorrectionForm, self.form), names)
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The reason first."""
        found = super().get_fieldsets(request, obj)
        if self.corrects(request, obj):
            is_marked = isinstance(getattr(request, "refusal", None), MarkedSecret)
            clearance = ["clearance"] if is_marked or request.POST.get("clearance") else []
            asked = {
                "fields": ["reason", *clearance, "version"],
                "description": _(
                    "Nothing is public before you save, and the version before stays readable."
                ),
            }
            return [(_("Correction"), asked), *found]
        return found

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form again, with what was typed and nothing stored, where a correction is refused."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, *args, **kwargs)
        except ValidationError as refusal:
            if not request.GET.get("correct"):
                raise
            request.refusal = refusal
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the row; of a correction, remember first what the records say."""
        if self.corrects(request, obj):
            request.corrected_at = clock.now()
            request.before = actions.open_correction(
                meeting=self.meeting_of(obj), at=request.corrected_at
            )
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the rows below; of a correction, publish the next version."""
        super().save_related(request, form, formsets, change)
        if not self.corrects(request, form.instance):
            return
        before: Content = request.before
        at: datetime = request.corrected_at
        actions.publish_correction(
            meeting=self.meeting_of(form.instance),
            before=before,
            reason=form.cleaned_data.get("reason", ""),
            by=request.user,
            at=at,
            clearance=form.cleaned_data.get("clearance", ""),
        )

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """Back to the form, closed again."""
        if not self.corrects(request, obj):
            return super().response_change(request, obj)
        message = _("The summary was corrected; the version before stays readable.")
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(request.path)
