"""The form of one meeting."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.steps import BEFORE_HELD
from records import clock
from records.admin.page_form import PageForm
from records.names import LANGUAGES

TIMES = ("held", "start_time", "end_time")


class MeetingForm(PageForm):
    """A meeting whose name follows its day and number, as long as nobody named it otherwise."""

    def clean(self) -> dict[str, Any]:
        """Clear what the meeting named by itself, so that it is made anew."""
        data = super().clean() or self.cleaned_data
        if self.instance.pk is None:
            return data
        stored = Meeting.objects.select_related("body").get(pk=self.instance.pk)
        now = clock.now()
        announced = stored.is_public(now)
        if announced and stored.stage in BEFORE_HELD and set(TIMES) & set(self.changed_data):
            message = _("The meeting is announced: move it, so that the change is told to all.")
            self.add_error("held", ValidationError(message, code="announced"))
        for language in LANGUAGES:
            with translation.override(language):
                if data.get(f"name_{language}") == stored.usual_name():
                    data[f"name_{language}"] = ""
            slug = f"slug_{language}"
            if not stored.was_public(now) and data.get(slug) == stored.usual_slug(language):
                data[slug] = ""
        return data
