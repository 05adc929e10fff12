"""A pack written to disk that an interruption does not undo: run again, it goes on.

Finished members lie in a folder beside the pack (``pack.zip.partial``) with a journal of their
versions and checksums; when all are there, the ZIP is made of them and the folder goes. One
process at a time works on a pack, under a lock beside it (``pack.zip.lock``).
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from exports.disk import NO_SPACE, Busy, held
from exports.packs import Contents, Member, in_pieces, zip_chunks

JOURNAL = "journal"
PARTIAL, LOCK = ".partial", ".lock"
PIECE = 1 << 20


@dataclass(frozen=True)
class _Kept:
    """A finished member as the journal tells of it."""

    name: str
    version: str
    sha256: str


def write_pack(
    target: Path,
    members: Iterable[Member],
    contents: Contents,
    told: Callable[[Member, bool], None] = lambda member, was_kept: None,
    *,
    once: bool = False,
) -> None:
    """Write ``members`` to ``target``; ``told`` hears of each, and whether it was kept from before.

    ``target`` appears when it is whole and replaces an older one; with ``once`` an older one
    stays. The bytes are those of ``zip_chunks``, however often the work was interrupted.
    Raises ``Busy`` when another process is at work on ``target``. Where the disk is full, the
    finished members are removed before ``OSError`` is raised.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with held(_lock(target)):
        if once and target.exists():
            return
        try:
            _write(target, members, contents, told)
        except OSError as problem:
            if problem.errno in NO_SPACE:
                shutil.rmtree(_folder(target), ignore_errors=True)
            raise


def _write(
    target: Path,
    members: Iterable[Member],
    contents: Contents,
    told: Callable[[Member, bool], None],
) -> None:
    folder = _folder(target)
    folder.mkdir(exist_ok=True)
    finished = list(_finished(folder, members, told))
    whole = folder / "whole.zip"
    with whole.open("wb") as file:
        for piece in zip_chunks(finished, contents):
            file.write(piece)
    whole.replace(target)
    shutil.rmtree(folder)


def finished_members(target: Path) -> int:
    """How many members of the unfinished pack are made, whoever is at work on it."""
    return len(_journal(_folder(target)))


def forget_pack(target: Path) -> None:
    """Remove the pack, finished or not; one that a process is at work on stays."""
    with contextlib.suppress(Busy, FileNotFoundError), held(_lock(target)):
        target.unlink(missing_ok=True)
        shutil.rmtree(_folder(target), ignore_errors=True)


def kept_packs(folder: Path) -> set[Path]:
    """Packs in ``folder``, finished or not."""
    return {
        found.with_name(found.name.removesuffix(PARTIAL).removesuffix(LOCK))
        for found in folder.glob("*.zip*")
    }


def _folder(target: Path) -> Path:
    return target.with_name(target.name + PARTIAL)


def _lock(target: Path) -> Path:
    return target.with_name(target.name + LOCK)


def _finished(
    folder: Path, members: Iterable[Member], told: Callable[[Member, bool], None]
) -> Iterator[Member]:
    """Each member as one that reads its file."""
    kept = _journal(folder)
    with (folder / JOURNAL).open("a") as journal:
        # A line that an interruption cut ends here.
        journal.write("\n")
        for member in members:
            file = _file(folder, member)
            was_kept = _is_kept(file, member, kept.get(member.name))
            if not was_kept:
                made = _Kept(member.name, member.version, _make(member, file))
                journal.write(json.dumps(asdict(made)) + "\n")
                journal.flush()
            told(member, was_kept)
            yield Member(member.name, _reader(file), member.title, member.version)


def _journal(folder: Path) -> dict[str, _Kept]:
    """What is finished, by name; a line cut short is as if it were not there."""
    kept: dict[str, _Kept] = {}
    journal = folder / JOURNAL
    for line in journal.read_text().splitlines() if journal.exists() else ():
        try:
            told = _Kept(**json.loads(line))
        except (ValueError, TypeError):
            continue
        kept[told.name] = told
    return kept


def _file(folder: Path, member: Member) -> Path:
    """The file of a member: by a digest, since its name may be long and have folders in it."""
    return folder / hashlib.sha256(member.name.encode()).hexdigest()


def _is_kept(file: Path, member: Member, told: _Kept | None) -> bool:
    """Whether the file is there, of this version and unhurt."""
    if told is None or told.version != member.version or not file.exists():
        return False
    with file.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest() == told.sha256


def _make(member: Member, file: Path) -> str:
    """Write the member and return its checksum; the file appears when it is whole."""
    digest = hashlib.sha256()
    begun = file.with_suffix(".begun")
    with begun.open("wb") as held:
        for piece in in_pieces(member.make()):
            digest.update(piece)
            held.write(piece)
        held.flush()
        os.fsync(held.fileno())
    begun.replace(file)
    return digest.hexdigest()


def _reader(file: Path) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        with file.open("rb") as held:
            while piece := held.read(PIECE):
                yield piece

    return pieces
