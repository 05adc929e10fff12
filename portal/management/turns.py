"""Preparing the portal: one process at a time, also where two share only the database."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from exports.disk import held

# Known to PostgreSQL only by this number: "hseutu" in bytes.
KEY = 0x687365757475
SECONDS_BETWEEN_LOOKS = 0.2


@contextmanager
def alone(say: Callable[[str], object]) -> Iterator[None]:
    """Hold ``VAR_DIR`` and the database for as long as the block runs; ``say`` when waiting.

    Whoever is killed holds neither any more.
    """

    def waiting() -> None:
        say("Waiting for another process that is preparing the portal")

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with held(settings.VAR_DIR / "prepare.lock", waiting=waiting), _database_held(waiting):
        yield


@contextmanager
def _database_held(waiting: Callable[[], object]) -> Iterator[None]:
    if connection.vendor != "sqlite":
        with _advised(waiting):
            yield
    elif connection.is_in_memory_db():
        yield
    else:
        file = Path(connection.settings_dict["NAME"])
        with held(file.with_name(f"{file.name}.lock"), waiting=waiting):
            yield


@contextmanager
def _advised(waiting: Callable[[], object]) -> Iterator[None]:
    """The advisory lock of PostgreSQL, which ends with the connection."""
    if not _asked("SELECT pg_try_advisory_lock(%s)"):
        waiting()
        # Asked again and again, since Ctrl-C does not interrupt a question that waits.
        while not _asked("SELECT pg_try_advisory_lock(%s)"):
            time.sleep(SECONDS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        if connection.is_usable():
            _asked("SELECT pg_advisory_unlock(%s)")


def _asked(question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [KEY])
        return bool(cursor.fetchone()[0])
