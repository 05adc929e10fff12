"""``manage.py compile_catalogues``: make the translations readable for the server."""

from pathlib import Path
from typing import Any

from django.conf import settings

from portal.management.catalogues import compile_catalogues
from records.management.refusals import PlainCommand


class Command(PlainCommand):
    """Compiles the translations that changed."""

    help = "Compile the translations that changed since the last time."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile and print how many were written."""
        written = compile_catalogues(Path(folder) for folder in settings.LOCALE_PATHS)
        self.stdout.write(f"Translations: {len(written)} compiled")
