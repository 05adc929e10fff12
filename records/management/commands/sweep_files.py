"""``manage.py sweep_files``: delete files that no row names; list rows whose file is lost."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError

from records import clock
from records.management.refusals import PlainCommand
from records.stray_files import lost_files, stray_files

WAIT = timedelta(days=1)


class Command(PlainCommand):
    """One line per file; exit 1 when a row has lost its file."""

    help = (
        "Deletes uploaded files that no record names any more and that are older than a day, as a"
        " killed process can leave them. Lists records whose file is not there; then exits 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of the command."""
        parser.add_argument("--dry-run", action="store_true", help="Only list; delete nothing.")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        """Sweep and list."""
        strays = stray_files(clock.now() - WAIT)
        for stray in strays:
            if not dry_run:
                stray.storage.delete(stray.name)
            self.stdout.write(f"{'no record names' if dry_run else 'deleted'} {stray.name}")
        self.stdout.write(f"{len(strays)} files that no record names.")
        lost = list(lost_files())
        for one in lost:
            self.stdout.write(f"{one.model._meta.label_lower} {one.pk} has lost {one.name}")
        if lost:
            raise CommandError(f"{len(lost)} lost files: restore them from a backup.", returncode=1)
