"""Whether the database answers, said in one sentence before anything needs it."""

from django.core.management.base import CommandError
from django.db import DatabaseError, connection


def require_database() -> None:
    """Open a connection; raises ``CommandError`` with one sentence that tells the mend."""
    try:
        connection.ensure_connection()
    except DatabaseError as problem:
        raise CommandError(no_way_in(problem)) from None


def no_way_in(problem: DatabaseError) -> str:
    """The sentence for a connection that failed with ``problem``."""
    settings = connection.settings_dict
    host = settings["HOST"] or settings.get("OPTIONS", {}).get("host")
    place = f"{settings['NAME']} at {host}" if host else settings["NAME"]
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    reason = lines[0] if lines else type(problem).__name__
    return (
        f"The database {place} does not let the portal in ({reason}):"
        " start it, or mend DATABASE_URL."
    )
