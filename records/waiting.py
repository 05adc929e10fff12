"""A matter that waits for a decision, a statement or a nomination of an organization."""

from dataclasses import dataclass
from datetime import date

from records.names import Named


@dataclass(frozen=True)
class Waiting:
    """One matter that waits on a day.

    ``record`` has a page, and ``anchor`` is the section of it that tells more. ``what`` is
    awaited and ``known`` is a sentence on how far it has come. ``since`` and ``due`` are days
    in EDTF, "" when not known; ``due_on`` is the first day that ``due`` may mean.
    """

    record: Named
    anchor: str
    what: str
    known: str
    since: str = ""
    due: str = ""
    due_on: date | None = None

    @property
    def order(self) -> tuple[bool, date, str]:
        """The soonest first, those without a day to be done by last, the longest waiting first."""
        return self.due_on is None, self.due_on or date.min, self.since
