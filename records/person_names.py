"""Names of persons in texts: found in every form they may stand in, and taken out.

Knows no database. A full name is known family name first too, by any of its given names or an
initial, in Finnish cases, over line ends, in any case, without the dots of ä and ö as addresses
write it. A single word is known alone only where it is given alone.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

REMOVED = {"fi": "[nimi poistettu]", "sv": "[namnet borttaget]", "en": "[name removed]"}
UNSEEN = "[\u00ad\u200b-\u200d\u2060]*"
BETWEEN = rf"(?:[\s,._+\u00ad\u200b-]|%20|&nbsp;)+{UNSEEN}"
# Endings of the cases, with what may follow them; a colon where the word is foreign.
ENDING = (
    r"(?:(?:[nts]|[aäeiou]{1,2}|a[an]|ä[än]|t[aä]|tt[aä]|n[aä]|ksi|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle"
    r"|h[aeiouyäö]n|[aeiouyäö]{1,2}n|seen|[:'’](?:s|n|[a-zåäö]{1,4}))"
    r"(?:kin|k[aä][aä]n|k[oö]|p[aä])?)?"
)
WEAK = (
    *(("kk", "k"), ("pp", "p"), ("tt", "t"), ("nt", "nn"), ("nk", "ng"), ("mp", "mm")),
    *(("lt", "ll"), ("rt", "rr"), ("ht", "hd"), ("t", "d"), ("p", "v"), ("k", "")),
)
VOWELS = "aeiouyäöå"
FULL_NAME = re.compile(
    r"\b[A-ZÅÄÖÉÜ][\w'’-]+(?:[^\S\n]+(?:(?:von|af|de|van)[^\S\n]+)?[A-ZÅÄÖÉÜ][\w'’-]+)+"
)


class Names:
    """Names that are to leave the texts, one per given line; empty lines are none."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in lines))))
        self._pattern = _pattern(self.lines)

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in ``text``."""
        return bool(self._pattern and self._pattern.search(unicodedata.normalize("NFC", text)))

    def taken_out(self, text: str, language: str) -> str:
        """``text`` with a mark in ``language`` in place of each; the same where there is none."""
        if not self.are_in(text):
            return text
        return self._pattern.sub(REMOVED[language], unicodedata.normalize("NFC", text))

    def out_of(self, value: Any, language: str = "fi") -> Any:
        """``value``, JSON of any shape, without them; a key tells in which language a text is."""
        if isinstance(value, dict):
            own = value.get("language")
            inside = own if isinstance(own, str) and own in REMOVED else language
            return {
                key: self.out_of(one, _language_of(str(key)) or inside)
                for key, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.out_of(one, language) for one in value]
        if isinstance(value, str):
            return self.out_of_text(value, language)
        return value

    def out_of_text(self, text: str, language: str = "fi") -> str:
        """``text`` without them, also where it is JSON whose letters are written as numbers."""
        if text[:1] in "{[":
            try:
                held = json.loads(text)
            except ValueError:
                return self.taken_out(text, language)
            kept = self.out_of(held, language)
            return text if kept == held else json.dumps(kept, ensure_ascii=False)
        return self.taken_out(text, language)


def full_names(text: str) -> list[str]:
    """Words of ``text`` that read as a full name: two or more in a row with a capital."""
    return [found[0] for found in FULL_NAME.finditer(unicodedata.normalize("NFC", text))]


def _language_of(key: str) -> str:
    """The language that a key names: "sv" or "title_sv"; "" when it names none."""
    end = key.rpartition("_")[2]
    return end if end in REMOVED else ""


def _pattern(lines: Iterable[str]) -> re.Pattern[str] | None:
    forms = [form for line in lines for form in _forms(unicodedata.normalize("NFC", line))]
    if not forms:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _forms(name: str) -> Iterator[str]:
    *given, family = name.replace(",", " ").split()
    if not given:
        yield _inflected(family)
        return
    firsts = "|".join(_inflected(one) for one in given)
    initials = "".join(one[0] for one in given)
    first = rf"(?:{firsts}|[{re.escape(initials)}]\.?)"
    last = _inflected(family)
    yield rf"(?:{first}{BETWEEN})+{last}"
    yield rf"{last}(?:{BETWEEN}{first})+"


def _inflected(word: str) -> str:
    """A pattern of ``word`` in any case, with or without its dots."""
    stems = {spelled for stem in _stems(word.casefold()) for spelled in (stem, _bare(stem))}
    ordered = sorted(stems, key=lambda stem: (-len(stem), stem))
    return rf"(?:{'|'.join(UNSEEN.join(map(re.escape, stem)) for stem in ordered)}){ENDING}"


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _stems(word: str) -> set[str]:
    """What endings are put to: Virtanen, Virtase; Koski, Koske; Lahti, Lahde; Kallas, Kallakse."""
    found = {word}
    if word.endswith("nen"):
        found |= {f"{word[:-3]}s", f"{word[:-3]}se", f"{word[:-3]}si"}
    elif word.endswith("s"):
        found |= {f"{word[:-1]}{end}" for end in ("kse", "ks", "ksi", "de", "a", "i", "")}
    elif word[-1] not in VOWELS:
        found |= {f"{word}{end}" for end in ("i", "e", "ee")}
    else:
        ends = {word[-1]} | ({"e"} if word.endswith("i") else set())
        for root in {word[:-1], *_weak(word[:-1])}:
            found |= {f"{root}{end}" for end in ends}
    return found


def _weak(root: str) -> Iterator[str]:
    """The weak grade of ``root``, as Lahti has Lahd-; the strong one where it has none."""
    for strong, weak in WEAK:
        if root.endswith(strong):
            yield root[: len(root) - len(strong)] + weak
            return
