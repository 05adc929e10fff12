"""The numbered sources and lettered remarks of a page that shows a paper or a part of it."""

from dataclasses import dataclass, replace

from meetings.tree import Evidence, Summary
from records.footnotes import Note, letter
from ui.text import Text


@dataclass(frozen=True)
class Remark:
    """Why some facts of a page are not plainly so; facts with the same reason share it."""

    letter: str
    certainty: str
    text: Text


class PaperNotes:
    """Numbers the sources of ``summary`` and letters its remarks in the order they are shown.

    ``listed`` and ``remarks`` are complete when the page is written.
    """

    def __init__(self, summary: Summary) -> None:
        self._sources = {note.number: note for note in summary.sources}
        self._notes: dict[int, Note] = {}
        self._remarks: dict[tuple[str, str], Remark] = {}

    @property
    def listed(self) -> list[Note]:
        """Every note so far, by number."""
        return list(self._notes.values())

    @property
    def remarks(self) -> list[Remark]:
        """Every remark so far, by letter."""
        return list(self._remarks.values())

    def of(self, evidence: Evidence) -> list[Note]:
        """The notes of one part, numbered as on this page."""
        for number in evidence.sources:
            if number not in self._notes:
                mine = len(self._notes) + 1
                self._notes[number] = replace(self._sources[number], number=mine)
        return [self._notes[number] for number in evidence.sources]

    def remark_on(self, evidence: Evidence) -> Remark | None:
        """The remark that says why it is not certain; None where nothing is said."""
        if not evidence.remark:
            return None
        key = (evidence.certainty, evidence.remark.value)
        if key not in self._remarks:
            mine = letter(len(self._remarks))
            self._remarks[key] = Remark(mine, evidence.words, evidence.remark)
        return self._remarks[key]
