"""Many files as one ZIP, made member by member: memory does not grow with their number.

The last two members are a list of contents and the checksums that ``sha256sum --check`` reads.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from exports.cleaning import clean
from exports.tables import csv_lines

CHECKSUMS = "SHA256SUMS"
EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX, READABLE_BY_ALL = 3, 0o644 << 16


@dataclass(frozen=True)
class Member:
    """One file of a pack; ``make`` gives its bytes, in pieces if it is long, when its turn comes.

    ``version`` changes when the bytes would: a file kept from an interrupted run is taken again
    only if it is the same. ``title`` stands in the list of contents.
    """

    name: str
    make: Callable[[], bytes | Iterable[bytes]]
    title: str = ""
    version: str = ""


@dataclass(frozen=True)
class Contents:
    """The list of contents: its file's name and its header, in the reader's language."""

    name: str = "contents.csv"
    header: tuple[str, str, str] = ("File", "Title", "Bytes")


def zip_chunks(members: Iterable[Member], contents: Contents) -> Iterator[bytes]:
    """The ZIP of ``members`` in their order, in pieces as they are made.

    Equal members are equal bytes. Raises ``ValueError`` for a name that leads out of the folder
    or stands twice; an error in a member breaks the file off, so that no half pack looks whole.
    """
    sink = _Sink()
    listed: list[tuple[str, str, int]] = []
    sums: list[str] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        names = _Names(contents)
        for member in members:
            added = _Adding(archive, sink, names.checked(member.name))
            yield from added.pieces(in_pieces(member.make()))
            listed.append((member.name, clean(member.title), added.size))
            sums.append(f"{added.digest.hexdigest()}  {member.name}\n")
        lines = [line.encode() for line in csv_lines(contents.header, listed)]
        added = _Adding(archive, sink, contents.name)
        yield from added.pieces(lines)
        sums.append(f"{added.digest.hexdigest()}  {contents.name}\n")
        yield from _Adding(archive, sink, CHECKSUMS).pieces([line.encode() for line in sums])
    yield sink.taken()


def entry(name: str) -> zipfile.ZipInfo:
    """A member's place in a ZIP, the same on every machine and day."""
    made = zipfile.ZipInfo(name, EARLIEST)
    made.create_system, made.external_attr = UNIX, READABLE_BY_ALL
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def in_pieces(made: bytes | Iterable[bytes]) -> Iterable[bytes]:
    """What a member made, as pieces."""
    return (made,) if isinstance(made, bytes) else made


class _Sink:
    """Where the archive writes and the reader takes from; it cannot go back."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Hold a piece until it is taken."""
        self.held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here: the reader takes what there is."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self.held = self.held, []
        return b"".join(pieces)


class _Adding:
    """One member on its way into the archive: counted and summed as it passes."""

    def __init__(self, archive: zipfile.ZipFile, sink: _Sink, name: str) -> None:
        self.archive, self.sink, self.name = archive, sink, name
        self.size, self.digest = 0, hashlib.sha256()

    def pieces(self, given: Iterable[bytes]) -> Iterator[bytes]:
        """The archive's bytes for what is given, as they come to be."""
        with self.archive.open(entry(self.name), "w") as file:
            for piece in given:
                self.size += len(piece)
                self.digest.update(piece)
                file.write(piece)
                if ready := self.sink.taken():
                    yield ready
        yield self.sink.taken()


class _Names:
    """Names of members: inside the folder, and each once where letters' case does not count."""

    def __init__(self, contents: Contents) -> None:
        self.taken = {contents.name.casefold(), CHECKSUMS.casefold()}

    def checked(self, name: str) -> str:
        """``name``, if it may be used; it is then taken."""
        parts = name.split("/")
        if re.search(r'[\x00-\x1f\\:*?"<>|]', name) or {"", ".", ".."} & set(parts):
            raise ValueError(f"{name!r} is no name for a file in a pack.")
        if name.casefold() in self.taken:
            raise ValueError(f"{name!r} stands twice in the pack.")
        self.taken.add(name.casefold())
        return name
