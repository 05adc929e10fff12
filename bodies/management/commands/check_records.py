"""``manage.py check_records``: list every breach of the rules of seats in stored data."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import translation

from bodies.breaches import breaches
from records.management.refusals import PlainCommand


class Command(PlainCommand):
    """One line per breach: the record, what is wrong, the mend; exit 1 when there is one."""

    help = (
        "Lists stored records that break a rule of seats: too many, overlapping, two of one"
        " person at once, outside the quota's period, without a nominating decision, without a"
        " basis. Exits 1 at a breach."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of the command."""
        parser.add_argument("--language", choices=["fi", "sv", "en"], default="en")

    def handle(self, *, language: str, **options: Any) -> None:
        """List them."""
        with translation.override(language):
            found = list(breaches())
            for breach in found:
                label = breach.record._meta.label_lower
                self.stdout.write(
                    f"{label} {breach.record.pk} {breach.record}: {breach.what}. {breach.mend}"
                )
        if found:
            raise CommandError(f"{len(found)} breaches.", returncode=1)
        self.stdout.write("No breaches.")
