"""Files that several processes share: written whole or not at all, changed by one at a time."""

import contextlib
import errno
import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

# The disk or the quota is full, or the file is larger than the system allows.
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Busy(Exception):
    """Another process, or another thread of this one, holds the lock."""


@contextlib.contextmanager
def held(lock: Path, *, waiting: Callable[[], object] | None = None) -> Iterator[None]:
    """Hold ``lock``, a file that is made and removed here, for as long as the block runs.

    Where another holds it, calls ``waiting`` and waits; without ``waiting`` raises ``Busy``. The
    lock of a process that was killed is free at once.
    """
    descriptor = _taken(lock, waiting)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _taken(lock: Path, waiting: Callable[[], object] | None) -> int:
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(descriptor, waiting)
        except BaseException:
            os.close(descriptor)
            raise
        if _is_there(lock, descriptor):
            return descriptor
        # Whoever held it before has removed it: the name now stands for no file or another one.
        os.close(descriptor)


def _take(descriptor: int, waiting: Callable[[], object] | None) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if waiting is None:
            raise Busy from None
        waiting()
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _is_there(lock: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def draft_of(file: Path) -> Iterator[Path]:
    """A name beside ``file`` to write to; it takes the place of ``file`` when the block ends well.

    A reader sees the old file or the whole new one. After an exception nothing new is left.
    """
    draft = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        draft.unlink(missing_ok=True)
        yield draft
        draft.replace(file)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def write_whole(file: Path, text: str, *, mode: int = 0o644) -> None:
    """Write ``text`` to ``file``, which is replaced as a whole; ``mode`` holds from the start."""
    with draft_of(file) as draft:
        draft.touch(mode=mode)
        with draft.open("w", encoding="utf-8") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
