"""What the machine refuses a command – space, rights, a whole database – said in one sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, IntegrityError, OperationalError, connection

AGAIN = "then run the command again; nothing half-written stays."
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# What SQLite says, or PostgreSQL's code, and the sentence. The first that fits counts.
OF_DATABASES = {
    "There is no space left for the database {place}: free some, " + AGAIN: (
        "database or disk is full",
        "53100",
    ),
    "{place} is no whole SQLite database ({reason}): put a copy in its place, move it away"
    " to begin with an empty one, or name another one in DATABASE_URL.": (
        "file is not a database",
        "malformed",
    ),
    "The database {place} cannot be written ({reason}): let the portal write there,"
    " or name another one in DATABASE_URL.": ("readonly database", "25006", "42501"),
    "Another process is writing to the database {place} for a long time:"
    " wait until it ends, or stop it, then run the command again.": (
        "database is locked",
        "database table is locked",
        "55P03",
    ),
    "The database {place} is not prepared for this version ({reason}):"
    " run manage.py prepare first.": ("no such table", "no such column", "42P01", "42703"),
}


class PlainCommand(BaseCommand):
    """A command that ends in one sentence where the machine refuses what it needs."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it; raises ``CommandError`` with the sentence."""
        with in_a_sentence():
            return super().execute(*args, **options)


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """Turn what the machine refuses within the block into ``CommandError``."""
    try:
        yield
    except (OSError, DatabaseError) as problem:
        words = sentence_for(problem)
        if not words:
            raise
        raise CommandError(words) from None


def sentence_for(problem: OSError | DatabaseError) -> str:
    """What is refused and what to do; empty where a mistake in the portal itself is to blame."""
    if isinstance(problem, OSError):
        return _of_a_file(problem)
    return _of_the_database(problem)


def no_way_in(problem: DatabaseError) -> str:
    """The sentence for a connection that failed with ``problem``."""
    return (
        f"The database {_place()} does not let the portal in ({_reason(problem)}):"
        " start it, or correct DATABASE_URL."
    )


def _of_a_file(problem: OSError) -> str:
    if problem.errno is None or problem.errno == errno.EPIPE:
        return ""
    file = problem.filename2 or problem.filename or "a file of the portal"
    if problem.errno in NO_SPACE:
        return f"There is no space left for {file} ({problem.strerror}): free some, {AGAIN}"
    if problem.errno in NO_RIGHT:
        return (
            f"{file} cannot be written or read ({problem.strerror}): let the portal do so,"
            " or name another folder in VAR_DIR."
        )
    return f"The system refuses {file} ({problem.strerror}): see to that, {AGAIN}"


def _of_the_database(problem: DatabaseError) -> str:
    code = getattr(problem.__cause__, "pgcode", None) or ""
    for sentence, marks in OF_DATABASES.items():
        if code in marks or any(mark in str(problem) for mark in marks):
            return sentence.format(place=_place(), reason=_reason(problem))
    if isinstance(problem, IntegrityError) or not isinstance(problem, OperationalError):
        return ""
    if connection.connection is None:
        return no_way_in(problem)
    return f"The database {_place()} refuses ({_reason(problem)}): see to that, {AGAIN}"


def _place() -> str:
    settings = connection.settings_dict
    host = settings["HOST"] or settings.get("OPTIONS", {}).get("host")
    return f"{settings['NAME']} at {host}" if host else str(settings["NAME"])


def _reason(problem: DatabaseError) -> str:
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return lines[0] if lines else type(problem).__name__
