"""Words of a record in the reader's language, or in Finnish when nobody has translated them."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Text:
    """A value, the language it is in, and whether that is another than the reader's."""

    value: str
    lang: str
    is_fallback: bool

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.value)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The value cut at its blank lines, without empty parts."""
        normalized = self.value.replace("\r\n", "\n")
        return tuple(part.strip() for part in BLANK_LINE.split(normalized) if part.strip())


def translated(record: object, field: str) -> Text:
    """``field`` of ``record`` in the active language, else in the first language of the site.

    Reads the loaded columns ``<field>_<language>`` only, so it never queries.
    The value is empty when neither column holds words.
    Raises ``AttributeError`` when ``field`` is not translated.
    """
    first = settings.LANGUAGE_CODE
    wanted = get_language() or first
    for code in (wanted, first):
        value = getattr(record, build_localized_fieldname(field, code))
        if value:
            return Text(value=value, lang=code, is_fallback=code != wanted)
    return Text(value="", lang=wanted, is_fallback=False)


def in_any_language(record: object, field: str) -> Text:
    """``field`` of ``record`` as ``translated`` gives it, else in any language it is written in."""
    found = translated(record, field)
    if not found:
        for code, _name in settings.LANGUAGES:
            if value := getattr(record, build_localized_fieldname(field, code)):
                return Text(value=value, lang=code, is_fallback=True)
    return found
