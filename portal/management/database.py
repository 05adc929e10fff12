"""Whether the database answers and fits this version, said before anything needs it."""

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from records.management.refusals import no_way_in, sentence_for


def require_database() -> None:
    """Open a connection; raises ``CommandError`` with one sentence that tells what to do."""
    try:
        connection.ensure_connection()
    except DatabaseError as problem:
        raise CommandError(sentence_for(problem) or no_way_in(problem)) from None


def require_no_newer() -> None:
    """Raise ``CommandError`` when a newer version of the portal has changed the database."""
    loader = MigrationLoader(connection)
    known = {*loader.disk_migrations, *loader.replacements}
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps and (app, name) not in known
    )
    if unknown:
        raise CommandError(
            f"The database was changed by a newer version of the portal ({', '.join(unknown)}):"
            " start that version, or name another database in DATABASE_URL."
        )


def require_prepared() -> None:
    """Raise ``CommandError`` when the database lacks what this version changed."""
    loader = MigrationLoader(connection)
    missing = len(set(loader.graph.nodes) - set(loader.applied_migrations))
    if missing:
        raise CommandError(
            f"The database lacks {missing} changes of this version: run manage.py prepare first."
        )
