"""The page on which a public agenda that was changed since is published anew."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from meetings import actions
from meetings.admin.correcting import CorrectionFields, refuse_meanwhile
from meetings.admin.pages import form_of, framed, meeting_for, tell
from meetings.clearing import Place
from meetings.differences import Difference, differences_of
from meetings.freezing import Content, content_of, is_alike, kept_content, version_of
from meetings.models import Meeting
from meetings.stored import from_stored
from meetings.tree import Summary
from records import clock
from records.names import LANGUAGES


class ChangedAgendaForm(CorrectionFields):
    """Asks why; ``version`` is the number of the public agenda that was looked at."""

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": version_of(meeting)}, **kwargs)
        self.meeting = meeting
        self.fields["reason"].help_text = _(
            "What was changed and why: shown to all. Needed unless you only add translations."
        )

    def clean(self) -> dict[str, Any]:
        """Refuse what was looked at beside an earlier agenda."""
        data = super().clean() or self.cleaned_data
        refuse_meanwhile(self, self.meeting)
        return data


def changes_of(meeting: Meeting) -> tuple[Content, Content] | None:
    """The public agenda of ``meeting`` and what the records say; None unless they differ."""
    if not meeting.shows_agenda or meeting.shows_summary:
        return None
    kept = kept_content(meeting)
    if kept is None:
        return None
    written = content_of(meeting, clock.now())
    return None if is_alike(kept, written) else (kept, written)


def told(kept: Content, written: Content) -> Iterator[Difference]:
    """The differences in every language, each once."""
    seen = set()
    for language in LANGUAGES:
        before, after = (from_stored(Summary, one[language]) for one in (kept, written))
        for found in differences_of(before, after):
            words = (found.where, found.what, found.before.value, found.after.value)
            if words not in seen:
                seen.add(words)
                yield found


@transaction.atomic
def publish(request: HttpRequest, pk: int, desk: ModelAdmin) -> HttpResponse:
    """The differences and the reason; sent, the agenda is published as the records have it."""
    meeting = meeting_for(request, desk, pk)
    changes = changes_of(meeting)
    if changes is None:
        message = _("Nothing differs from the published agenda.")
        desk.message_user(request, message, messages.WARNING)
        return HttpResponseRedirect(form_of(meeting))
    places: Collection[Place] = ()
    form = ChangedAgendaForm(meeting, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        noted = {name: form.cleaned_data[name] for name in ("reason", "clearance")}
        try:
            actions.publish_changed_agenda(
                meeting=meeting, by=request.user, at=clock.now(), **noted
            )
        except ValidationError as refusal:
            places = getattr(refusal, "places", ())
            tell(form, refusal)
        else:
            message = _("The changed agenda is public; the version before stays readable.")
            desk.message_user(request, message, messages.SUCCESS)
            return HttpResponseRedirect(form_of(meeting))
    context = {"title": _("Publish the changed agenda"), "form": form, "places": places}
    return framed(
        request, desk, "changed.html", meeting, **context, differences=list(told(*changes))
    )
