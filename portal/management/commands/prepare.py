"""``manage.py prepare``: everything between fetching the code and serving it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.management.catalogues import compile_catalogues
from portal.management.database import require_database, require_no_newer
from portal.management.static_files import collect
from portal.management.turns import alone
from records.management.refusals import PlainCommand


class Command(PlainCommand):
    """Brings translations, static files, tables and content up to date; loses nothing."""

    help = "Bring translations, static files, tables and content up to date."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps in order and print one line for each."""
        require_database()
        with alone(self._tell):
            self._take_steps()

    def _take_steps(self) -> None:
        require_no_newer()
        self._say("Translations", len(compile_catalogues(map(Path, settings.LOCALE_PATHS))))
        if not settings.DEBUG:
            self._say("Static files", collect())
        self._say("Database changes", self._migrate())
        call_command("load_content", stdout=self.stdout)

    def _tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _say(self, what: str, count: int) -> None:
        self.stdout.write(f"{what}: {count or 'nothing'} new")

    def _migrate(self) -> int:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        call_command("migrate", interactive=False, verbosity=0)
        return pending
