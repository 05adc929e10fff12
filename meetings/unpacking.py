"""Packed files looked at part by part, in little memory, by what they hold, not what they say.

A directory can lie about how much a part unpacks to, and two entries can share the same bytes:
the sizes are counted while unpacking, and each part must lie in a place of its own.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

SIGNATURE = b"PK\x03\x04"
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
ENCRYPTED, SIZES_FOLLOW, NAME_IS_UNICODE = 0x01, 0x08, 0x800
IN_ZIP64 = 0xFFFFFFFF
PIECE = 1 << 16
MOST_NAMES, LONGEST_DIRECTORY = 10_000, 2_000_000
# A table in a presentation in a text: offices embed no deeper.
MOST_NESTED = 2
LONGEST_NESTED = 32 * 1024 * 1024


class NotPacked(Exception):
    """The file is damaged, or no ZIP that every program reads alike."""


class TooMuch(Exception):
    """The file unpacks to more than was allowed."""


class TooDeep(Exception):
    """Packed files are packed into each other too often."""


class Overlapping(Exception):
    """Parts share the bytes of others; its argument is how many do."""


@dataclass
class Allowance:
    """What may still be unpacked of a file and all that is nested in it: bytes and names."""

    left: int
    names_left: int = MOST_NAMES

    def take(self, count: int) -> None:
        """Raise ``TooMuch`` when ``count`` bytes are more than is left."""
        self.left -= count
        if self.left < 0:
            raise TooMuch

    def take_names(self, count: int) -> None:
        """Raise ``NotPacked`` when ``count`` names are more than is left."""
        self.names_left -= count
        if self.names_left < 0:
            raise NotPacked


@dataclass
class Unpacked:
    """What a packed file holds: its names, the parts that were asked for, and what is nested."""

    names: list[str] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    nested: list["Unpacked"] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    """One part, and where its packed bytes lie."""

    info: zipfile.ZipInfo
    begins: int
    content: int

    @property
    def ends(self) -> int:
        """Where the packed bytes end."""
        return self.content + self.info.compress_size


class _BoundedFile:
    """A file of which no more is read at once than a directory may take."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, count: int = -1) -> bytes:
        """Read; raises ``BadZipFile`` for more."""
        if count > LONGEST_DIRECTORY:
            raise zipfile.BadZipFile
        return self._file.read(count if count >= 0 else LONGEST_DIRECTORY)


def unpack(
    content: BinaryIO, is_wanted: Callable[[str], bool], allowance: Allowance, depth: int = 0
) -> Unpacked:
    """Unpack each part of ``content`` once; those whose name ``is_wanted`` are returned.

    Raises ``NotPacked``, ``TooMuch``, ``TooDeep`` or ``Overlapping``.
    """
    if depth > MOST_NESTED:
        raise TooDeep
    try:
        entries = _entries(content, allowance)
        found = Unpacked([entry.info.filename for entry in entries])
        for entry in entries:
            kept = _kept(content, entry, is_wanted, allowance)
            if kept is not None and kept.startswith(SIGNATURE):
                found.nested += _nested(kept, is_wanted, allowance, depth + 1)
            elif kept is not None:
                _add_once(found.parts, entry.info.filename, kept)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError) as error:
        raise NotPacked from error
    return found


def _nested(
    content: bytes, is_wanted: Callable[[str], bool], allowance: Allowance, depth: int
) -> list[Unpacked]:
    """What is packed in ``content``; nothing when it only begins as if it were packed."""
    try:
        return [unpack(io.BytesIO(content), is_wanted, allowance, depth)]
    except NotPacked:
        return []


def _add_once(parts: dict[str, bytes], name: str, content: bytes) -> None:
    """Programs differ in which of two parts of one name they read, and read no case in names."""
    if name.lower() in parts:
        raise NotPacked
    parts[name.lower()] = content


def _entries(content: BinaryIO, allowance: Allowance) -> list[_Entry]:
    """The parts in the order they lie in, each in a place of its own."""
    with zipfile.ZipFile(_BoundedFile(content)) as archive:
        infos, directory = archive.infolist(), archive.start_dir
    allowance.take_names(len(infos))
    entries = sorted((_entry(content, info) for info in infos), key=lambda entry: entry.begins)
    if not entries or entries[0].begins != 0:
        raise NotPacked
    nexts = [*(entry.begins for entry in entries[1:]), directory]
    over = sum(entry.ends > following for entry, following in zip(entries, nexts, strict=True))
    if over:
        raise Overlapping(over)
    return entries


def _entry(content: BinaryIO, info: zipfile.ZipInfo) -> _Entry:
    """The place of a part; raises ``NotPacked`` unless its header agrees with the directory."""
    content.seek(info.header_offset)
    header = LOCAL_HEADER.unpack(content.read(LOCAL_HEADER.size))
    signature, _version, flags, method, _time, _day, _crc, packed, size, name, extra = header
    encoding = "utf-8" if info.flag_bits & NAME_IS_UNICODE else "cp437"
    is_alike = (
        signature == SIGNATURE
        and content.read(name).decode(encoding) == info.orig_filename
        and method == info.compress_type
        and method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and not (flags | info.flag_bits) & ENCRYPTED
    )
    sizes_agree = flags & SIZES_FOLLOW or (
        packed in (info.compress_size, IN_ZIP64) and size in (info.file_size, IN_ZIP64)
    )
    if not (is_alike and sizes_agree):
        raise NotPacked
    begins = info.header_offset
    return _Entry(info, begins, begins + LOCAL_HEADER.size + name + extra)


def _kept(
    content: BinaryIO, entry: _Entry, is_wanted: Callable[[str], bool], allowance: Allowance
) -> bytes | None:
    """All of a part that is wanted or packed itself; of any other part nothing is kept."""
    held, size, checksum = io.BytesIO(), 0, 0
    keeps = is_wanted(entry.info.filename)
    for piece in _pieces(content, entry):
        keeps = keeps or (size == 0 and piece.startswith(SIGNATURE))
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        allowance.take(len(piece))
        if keeps:
            held.write(piece)
            if size > LONGEST_NESTED:
                raise TooMuch
    if (size, checksum) != (entry.info.file_size, entry.info.CRC):
        raise NotPacked
    return held.getvalue() if keeps else None


def _pieces(content: BinaryIO, entry: _Entry) -> Iterator[bytes]:
    """The unpacked part, never more than a piece at a time."""
    packed = _packed_pieces(content, entry)
    if entry.info.compress_type == zipfile.ZIP_STORED:
        yield from packed
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for raw in packed:
        rest = raw
        while rest:
            piece = inflate.decompress(rest, PIECE)
            if piece:
                yield piece
            rest = inflate.unconsumed_tail
            if inflate.unused_data:
                raise NotPacked
    if last := inflate.flush():
        yield last
    if not inflate.eof:
        raise NotPacked


def _packed_pieces(content: BinaryIO, entry: _Entry) -> Iterator[bytes]:
    content.seek(entry.content)
    left = entry.info.compress_size
    while left:
        raw = content.read(min(left, PIECE))
        if not raw:
            raise NotPacked
        left -= len(raw)
        yield raw
