"""An agenda written as plain text, read line by line into items, their texts and attachments.

Knows neither database nor language of the page: what it understands in Finnish, Swedish and
English stands in the tables below. Every line of the text is in ``Agenda.lines`` with what it
was taken for, so that nothing is lost unseen.
"""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from meetings.secrecy import names_a_law, read_line


class Role(StrEnum):
    """What a line was taken for; the texts are named as the fields of an agenda item."""

    BLANK = "blank"
    UNREAD = "unread"
    HEADING = "heading"
    REPEATED = "repeated"
    PRESENTER = "presenter"
    BACKGROUND = "background"
    PROPOSAL = "proposal"
    ATTACHMENT = "attachment"
    LEGAL_GROUND = "legal_ground"


LABELS = {
    Role.PROPOSAL: (
        "päätösehdotus|ehdotus|esitys|beslutsförslag|förslag|proposed decision|proposal"
    ),
    Role.PRESENTER: "esittelijä|föredragande|presenter",
    Role.BACKGROUND: "selostus|tausta|perustelut|redogörelse|bakgrund|explanation|background",
    Role.ATTACHMENT: "liitteet|bilagor|attachments|appendices",
    Role.LEGAL_GROUND: (
        "ei julkinen|salassa pidettävä|icke offentlig|sekretessbelagd|not public|confidential"
    ),
}
# A label stands alone on its line or ends in a colon: “Ehdotus on hyvä” is no label.
LABEL = re.compile(
    "|".join(f"(?P<{role.name}>{words})" for role, words in LABELS.items()), re.IGNORECASE
)
ATTACHMENT = re.compile(
    r"(?:liite|bilaga|attachment|appendix)(?:\s+(?P<number>\d{1,3})\b|\s*(?=:))[\s:.)–—-]*"
    r"(?P<title>.*)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?:asiakohta|asia|ärende|item)\s+(?P<number>\d{1,3})\b[\s:.)–—-]*(?P<title>.*)", re.IGNORECASE
)
SECTION = re.compile(r"(?:§\s*(?P<after>\d{1,4})|(?P<before>\d{1,4})\s*§)[\s:.)–—-]*(?P<title>.*)")
NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)])?(?:\s+(?P<title>.*))?")
BULLET = re.compile(r"[-–—•*·]\s+")
ADDRESS = re.compile(r"(?<!\S)https?://\S+")
LEADERS = re.compile(r"[\s.…]*(?<=[\s.…])\d{0,3}\s*$")
ALIKE, LONGEST_TITLE, WIDEST_GAP = 0.85, 300, 5


@dataclass(frozen=True)
class Line:
    """One line of the text: its number from 1, what it was taken for, and what of it was kept."""

    number: int
    text: str
    role: Role
    content: str


@dataclass(frozen=True)
class PastedAttachment:
    """An attachment as the text names it."""

    number: int
    title: str
    url: str


@dataclass
class PastedItem:
    """An item as the text gives it; texts line by line, an empty line between paragraphs."""

    number: int
    section: str
    title: str
    is_public: bool = True
    attachments: list[PastedAttachment] = field(default_factory=list)
    texts: dict[Role, list[str]] = field(default_factory=dict)

    def entitle(self, title: str) -> None:
        """Call it ``title``; a mark of secrecy in that is taken off, and the item not public."""
        found = read_line(title)
        self.title = (found and found.before) or title
        if found:
            self.withhold(found.ground)

    def withhold(self, ground: str) -> None:
        """Note that it is not public; ``ground`` is "" where the mark names no law."""
        self.is_public = False
        if ground:
            self.texts.setdefault(Role.LEGAL_GROUND, [ground])

    def text(self, name: str) -> str:
        """The text of the field called ``name``; "" when there is none."""
        separator = "\n" if name in (Role.BACKGROUND, Role.PROPOSAL) else " "
        return separator.join(self.texts.get(Role(name), ()))


@dataclass(frozen=True)
class Agenda:
    """What a text was read as."""

    items: tuple[PastedItem, ...]
    lines: tuple[Line, ...]

    @property
    def unread(self) -> list[Line]:
        """Lines that belong to no item: they are not stored."""
        return [line for line in self.lines if line.role == Role.UNREAD]

    @property
    def repeated(self) -> list[Line]:
        """Headings that came again, as after a list of contents: the last wording stands."""
        return [line for line in self.lines if line.role == Role.REPEATED]


def parse(text: str, *, after: int = 0) -> Agenda:
    """The agenda that ``text`` says; ``after`` is the last number already on the agenda."""
    reader = _Reader(after)
    for number, text_line in enumerate(text.splitlines(), start=1):
        reader.read(number, text_line.strip())
    return Agenda(tuple(reader.items), tuple(reader.lines))


class _Reader:
    """Where the reading is: the item, the text it goes to, and any list inside that text."""

    def __init__(self, after: int) -> None:
        self.items: list[PastedItem] = []
        self.lines: list[Line] = []
        self.item: PastedItem | None = None
        self.last, self.last_section = after, 0
        self.role, self.listed, self.after_blank = Role.BACKGROUND, 0, True

    def read(self, number: int, text: str) -> None:
        """Take one line."""
        role, content = self._taken(text) if text else (Role.BLANK, "")
        if not text and self._ends_attachments():
            self.role = Role.BACKGROUND
        self.after_blank = not text
        self.lines.append(Line(number, text, role, content))

    def _ends_attachments(self) -> bool:
        """Whether an empty line here ends a list of attachments: not right under its label."""
        is_under_one = bool(self.lines) and self.lines[-1].role == Role.ATTACHMENT
        return self.role == Role.ATTACHMENT and is_under_one and bool(self.lines[-1].content)

    def _taken(self, text: str) -> tuple[Role, str]:
        if self.role == Role.LEGAL_GROUND and not names_a_law(text):
            # The line under a mark may be the secret itself, and a ground is public.
            self.role = Role.BACKGROUND
        return (
            self._heading(text)
            or (None if self.item else (Role.UNREAD, text))
            or self._missing_title(text)
            or self._marked(text)
            or self._label(text)
            or self._attachment(text)
            or self._text(text)
        )

    def _heading(self, text: str) -> tuple[Role, str] | None:
        if found := SECTION.fullmatch(text):
            number = int(found["after"] or found["before"])
            if number > self.last_section:
                self.last_section = number
                return self._begin(self.last + 1, f"§ {number}", found["title"])
        elif found := NAMED.fullmatch(text):
            return self._numbered(int(found["number"]), found["title"], is_named=True)
        elif found := NUMBERED.fullmatch(text):
            number, title = int(found["number"]), found["title"] or ""
            if title or found["mark"]:
                return self._numbered(number, title, has_mark=bool(found["mark"]))
        return None

    def _numbered(
        self, number: int, title: str, *, is_named: bool = False, has_mark: bool = True
    ) -> tuple[Role, str] | None:
        """The heading of item ``number``, new or come again; None for a line of a list."""
        if again := self._again(number, title):
            return again
        if is_named:
            return self._begin(number, "", title) if number > self.last else None
        goes_on = self.listed and number == self.listed + 1 and not self.after_blank
        if not goes_on and self._may_begin(number, has_mark=has_mark):
            return self._begin(number, "", title)
        self.listed = number
        return None

    def _may_begin(self, number: int, *, has_mark: bool) -> bool:
        """Whether ``number`` is the next one, or some way after it where a number was left out."""
        if not self.items:
            return 1 <= number <= self.last + 1
        skips = has_mark and self.after_blank and 0 < number - self.last <= WIDEST_GAP
        return number == self.last + 1 or skips

    def _again(self, number: int, title: str) -> tuple[Role, str] | None:
        found = next((item for item in self.items if item.number == number), None)
        if found is None or not _are_alike(found.title, title):
            return None
        former = found.title
        found.entitle(title)
        self._go_to(found)
        return Role.REPEATED, former

    def _begin(self, number: int, section: str, title: str) -> tuple[Role, str]:
        item = PastedItem(number, section, "")
        item.entitle(title)
        self.items.append(item)
        self.last = number
        self._go_to(item)
        return Role.HEADING, title

    def _go_to(self, item: PastedItem) -> None:
        self.item, self.role, self.listed = item, Role.BACKGROUND, 0

    def _missing_title(self, text: str) -> tuple[Role, str] | None:
        if self.item.title or LABEL.fullmatch(text.partition(":")[0].strip()):
            return None
        self.item.entitle(text)
        return Role.HEADING, text

    def _label(self, text: str) -> tuple[Role, str] | None:
        word, _colon, rest = text.partition(":")
        found = LABEL.fullmatch(word.strip())
        if not found:
            return None
        self.role, self.listed = Role[found.lastgroup], 0
        if self.role == Role.LEGAL_GROUND:
            self.item.is_public = False
        rest = rest.strip()
        if not rest:
            return self.role, ""
        return self._attachment(rest) or self._text(rest)

    def _marked(self, text: str) -> tuple[Role, str] | None:
        """A line with a mark of secrecy: its item is not public, an attachment is left out."""
        found, label = read_line(text), LABEL.fullmatch(text.partition(":")[0].strip())
        if found is None or (label and label.lastgroup == Role.LEGAL_GROUND.name):
            return None
        is_paper = ATTACHMENT.fullmatch(text) or (self.role == Role.ATTACHMENT and found.before)
        if is_paper and self.item.is_public:
            return Role.UNREAD, text
        self.item.withhold(found.ground)
        if is_paper or found.before:
            return None
        return self._text(found.after) if found.after else (Role.LEGAL_GROUND, found.ground)

    def _attachment(self, text: str) -> tuple[Role, str] | None:
        """An attachment: by its name anywhere, by its place under the label of attachments."""
        found = ATTACHMENT.fullmatch(text)
        if not found and self.role != Role.ATTACHMENT:
            return None
        if found:
            number, title = int(found["number"] or 0), found["title"]
            self.role = self.role if self.role == Role.ATTACHMENT else Role.BACKGROUND
        else:
            title = BULLET.sub("", text, count=1) if BULLET.match(text) else text
            number = 0
            if (listed := NUMBERED.fullmatch(title)) and listed["title"]:
                number, title = int(listed["number"]), listed["title"]
            self.listed = number
        return Role.ATTACHMENT, self._add_attachment(number, title)

    def _add_attachment(self, number: int, title: str) -> str:
        used = [one.number for one in self.item.attachments]
        number = number or max(used, default=0) + 1
        found = ADDRESS.search(title)
        url = found[0] if found else ""
        words = f"{title[: found.start()]} {title[found.end() :]}".strip() if found else title
        self.item.attachments.append(PastedAttachment(number, words or url, url))
        return title

    def _text(self, text: str) -> tuple[Role, str]:
        role, lines = self.role, self.item.texts.setdefault(self.role, [])
        if lines and self.after_blank:
            lines.append("")
        lines.append(text)
        if role in (Role.PRESENTER, Role.LEGAL_GROUND):
            self.role = Role.BACKGROUND
        return role, text


def _are_alike(first: str, second: str) -> bool:
    """Whether two headings say the same but for a misprint, dots or a page number."""
    pair = [LEADERS.sub("", title).casefold() for title in (first, second)]
    if max(map(len, pair)) > LONGEST_TITLE or not all(pair):
        return False
    return SequenceMatcher(None, *pair).ratio() >= ALIKE
