"""Two texts side by side with their differences marked, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ui.text import Text

# A word with the space before it, or a single sign: a comma more does not change a name.
WORD = re.compile(r"\s*(?:\w+(?:[-–’']\w+)*|\S)")
SIGNS = " ,;:.\n\t\r"
# Texts with less than half in common say different things: marks would only confuse.
ALIKE = 0.5


class Kind(StrEnum):
    """Where the words of a piece stand."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Words in a row that both texts have, or only one of them."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Differences:
    """Two texts as pieces: ``before`` of same and removed ones, ``after`` of same and added."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    is_comparable: bool

    @property
    def removed(self) -> tuple[str, ...]:
        """What only the first text has."""
        return _words(self.before, Kind.REMOVED)

    @property
    def added(self) -> tuple[str, ...]:
        """What only the second text has."""
        return _words(self.after, Kind.ADDED)


def _words(pieces: Iterable[Piece], kind: Kind) -> tuple[str, ...]:
    found = (piece.words for piece in pieces if piece.kind == kind)
    return tuple(words.strip(SIGNS) or words.strip() for words in found)


def differences(before: str, after: str) -> Differences:
    """``before`` and ``after`` as pieces; white space counts only as what parts words.

    Not comparable when they have less than half of their words in common.
    """
    old, new = WORD.findall(before.strip()), WORD.findall(after.strip())
    bare = [[word.strip() for word in words] for words in (old, new)]
    matcher = SequenceMatcher(None, *bare, autojunk=False)
    first, second = [], []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        is_same = tag == "equal"
        first += _piece(Kind.SAME if is_same else Kind.REMOVED, old[old_from:old_to])
        second += _piece(Kind.SAME if is_same else Kind.ADDED, new[new_from:new_to])
    return Differences(tuple(first), tuple(second), matcher.ratio() >= ALIKE)


def _piece(kind: Kind, words: Sequence[str]) -> list[Piece]:
    return [Piece(kind, "".join(words))] if words else []


def of_texts(before: Text, after: Text) -> Differences | None:
    """The differences of two texts in one language; None when there is nothing to compare."""
    if not before or not after or before.lang != after.lang or before.value == after.value:
        return None
    found = differences(before.value, after.value)
    return found if found.is_comparable else None
