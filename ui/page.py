"""The small values that a view hands to ``page.html``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumbs; ``url`` is empty for the page one is on."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Twin:
    """The same page in another form: a file or its JSON; ``media_type`` as in HTTP."""

    label: str
    url: str
    media_type: str
