"""The page on which an agenda is pasted as text: a preview first, then one click stores it."""

from hashlib import sha256

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetings import actions
from meetings.admin.pages import form_of, framed, meeting_for, tell
from meetings.agendas import Reading, read_agenda
from meetings.models import Meeting
from records.names import FALLBACK, LANGUAGES

LONGEST = 200_000
NAMES = {
    "fi": gettext_lazy("Finnish"),
    "sv": gettext_lazy("Swedish"),
    "en": gettext_lazy("English"),
}


class AgendaForm(forms.Form):
    """The text, its language, and the seal of the text that was looked at."""

    language = forms.ChoiceField(
        label=gettext_lazy("language"),
        choices=[(code, NAMES[code]) for code in LANGUAGES],
        initial=FALLBACK,
        help_text=gettext_lazy(
            "Finnish makes the items. Swedish and English go to the items of the same number."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("agenda as text"),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField agenda-text"}),
        help_text=gettext_lazy(
            "Each item begins on a line of its own: “1. Title”, “§ 12 Title” or “Asia 3 Title”."
            " Under it: its background, “Esittelijä: …”, “Ehdotus: …”, “Liite 1 …”. A line “Ei"
            " julkinen: …” tells the legal ground of a secret item."
        ),
    )
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    def seal_now(self) -> str:
        """What the seal is when text and language are those that were looked at."""
        words = f"{self.cleaned_data['language']} {self.cleaned_data['text']}"
        return sha256(words.encode()).hexdigest()


def paste(request: HttpRequest, pk: int, desk: ModelAdmin) -> HttpResponse:
    """The text field; with a text, what it was read as; on the second click, the stored items."""
    meeting = meeting_for(request, desk, pk)
    form = AgendaForm(request.POST if request.method == "POST" else None)
    reading = None
    if form.is_bound and form.is_valid():
        reading = read_agenda(meeting, form.cleaned_data["text"], form.cleaned_data["language"])
        if "_store" in request.POST and _was_seen(form) and _stored(request, desk, meeting, form):
            return HttpResponseRedirect(form_of(meeting))
        form.data = form.data.copy()
        form.data["seal"] = form.seal_now()
    context = {"title": _("Paste the agenda as text"), "form": form, "reading": reading}
    return framed(request, desk, "paste.html", meeting, **context, counts=_counts(reading))


def _was_seen(form: AgendaForm) -> bool:
    """Whether the text is the one of the preview; if not, the form says so."""
    if form.cleaned_data["seal"] == form.seal_now():
        return True
    message = _("The text changed after the preview. Look at the new preview, then store it.")
    form.add_error(None, ValidationError(message, code="unseen"))
    return False


def _stored(request: HttpRequest, desk: ModelAdmin, meeting: Meeting, form: AgendaForm) -> bool:
    """Whether the items were stored; if not, the form says why."""
    data = form.cleaned_data
    words = {"text": data["text"], "language": data["language"]}
    try:
        items = actions.paste_agenda(meeting=meeting, by=request.user, **words)
    except ValidationError as refusal:
        tell(form, refusal)
        return False
    message = ngettext("%(count)s item was stored.", "%(count)s items were stored.", len(items))
    desk.message_user(request, message % {"count": len(items)}, messages.SUCCESS)
    return True


def _counts(reading: Reading | None) -> str:
    """What was found, in a sentence."""
    if reading is None:
        return ""
    items = len(reading.drafts)
    papers = sum(len(draft.attachments) for draft in reading.drafts)
    return _("Found: items %(items)s, attachments %(papers)s, lines not understood %(unread)s.") % {
        "items": items,
        "papers": papers,
        "unread": len(reading.agenda.unread),
    }
