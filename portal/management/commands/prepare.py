"""``manage.py prepare``: everything between fetching the code and serving it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed

from portal.management.catalogues import compile_catalogues
from portal.management.database import require_database
from portal.management.static_files import collect


class Command(BaseCommand):
    """Brings translations, static files, tables and content up to date; loses nothing."""

    help = "Bring translations, static files, tables and content up to date."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps in order and print one line for each."""
        require_database()
        self._say("Translations", self._translate())
        if not settings.DEBUG:
            self._say("Static files", collect())
        self._say("Database changes", self._migrate())
        call_command("load_content", stdout=self.stdout)

    def _say(self, what: str, count: int) -> None:
        self.stdout.write(f"{what}: {count or 'nothing'} new")

    def _translate(self) -> int:
        compiled = compile_catalogues(map(Path, settings.LOCALE_PATHS))
        for catalogue in compiled:
            # Names of meetings are made of words: what was read before must not name them.
            translation_file_changed(sender=None, file_path=catalogue)
        return len(compiled)

    def _migrate(self) -> int:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        call_command("migrate", interactive=False, verbosity=0)
        return pending
