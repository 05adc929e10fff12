"""What an editor saw when a form was opened, carried in the form itself.

The form holds a short fingerprint of every value it shows, so that on its return each value can
be told from what the database holds by then and from what the editor typed.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.datastructures import MultiValueDict

NAME = "_seen"
LONGEST = 2_000_000

Prints = dict[str, dict[str, str]]


def key_of(record: models.Model) -> str:
    """What ``record`` is called among the fingerprints."""
    return f"{record._meta.label_lower}:{record.pk}"


@dataclass
class Seen:
    """Fingerprints by record and field.

    ``shown`` is what the form last showed of the database, ``opened`` what it showed before
    the editor began to type; they differ once a stale form has been refused.
    """

    shown: Prints = field(default_factory=dict)
    opened: Prints = field(default_factory=dict)

    def note(
        self, record: models.Model, shown: Mapping[str, str], opened: Mapping[str, str]
    ) -> None:
        """Note the fingerprints of ``record``, in ``opened`` those that were others before."""
        key = key_of(record)
        self.shown[key] = dict(shown)
        if opened:
            self.opened[key] = dict(opened)

    def has_shown(self, record: models.Model, name: str) -> bool:
        """Whether the form showed ``name`` of ``record`` to be written; yes where nobody knows."""
        return not self.shown or name in self.shown_of(record)

    def shown_of(self, record: models.Model) -> dict[str, str]:
        """What was last shown of ``record``; empty when it is not known."""
        return self.shown.get(key_of(record), {})

    def opened_of(self, record: models.Model) -> dict[str, str]:
        """What was shown of ``record`` before typing began; empty when it is not known."""
        return self.shown_of(record) | self.opened.get(key_of(record), {})

    def as_text(self) -> str:
        """For a hidden field."""
        whole = json.dumps([self.shown, self.opened], separators=(",", ":"))
        return base64.urlsafe_b64encode(zlib.compress(whole.encode(), 9)).decode()


def read(data: Mapping[str, Any] | None) -> Seen:
    """What the sender of ``data`` had seen; nothing where the field is missing or broken.

    All forms of one page read the same field, so it is unpacked once.
    """
    if not isinstance(data, MultiValueDict):
        return _unpacked((data or {}).get(NAME, ""))
    if not hasattr(data, "seen_by_sender"):
        data.seen_by_sender = _unpacked(data.get(NAME, ""))
    return data.seen_by_sender


def _unpacked(text: str) -> Seen:
    try:
        whole = zlib.decompressobj().decompress(base64.urlsafe_b64decode(text), LONGEST)
        shown, opened = json.loads(whole)
    except (binascii.Error, zlib.error, ValueError, TypeError):
        return Seen()
    return Seen(_prints(shown), _prints(opened))


def _prints(given: Any) -> Prints:
    """``given`` where it has the shape of fingerprints, the rest left out."""
    pairs: Iterable[tuple[Any, Any]] = given.items() if isinstance(given, dict) else ()
    return {
        str(key): {str(name): str(value) for name, value in values.items()}
        for key, values in pairs
        if isinstance(values, dict)
    }
