"""Making a pack that was asked for: once for all who ask, a few seconds' work per answer.

The finished pack and what is made of it lie in ``VAR_DIR/packs``, named by what was asked and by
the edition of the records, so that everybody who asks for the same gets the same file, and a
pack asked for after a change is made anew.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from bodies.models import Body
from exports.disk import Busy
from exports.kept_packs import finished_members, forget_pack, kept_packs, write_pack
from exports.packs import Member
from meetings import packs
from meetings.exports import WRITERS
from meetings.models import Meeting
from organizations.models import Organization
from records import clock

SECONDS_AT_ONCE = 2


class State(Enum):
    """How far a pack has come."""

    READY = "ready"
    OURS = "made by this request, as far as its time allowed"
    ELSEWHERE = "made by another request at this moment"
    OUTDATED = "a record was changed: it is begun anew"


class _TimeIsUp(Exception):
    """Enough was made for one answer; the rest follows in the next."""


@dataclass(frozen=True)
class Asked:
    """What an editor asked for, as the address of the progress page holds it."""

    keys: list[int]
    body: int | None
    city: int | None
    first: str | None
    last: str | None
    formats: list[str]
    language: str

    @classmethod
    def by_form(cls, data: dict[str, Any]) -> "Asked":
        """The order of a form's cleaned data; equal wishes are equal, however they were typed."""
        return cls(
            keys=keys_in(data["chosen"]),
            body=data["body"] and data["body"].pk,
            city=data["city"] and data["city"].pk,
            first=data["first"] and data["first"].isoformat(),
            last=data["last"] and data["last"].isoformat(),
            formats=[ending for ending in WRITERS if ending in data.get("formats", ())],
            language=data["language"],
        )

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; None is open."""
        return self.first and date.fromisoformat(self.first), self.last and date.fromisoformat(
            self.last
        )

    @cached_property
    def order(self) -> packs.Order:
        """The meetings that are public now; the moment and the revision stay the same from here.

        Raises ``Body.DoesNotExist`` when the body was deleted since.
        """
        meetings = Meeting.objects.order_by("held_on", "pk")
        if self.keys:
            meetings = meetings.filter(pk__in=self.keys)
        if self.body:
            meetings = meetings.of_body(Body.objects.get(pk=self.body))
        found = meetings.between(*self.days)
        return packs.Order(found, self.formats, self.language, clock.now())

    @property
    def size(self) -> int:
        """How many files the pack will hold, attachments left out."""
        return self.order.size * len(self.formats)

    @cached_property
    def target(self) -> Path:
        """Where the pack lies once it is finished."""
        wish = json.dumps([self.keys, self.body, self.city, self.first, self.last])
        wish += f" {self.formats} {self.language}"
        name = f"{_digest(wish)}.{_digest(self.order.edition)}.zip"
        return settings.VAR_DIR / "packs" / name

    def members(self) -> Iterator[Member]:
        """The files of the pack; raises as ``order`` does."""
        if not self.city:
            return packs.members(self.order)
        first, last = self.days
        city = Organization.objects.get(pk=self.city)
        return packs.city_members(self.order, city, first or date.min, last or date.max)


def keys_in(text: str | None) -> list[int]:
    """The keys of the chosen meetings, each once."""
    return sorted({int(key) for key in (text or "").split("-") if key.isdecimal()})


def make_some(asked: Asked) -> tuple[State, int]:
    """Make files for a while, unless another is at it; how it stands and how many files are made.

    Raises ``OSError`` when the disk refuses; what was made goes when it is full.
    """
    target = asked.target
    if target.exists():
        return State.READY, asked.size
    _forget_outdated(target)
    deadline, made = time.monotonic() + SECONDS_AT_ONCE, 0

    def told(_member: Member, was_kept: bool) -> None:
        nonlocal made
        made += 1
        if not was_kept and time.monotonic() > deadline:
            raise _TimeIsUp

    try:
        contents = packs.contents_of(asked.language)
        write_pack(target, asked.members(), contents, told, once=True)
    except _TimeIsUp:
        return State.OURS, made
    except Busy:
        return State.ELSEWHERE, finished_members(target)
    except packs.ChangedMeanwhile:
        forget_pack(target)
        return State.OUTDATED, 0
    return State.READY, asked.size


def _forget_outdated(target: Path) -> None:
    """Delete the packs of other editions: nobody is given them any more."""
    edition = target.suffixes[0]
    for found in kept_packs(target.parent):
        if edition not in found.suffixes:
            forget_pack(found)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
