"""The small values that a view hands to ``page.html``."""

from dataclasses import dataclass
from pathlib import PurePosixPath

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumbs; ``url`` is empty for the page one is on."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Twin:
    """The same page in another form: a file or its JSON."""

    label: str
    url: str

    @property
    def media_type(self) -> str:
        """What it is, as HTTP names it, told by the ending of its address."""
        return MEDIA_TYPES[PurePosixPath(self.url.partition("?")[0]).suffix]
