"""Alphabetical order of Finnish and Swedish, computed here because databases disagree on it."""

import unicodedata

# Å, Ä and Ö are letters of their own at the end of the alphabet; W sorts as V.
LAST_LETTERS = {"å": "zz1", "ä": "zz2", "ö": "zz3", "æ": "zz2", "ø": "zz3", "w": "v"}


def sort_key(text: str) -> str:
    """A key whose plain order is the alphabetical order of ``text``; digits sort by value."""
    return "".join(_letter(letter) for letter in _with_wide_numbers(text.casefold()))


def _letter(letter: str) -> str:
    if letter in LAST_LETTERS:
        return LAST_LETTERS[letter]
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if plain.isalnum() else " "


def _with_wide_numbers(text: str) -> str:
    wide, digits = [], ""
    for letter in f"{text}\0":
        if letter.isdecimal():
            digits += letter
            continue
        wide.append(digits.zfill(6) if digits else "")
        wide.append(letter)
        digits = ""
    return "".join(wide)[:-1]
