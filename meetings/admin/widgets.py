"""The field in which a file is brought."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.widgets import AdminFileWidget
from django.urls import reverse

from meetings.uploads import FORMATS


@dataclass(frozen=True)
class Kept:
    """A file kept here, as the field names it and leads to it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class KeptFileInput(AdminFileWidget):
    """Leads to the file through the desk: nothing else serves what is not public yet."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        endings = ",".join(f".{ending.lower()}" for ending in FORMATS)
        super().__init__({"accept": endings} | (attrs or {}))

    def is_initial(self, value: Any) -> bool:
        """Whether a file is kept already."""
        return bool(value) and getattr(value, "_committed", False)

    def format_value(self, value: Any) -> Kept | None:
        """The kept file; nothing while there is none."""
        if not self.is_initial(value):
            return None
        name = value.name.rpartition("/")[2]
        return Kept(name, reverse("admin:meetings_attachment_file", args=[value.instance.pk]))
