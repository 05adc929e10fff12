"""The summary of a meeting as a tree: words ready in one language, nothing that is not public.

``meetings.live`` builds it from the records and ``meetings.freezing`` keeps it as it was
published; the page and every file of a meeting are made from it, so that figures, names and
decisions are the same everywhere. Each text carries its language; an empty text is one that is
not there. Addresses are whole where the site's own address is known.

What is kept outlives the records and this code: a field may be added, with a default or of a
type that has an empty value, but never renamed or given another meaning (``meetings.stored``).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.footnotes import Note
from ui.text import Text


class Part(Enum):
    """What may be left out of a summary."""

    ATTENDANCE = "attendance"
    DISCUSSION = "discussion"
    ATTACHMENTS = "attachments"


ALL = frozenset(Part)
WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class State(models.TextChoices):
    """What everybody knows of a meeting on a day."""

    PLANNED = "planned", _("planned")
    AGENDA = "agenda", _("agenda published")
    UNTOLD = "untold", _("no summary at hand")
    HELD = "held", _("held; its summary is being prepared")
    SUMMARY = "summary", _("summary published")
    COMPILED = "compiled", _("compiled from other sources")
    CANCELLED = "cancelled", _("cancelled")


@dataclass(frozen=True)
class Link:
    """A record that a meeting has to do with, and its page; ``kind`` tells what it is."""

    name: Text
    url: str
    kind: str = ""


@dataclass(frozen=True)
class Fact:
    """A term and its value, as "Place" and "City Hall"."""

    term: str
    value: Text


@dataclass(frozen=True)
class Move:
    """A change of day or time; ``former_day`` is empty when only the time changed."""

    day: str
    former_day: str
    reason: Text


@dataclass(frozen=True)
class Return:
    """What was taken back on ``day``: a cancellation, or the removal of an item or attachment.

    ``item`` and ``paper`` are their numbers, None where it was none of theirs.
    """

    day: str
    reason: Text
    item: int | None = None
    paper: int | None = None


@dataclass(frozen=True)
class Removal:
    """When an item or attachment was removed and why: of a removed one nothing else is told."""

    day: str
    words: str
    reason: Text


@dataclass(frozen=True)
class Version:
    """A paper as it stood until another replaced it on ``day``.

    ``is_moved`` when only the day or time of the meeting was changed, which is told apart.
    """

    number: int
    day: str
    reason: Text
    url: str
    is_moved: bool = False


@dataclass(frozen=True)
class Attendee:
    """One row of those present and absent.

    ``name`` says in words when no holder is recorded; ``is_named`` is false then. ``numbers``
    are the first and last item heard, None where that is the meeting's own. ``key`` tells the
    row apart from the others of its list, in every version alike.
    """

    name: str
    is_named: bool
    title: Text
    role: str
    role_words: str
    organization: Text
    presence: str
    presence_words: str
    in_place_of: str
    is_remote: bool
    arrived: str
    left: str
    numbers: tuple[int | None, int | None]
    disqualified: tuple[int, ...]
    remarks: tuple[str, ...]
    key: int = 0


@dataclass(frozen=True)
class Votes:
    """Who counts at one item; ``is_reached`` is None where it cannot be told."""

    present: int
    seats: int
    needed: int | None
    is_reached: bool | None
    words: str
    represented: tuple[Text, ...]
    missing: tuple[Text, ...]


@dataclass(frozen=True)
class Paper:
    """An attachment: "Item 4 / Attachment 1"; ``url`` is empty where only the title is known.

    ``file`` is where its file is kept, "" when it is not kept here; it is in no file or page.
    """

    label: str
    number: int
    title: Text
    language: str
    language_words: str
    format: str
    size: int | None
    url: str
    removal: Removal | None = None
    file: str = ""
    key: int = 0


@dataclass(frozen=True)
class Evidence:
    """How sure something is, why it is not certain, and the numbers of its sources."""

    certainty: str
    words: str
    remark: Text
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """One matter of the meeting; of one that is not public only number, section, title, ground."""

    number: int
    label: str
    section: str
    title: Text
    url: str
    is_public: bool
    legal_ground: Text
    presenter: Text
    background: Text
    proposal: Text
    discussion: Text
    decision: Text
    outcome: str
    outcome_words: str
    power: str
    power_words: str
    returns_on: date | None
    due_on: date | None
    votes: Votes | None
    continues: Link | None
    about: tuple[Link, ...]
    papers: tuple[Paper, ...]
    remark: Text
    sources: tuple[int, ...]
    removal: Removal | None = None
    certainty: str = ""
    certainty_words: str = ""
    key: int = 0

    @property
    def evidence(self) -> Evidence:
        """Where its texts come from."""
        return Evidence(self.certainty, self.certainty_words, self.remark, self.sources)


@dataclass(frozen=True)
class When:
    """Day and times: ``held`` is the day in EDTF, ``day`` and ``times`` are words."""

    held: str
    day: str
    starts_at: datetime | None
    ends_at: datetime | None
    times: str

    @property
    def one_day(self) -> date | None:
        """The day, where it is known exactly."""
        return date.fromisoformat(self.held) if WHOLE_DAY.fullmatch(self.held) else None


@dataclass(frozen=True)
class Standing:
    """How far the meeting and its papers have come, and what was changed on the way."""

    state: str
    words: str
    cancellation: Text | None
    moves: tuple[Move, ...]
    version: int
    versions: tuple[Version, ...]
    sequence: int
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True)
class Summary:
    """A meeting as everybody sees it at one moment: its plan, its agenda or its summary.

    ``items`` is empty before the agenda is public, ``attendance`` before the summary is.
    ``uid`` names the meeting in calendars, ``left_out`` the parts that were not asked for.
    ``quorum`` is the rule by which votes were counted.
    """

    language: str
    title: Text
    kind: str
    record_kind: str
    has_agenda: bool
    has_summary: bool
    body: Link
    joint_with: tuple[Link, ...]
    number: str
    when: When
    standing: Standing
    mode: str
    mode_words: str
    place: Text
    about: Text
    attendance: tuple[Attendee, ...]
    items: tuple[Item, ...]
    remark: Text
    sources: tuple[Note, ...]
    own_sources: tuple[int, ...]
    left_out: tuple[str, ...]
    uid: str
    url: str
    changed_at: datetime
    facts: tuple[Fact, ...] = ()
    certainty: str = ""
    certainty_words: str = ""
    quorum: str = ""

    @property
    def evidence(self) -> Evidence:
        """Where the day, the place and the rest of the meeting come from."""
        return Evidence(self.certainty, self.certainty_words, self.remark, self.own_sources)
