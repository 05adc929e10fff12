"""Small words of a summary: times, addresses, languages, and what they are when nothing is."""

from datetime import datetime, time
from urllib.parse import urljoin

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from records.names import FALLBACK, active_language
from records.partial_dates import day_in_words
from ui.text import Text


def nothing() -> Text:
    """A text nobody wrote."""
    return Text("", active_language(), is_fallback=False)


def ours(words: str) -> Text:
    """Words of the portal itself, always in the reader's language."""
    return Text(words, active_language(), is_fallback=False)


def untranslated(words: str) -> Text:
    """Words that editors write in Finnish only."""
    return Text(words, FALLBACK, is_fallback=bool(words) and active_language() != FALLBACK)


def time_in_words(moment: time | None) -> str:
    """A time of the day, "14.00"; empty when it is not known."""
    if moment is None:
        return ""
    return time_format(moment, pgettext("how a time is written, Django date format", "H:i"))


def moment_in_words(moment: datetime) -> str:
    """The day of ``moment`` in Helsinki."""
    return day_in_words(timezone.localdate(moment))


def in_language(code: str) -> str:
    """In which language something is written, in words: "in Finnish"."""
    return {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English")}[code]


def said(text: Text) -> str:
    """``text`` for a reader who sees no marks: a fallback says its language behind it."""
    return f"{text.value} ({in_language(text.lang)})" if text and text.is_fallback else text.value


def whole(path: str, origin: str) -> str:
    """``path`` as an address of the site at ``origin``; as it is where that is not known."""
    return urljoin(f"{origin}/", path) if origin and path else path


def size_in_words(size: int | None) -> str:
    """How large a file is, "120 kB"; empty when it is not known."""
    return filesizeformat(size) if size else ""
