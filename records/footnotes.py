"""The numbered sources and lettered remarks of one page, in the order of its facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from records.sources import Citation, Sourced


@dataclass(frozen=True)
class Note:
    """A source as listed at the foot of a page."""

    number: int
    title: str
    publisher: str
    locator: str
    url: str
    says: str
    says_language: str
    read_on: date | None


@dataclass(frozen=True)
class Remark:
    """Why some facts of a page are not plainly so; facts with the same reason share it."""

    letter: str
    fact: Sourced


class Footnotes:
    """Numbers each cited place and letters each remark once.

    ``listed`` and ``remarks`` are complete when the page's facts are written.
    """

    def __init__(self) -> None:
        self._notes: dict[int, Note] = {}
        self._remarks: dict[tuple[str, str], Remark] = {}
        self._marks: dict[Sourced, Any] = {}
        self._looks: dict[tuple[Any, ...], Any] = {}

    def mark(self, fact: Sourced, draw: Callable[[list[Note], Remark | None, Sourced], Any]) -> Any:
        """What ``draw`` makes of the notes and remark of ``fact``; drawn once for those alike."""
        if fact not in self._marks:
            refs, remark = self.of(fact), self.remark_on(fact)
            look = (fact.certainty, remark and remark.letter, *(ref.number for ref in refs))
            if look not in self._looks:
                self._looks[look] = draw(refs, remark, fact)
            self._marks[fact] = self._looks[look]
        return self._marks[fact]

    def remark_on(self, fact: Sourced) -> Remark | None:
        """The remark that says why ``fact`` is not certain; None where nothing is said."""
        if not fact.certainty_note:
            return None
        key = (fact.certainty, fact.certainty_note)
        if key not in self._remarks:
            self._remarks[key] = Remark(letter(len(self._remarks)), fact)
        return self._remarks[key]

    @property
    def remarks(self) -> list[Remark]:
        """Every remark so far, by letter."""
        return list(self._remarks.values())

    def of(self, fact: Sourced) -> list[Note]:
        """The notes of ``fact``; its citations and their sources must have been fetched."""
        return [self._note(citation) for citation in fact.cited()]

    @property
    def listed(self) -> list[Note]:
        """Every note so far, by number."""
        return list(self._notes.values())

    def _note(self, citation: Citation) -> Note:
        if citation.pk not in self._notes:
            source = citation.source
            self._notes[citation.pk] = Note(
                number=len(self._notes) + 1,
                title=source.title,
                publisher=source.publisher,
                locator=citation.locator,
                url=source.url,
                says=citation.says,
                says_language=source.language,
                read_on=source.read_on,
            )
        return self._notes[citation.pk]


def letter(place: int) -> str:
    """The letter of a place counted from 0: a, b, … z, aa, ab and so on."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
