"""The form of one meeting."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bodies.models import Body
from meetings.admin.locks import is_public
from meetings.models import Meeting
from meetings.naming import made_its_slug, made_names
from meetings.steps import BEFORE_HELD
from records import clock
from records.admin.page_form import PageForm
from records.names import LANGUAGES

TIMES = ("held", "start_time", "end_time")
# What the paper of a meeting says of it: once that is public it changes by a correction.
TRANSLATED = ("place", "name", "summary", "certainty_note")
OF_PAPER = (
    *("body", "number", "year", *TIMES, "mode", "record_kind", "joint_with"),
    *("citations", "certainty"),
    *(f"{name}_{language}" for name in TRANSLATED for language in LANGUAGES),
)


class MeetingForm(PageForm):
    """A meeting whose name follows its day and number, as long as nobody named it otherwise."""

    is_correcting = False

    def clean(self) -> dict[str, Any]:
        """Clear what the meeting named by itself, so that it is made anew."""
        data = super().clean() or self.cleaned_data
        if body := data.get("body"):
            # Held, so that two meetings written at once get different numbers and addresses.
            Body.objects.select_for_update().get(pk=body.pk)
        if self.instance.pk is None:
            return data
        stored = Meeting.objects.select_related("body").get(pk=self.instance.pk)
        now = clock.now()
        if is_public(stored) and not self.is_correcting:
            self._refuse_public()
        announced = stored.is_public(now)
        if announced and stored.stage in BEFORE_HELD and set(TIMES) & set(self.changed_data):
            message = _("The meeting is announced: move it, so that the change is told to all.")
            self.add_error("held", ValidationError(message, code="announced"))
        keeps_address = stored.was_public(now)
        for language, is_made in made_names(stored).items():
            name, slug = f"name_{language}", f"slug_{language}"
            if is_made and data.get(name) == getattr(stored, name):
                data[name] = ""
            is_own = not keeps_address and made_its_slug(stored, language)
            if is_own and data.get(slug) == getattr(stored, slug):
                data[slug] = ""
        return data

    def _refuse_public(self) -> None:
        """Put on its field what only a correction changes."""
        for name in self.changed_data:
            if name in OF_PAPER:
                message = _(
                    "The summary is public: this changes only by a correction. Keep a copy of"
                    " what you wrote, and correct the summary."
                )
                self.add_error(name, ValidationError(message, code="public"))
