"""Writes a pack of meetings; interrupted and run again, it goes on where it was."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q, QuerySet
from django.utils import translation

from bodies.models import Body
from exports.disk import Busy
from exports.kept_packs import write_pack
from exports.packs import Member
from meetings import packs
from meetings.exports import WRITERS
from meetings.models import Meeting
from organizations.models import Organization
from records import clock
from records.management.refusals import PlainCommand
from records.names import LANGUAGES

BAR = 30


class Command(PlainCommand):
    """Writes the summaries of a body, or what a municipality has to act on, into a ZIP."""

    help = (
        "Write the public meetings of a body between two days as a ZIP of files; without days also"
        " those of unknown day. Run again after an interruption, it goes on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which meetings, in what form, where to."""
        parser.add_argument("--body", help="address word of the body, in any language")
        parser.add_argument("--city", help="address word of a municipality: what it has to act on")
        parser.add_argument("--from", dest="first", type=_day, help="2021-01-01")
        parser.add_argument("--to", dest="last", type=_day, help="2021-12-31")
        parser.add_argument("--formats", default="pdf,docx", help="pdf,docx,xlsx,csv,json,txt,ics")
        parser.add_argument("--language", choices=LANGUAGES, default="fi")
        parser.add_argument("--out", type=Path, default=Path(), help="folder for the ZIP")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the pack and say where it is."""
        first, last = options["first"], options["last"]
        if first and last and last < first:
            raise CommandError(f"The last day, {last}, is before the first, {first}. Mend either.")
        meetings = Meeting.objects.between(first, last).order_by("held_on", "pk")
        name, body, city = "meetings", None, None
        if options["body"]:
            body = _called(Body.objects.all(), options["body"])
            meetings, name = meetings.of_body(body), body.slug_in(options["language"])
        if options["city"]:
            city = _called(Organization.objects.all(), options["city"])
            name = f"{name}-{city.slug_in(options['language'])}"
        target = options["out"] / f"{name}.zip"
        formats = _formats(options["formats"])
        self._write(target, meetings, formats, options | {"city": city})

    def _write(
        self, target: Path, meetings: QuerySet, formats: list[str], options: dict[str, Any]
    ) -> None:
        """Write the pack; anew as often as a record was changed meanwhile."""
        while True:
            order = packs.Order(meetings, formats, options["language"], clock.now())
            bar = _Bar(self, order.size * len(formats))
            try:
                with translation.override(order.language):
                    found = _members(order, options["city"], options["first"], options["last"])
                    write_pack(target, found, packs.contents_of(order.language), bar.told)
            except packs.ChangedMeanwhile:
                self.stdout.write("\nSomething was changed meanwhile: beginning anew.")
                continue
            except Busy:
                raise CommandError(
                    f"Another process is writing {target}:"
                    " wait until it ends, or name another folder with --out."
                ) from None
            self.stdout.write(f"\n{target}: {bar.made} files made, {bar.kept} kept from before")
            return


class _Bar:
    """The progress bar of one run."""

    def __init__(self, command: BaseCommand, expected: int) -> None:
        self.command, self.expected = command, max(expected, 1)
        self.made = self.kept = 0

    def told(self, member: Member, was_kept: bool) -> None:
        """Count one member and draw the bar anew where somebody watches."""
        self.kept += was_kept
        self.made += not was_kept
        if self.command.stdout.isatty():
            done = self.made + self.kept
            full = min(BAR, BAR * done // self.expected)
            self.command.stdout.write(f"\r[{'#' * full:<{BAR}}] {done}", ending="")


def _members(
    order: packs.Order, city: Organization | None, first: date | None, last: date | None
) -> Iterator[Member]:
    if city is None:
        return packs.members(order)
    return packs.city_members(order, city, first or date.min, last or date.max)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _formats(text: str) -> list[str]:
    wanted = [one.strip() for one in text.split(",") if one.strip()]
    unknown = sorted(set(wanted) - set(WRITERS))
    if unknown or not wanted:
        known = ", ".join(WRITERS)
        raise CommandError(
            f"Unknown formats: {', '.join(unknown) or 'none given'}. Known: {known}."
        )
    return wanted


def _called(records: QuerySet, slug: str) -> Any:
    """The public record with ``slug`` in any language; says what to do when there is none."""
    anywhere = Q(**{f"slug_{LANGUAGES[0]}": slug})
    for language in LANGUAGES[1:]:
        anywhere |= Q(**{f"slug_{language}": slug})
    found = records.published(clock.now()).filter(anywhere).first()
    if found is None:
        raise CommandError(f"There is no “{slug}”: give the last word of its page’s address.")
    return found
