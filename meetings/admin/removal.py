"""What the admin asks before personal data is removed: which names, and which files."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import actions, erasing
from meetings.models import Attachment, Meeting
from records.person_names import Names


class RemovalForm(forms.Form):
    """The names, one per line, and the files that hold one of them or cannot be read.

    ``seen`` are the keys of the files that the page listed as holding a name.
    """

    names = forms.CharField(
        label=gettext_lazy("names to be removed"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "One name per line. A full name is found in all its cases and family name first; a"
            " family name alone only where it stands on a line of its own."
        ),
    )
    files = forms.MultipleChoiceField(
        label=gettext_lazy("files to be removed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The attachment keeps its row and title, and says so."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        names = erasing.names_of(meeting)
        self.persons = erasing.persons_of(meeting)
        self.words = [(one, erasing.read(one)) for one in erasing.kept_files(meeting)]
        self.unread = [one for one, words in self.words if words is None]
        found = self._holding(names)
        initial = {"names": "\n".join(names), "files": found, "seen": ",".join(found)}
        super().__init__(*args, **(kwargs | {"initial": initial}))
        self.fields["files"].choices = [
            (str(one.pk), _label(one, words)) for one, words in self.words
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse names with which more files hold one than the page has listed."""
        data = super().clean() or self.cleaned_data
        found = self._holding(data.get("names", "").splitlines())
        new = set(found) - set(data.get("seen", "").split(","))
        if new:
            message = _(
                "With these names more files hold one: they are now ticked below. Look at the"
                " list and send it again."
            )
            self.data = self.data.copy()
            self.data["seen"] = ",".join(found)
            self.data.setlist("files", sorted({*self.data.getlist("files"), *new}))
            self.add_error("files", ValidationError(message, code="unseen"))
        return data

    def take(self, meeting: Meeting, by: Any, at: Any) -> None:
        """Remove them."""
        names, files = self.cleaned_data["names"].splitlines(), self.cleaned_data["files"]
        keys = [int(key) for key in files]
        actions.remove_personal_data(meeting=meeting, by=by, at=at, names=names, files=keys)

    def _holding(self, lines: list[str]) -> list[str]:
        """Keys of the files whose words hold one of these names."""
        names = Names(lines)
        return [str(one.pk) for one, words in self.words if words and names.are_in(words)]


def _label(attachment: Attachment, words: str | None) -> str:
    label = _("Item %(item)s / Attachment %(number)s") % {
        "item": attachment.item.number,
        "number": attachment.number,
    }
    name = f"{label}: {attachment.title} ({attachment.format})"
    return name if words is not None else _("%(name)s, cannot be searched here") % {"name": name}
