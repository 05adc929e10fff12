"""Marks of secrecy in a text, in Finnish, Swedish and English, however they are spelled.

Knows neither database nor page. A mark is what somebody writes beside a text to say that it is
not to be published: “Ei-julkinen:”, “(salassa pidettävä, JulkL 24 §)”, “Sekretessbelagt”. Prose
that only speaks of secrecy is none: a ballot may be secret, a law on openness may be amended.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

QUOTED = 240
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
# Soft hyphens and marks of no width stand inside words that somebody copied.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
ENDS = r"(?=\s*(?:$|[.,;:()\[\]]))"

# Sections of the Act on the Openness of Government Activities that keep something secret.
SECTIONS = r"(?:\b(?:6|22|23|24)\s*§|§+\s*(?:6|22|23|24)\b|\bsections?\s+(?:6|22|23|24)\b)"
NO_AMENDMENT = r"(?!:n\s+(?:muut|sovelt|tulkin|uudist))"
LAWS = (
    r"julk\.?\s?l\b|julkisuusl(?:aki|ain|aissa|akia|aista)?\b|viranomaisten\s+toiminnan\s+julkisuu"
    r"|off\.?\s?l\b|offentlighetsl(?:agen)?\b|offentlighet\s+i\s+myndigheternas"
    r"|openness\s+of\s+government"
)
# A mark wherever it stands.
CLEAR = (
    r"\b(?:on|ovat)\s+salassa[\s-]?pidettäv\w+",
    r"\bsalassa[\s-]?pidettäv(?:ää|ät|äksi|änä|ä)\b",
    r"\bei[\s-]+julkinen\b(?!\s+(?:hankin|liiken|rakenn|tila\b|palvel))",
    rf"\bei\s+ole\s+julki(?:nen|sia){ENDS}",
    r"\b(?:icke|ej)[\s-]+offentlig[ta]?\b(?!\s+(?:upphandl|trafik))",
    rf"\binte\s+offentlig[ta]?{ENDS}",
    r"\bär\s+sekretessbelagda\b",
    r"\bsekretessbelag[dt]\b",
    rf"\bnot\s+public{ENDS}",
    r"\bnon-public\s+(?:item|matter|document|annex|attachment)\b",
    r"\bvain\s+(?:viranomaiskäyttöön|viranomaisten\s+käyttöön|sisäiseen\s+käyttöön)\b",
    r"\bendast\s+för\s+(?:myndighetsbruk|internt\s+bruk|tjänstebruk)\b",
    r"\bfor\s+(?:official|internal)\s+use\s+only\b",
    r"\bei\s+julkisuuteen\b",
    r"\bei\s+saa\s+(?:julkaista|julkistaa)\b",
    r"\bfår\s+(?:inte|ej)\s+(?:publiceras|offentliggöras)\b",
    r"\b(?:not\s+for\s+publication|strictly\s+confidential)\b",
    r"\bturvallisuusluokiteltu\b",
    r"(?-i:\bTL\s?(?:III|II|IV|I)\b)",
    r"\b(?:salassapitoperuste|sekretessgrund)\b",
    rf"(?:\b|(?<=\W))(?:{LAWS})[^.;\n]{{0,60}}?{SECTIONS}{NO_AMENDMENT}",
    rf"{SECTIONS}{NO_AMENDMENT}[^.;\n]{{0,40}}?\b(?:{LAWS})",
)
# A mark only where it stands as one: alone, before a colon, in brackets, at the end.
WORD = (
    r"(?:salai(?:nen|sta|set)|luottamuksell(?:inen|ista|iset)|salattu|salassapito|käyttö\s+rajoitettu"
    r"|ei\s+(?:julkisteta|julkaista)|hemlig[ta]?|konfidentiell[ta]?|förtrolig[ta]?|sekretess"
    r"|sekretessbelagda|non-public|secret|confidential|classified)\b"
)
PAPER = (
    r"(?:asia|asiakohta|kohta|pykälä|liite|asiakirja|muistio|ärende|ärendet|bilaga|bilagan|handling"
    r"|handlingen|item|matter|document|annex|attachment|appendix)"
)
MARK = rf"{WORD}(?:\s+{PAPER}\b)?"
CAPITALS = "SALAINEN|LUOTTAMUKSELLINEN|HEMLIG|HEMLIGT|KONFIDENTIELL|SEKRETESS|SECRET|CONFIDENTIAL"
STANDING = (
    rf"^[\W_]*(?P<alone>{MARK})[\W_]*$",
    rf"^[\W_]*(?P<first>{MARK})(?=\s*[:(\[]|\s+-\s)",
    rf"[(\[](?:[^()\[\]\n]{{0,40}}?\s)?(?P<bracket>{MARK})(?=\s*[-,;:.)\]])",
    rf"(?:[,;:/]|\s-)\s*(?P<last>{MARK})(?=[!\s]*$)",
    rf"\b(?:{PAPER}|tämä|detta|this)\s+(?:on|ovat|är|is|are)\s+(?P<said>{MARK}){ENDS}",
    rf"(?-i:\b(?P<capitals>{CAPITALS})\b)(?!\s+(?:ÄÄNEST|VAALI|LIPPU|OMRÖST|BALLOT|VOTE|KESKUST))",
)
CLEARLY = re.compile("|".join(CLEAR), re.IGNORECASE | re.MULTILINE)
STANDS = re.compile("|".join(STANDING), re.IGNORECASE | re.MULTILINE)
# Names of files are written without ä and ö, and with other signs for spaces.
IN_NAMES = re.compile(
    r"(?:^|[\W_])(?P<mark>salassa[\W_]*pidettav\w*|ei[\W_]*julki(?:nen|set|sta)|salainen|salaiset"
    r"|luottamukselli(?:nen|set)|(?:icke|ej)[\W_]*offentlig[ta]?|sekretessbelag[dt]a?|sekretess"
    r"|hemlig[ta]?|konfidentiell[ta]?|confidential|secret|not[\W_]*public)(?=[\W_\d]|$)"
)
A_LAW = re.compile(r"§|\b\w*(?:laki|lain|lagen|lag|julkl|offl|act)\b|\bmom\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """A mark in a text: the number of its line from 1, the whole line, and the words found."""

    number: int
    line: str
    words: str


def marks_in(text: str) -> list[Mark]:
    """Every mark in ``text``, one per line at most, in its order; also one that runs over lines."""
    found: dict[int, Mark] = {}
    lines = text.splitlines()
    plain = "\n".join(map(_plain, lines))
    for start, end in sorted(_spans(plain)):
        number = plain.count("\n", 0, start) + 1
        words = " ".join(plain[start:end].split())
        found.setdefault(number, Mark(number, lines[number - 1].strip()[:QUOTED], words))
    return list(found.values())


def marks_in_name(address: str) -> list[Mark]:
    """The mark in the name of a file, or in the last part of a web address; none or one."""
    name = PurePath(unquote(urlsplit(address).path)).name
    folded = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    found = IN_NAMES.search(folded)
    return [Mark(1, name[:QUOTED], found["mark"])] if found else []


@dataclass(frozen=True)
class MarkedLine:
    """A line of an agenda with a mark: what stands before it and after it, and its legal ground.

    ``ground`` is empty where no law is named; the words after the mark may be secret themselves.
    """

    before: str
    after: str
    ground: str


def read_line(line: str) -> MarkedLine | None:
    """What ``line`` says beside its first mark; None when it has none."""
    plain = _plain(line)
    spans = sorted(_spans(plain))
    if not spans:
        return None
    start, end = spans[0]
    rest = plain[end:].lstrip(" :;,.-()[]").rstrip(" )]")
    is_law = re.match(LAWS, plain[start:end], re.IGNORECASE) or "§" in plain[start:end]
    ground = plain[start:].strip(" :;,.-()[]") if is_law else rest if names_a_law(rest) else ""
    is_bracketed = re.fullmatch(r"[^\w]*[(\[][^()\[\]]*[)\]]\W*", plain)
    before = "" if is_bracketed else plain[:start].strip().rstrip(" ,;:/-([").strip()
    return MarkedLine(before, "" if ground else rest, ground)


def names_a_law(words: str) -> bool:
    """Whether ``words`` can be a legal ground: they name a section or a law."""
    return bool(A_LAW.search(words))


def _plain(line: str) -> str:
    """``line`` with one spelling for what looks alike: spaces, dashes, letters of two parts."""
    composed = unicodedata.normalize("NFC", UNSEEN.sub("", line)).translate(DASHES)
    return re.sub(r"[^\S\n]", " ", composed)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """Where marks begin and end."""
    for found in CLEARLY.finditer(plain):
        yield found.span()
    for found in STANDS.finditer(plain):
        yield found.span(found.lastgroup or 0)
