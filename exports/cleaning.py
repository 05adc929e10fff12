"""Texts made fit for a file: whatever a person typed or pasted, each format still comes out."""

import functools
import re
import unicodedata
from pathlib import Path

LETTERS_IN_FONTS = Path(__file__).with_name("letters_in_fonts.txt")
# Stands where a letter was that the fonts lack: the reader sees that something is not shown.
MISSING = "□"
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, and the marks that turn the direction of all that follows them.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
# Halves of letters and codes that are no letters: XML, so DOCX and XLSX, cannot hold them.
NO_LETTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Say how the letter before them is drawn (as an emoji, in a variant).
VARIANTS = re.compile("[\ufe00-\ufe0f\u200d\u2060\U000e0000-\U000e0fff]")
# Letters that each font holds and no rule here changes: nearly every text has no others.
PLAIN = re.compile("[\n -~\xa0-\u017f\u2010-\u2026]*")
LONGEST_WORD = 40
TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def clean(text: str) -> str:
    r"""``text`` that every format can hold; all that can be read in it is kept.

    Line ends of every kind become ``\n``. Control characters and marks that turn the direction
    of writing go away, what is no letter becomes �. Right-to-left letters themselves stay.
    """
    return NO_LETTERS.sub("\ufffd", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """``text`` cleaned, with every stretch of space as one: for titles, names and headers."""
    return " ".join(clean(text).split())


def printable(text: str) -> str:
    """``text`` cleaned and in letters of the PDF's fonts.

    The fonts hold Latin, Greek, Cyrillic, Hebrew, Armenian, Georgian and Arabic letters; what
    they lack (emoji, Chinese) is shown as □, one for each letter. A word of more than 40
    letters may break anywhere.
    """
    if PLAIN.fullmatch(text):
        return _breakable(text)
    composed = unicodedata.normalize("NFC", VARIANTS.sub("", clean(text).replace("\t", " ")))
    return _breakable(composed.translate(_Substitutes()))


def plainest(text: str) -> str:
    """``text`` in the commonest letters alone, for a text whose letters do not combine in print."""
    return re.sub("[^\n -~\xa0-\u017f\u2010-\u2026€\u2212\u200b]", MISSING, printable(text))


class _Substitutes(dict):
    """Each code as it is printed, remembered."""

    def __missing__(self, code: int) -> int:
        self[code] = code if code == 10 or code in _letters() else ord(MISSING)
        return self[code]


@functools.cache
def _letters() -> frozenset[int]:
    letters: set[int] = set()
    for word in LETTERS_IN_FONTS.read_text().split():
        first, _, last = word.partition("-")
        letters.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(letters)


def _breakable(text: str) -> str:
    """Long words with places to break: a word that cannot break runs off the page."""
    return TOO_LONG.sub("\\g<0>\u200b", text) if len(text) > LONGEST_WORD else text
