"""``manage.py load_content``: bring the content files into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import translation

from records import clock
from records.content.loading import Report, load
from records.content.reading import ContentProblems
from records.management.refusals import PlainCommand


class Command(PlainCommand):
    """Check all content files, then load them all or none."""

    help = (
        "Checks every file in content/, then loads them all or none. Loading again changes only"
        " what the files changed; what an editor changed since stays and is reported."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of the command."""
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "content", help="where the files are"
        )
        parser.add_argument(
            "--overwrite", action="store_true", help="write the files over editors’ changes too"
        )

    def handle(self, *, folder: Path, overwrite: bool, **options: Any) -> None:
        """Load, and say what was done."""
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder: name the one with the content files.")
        try:
            with translation.override("en"):
                report = load(folder, now=clock.now(), overwrite=overwrite)
        except ContentProblems as mistakes:
            count = len(mistakes.problems)
            raise CommandError(f"{mistakes}\nNothing was loaded: mend {count} places.") from None
        self._tell(report)

    def _tell(self, report: Report) -> None:
        for difference in report.differences:
            self.stdout.write(f"differs: {difference}")
        self.stdout.write(
            f"content: {report.created} created, {report.updated} updated,"
            f" {report.unchanged} unchanged, {report.removed} removed,"
            f" {len(report.differences)} left alone"
        )
