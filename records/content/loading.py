"""Loading content files: all or nothing, and never over what an editor has changed."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

from records.content.entries import (
    FAILED,
    CitationKeys,
    Entry,
    Index,
    Values,
    comparable,
    made_columns,
    values_of,
)
from records.content.kinds import Kind, Part, follow_ups, registered
from records.content.models import LoadedRecord
from records.content.reading import ContentProblems, Node, Problem, read_folder
from records.names import LANGUAGES, Named, remember_slugs
from records.publication import Published


@dataclass
class Report:
    """What a load did: counts, and each difference that it left alone."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    differences: list[str] = field(default_factory=list)


@transaction.atomic
def load(folder: Path, *, now: datetime, overwrite: bool = False) -> Report:
    """Load every content file under ``folder``.

    Raises ``ContentProblems`` with every mistake found; then nothing has been stored.
    What an editor changed, added to or deleted since the last load stays and is reported,
    unless ``overwrite``. New records with pages are public from ``now``.
    """
    blocks, problems = read_folder(folder)
    loader = Loader(now=now, overwrite=overwrite, problems=problems)
    kinds = registered()
    loader.refuse_unknown_sections(blocks, kinds)
    for kind in kinds.values():
        loader.load_kind(kind, blocks)
    if loader.problems:
        raise ContentProblems(loader.problems)
    loader.settle_what_left_the_files(kinds)
    for follow_up in follow_ups():
        follow_up(loader.written, now)
    return loader.report


class Loader:
    """One load on its way; use ``load``."""

    def __init__(self, *, now: datetime, overwrite: bool, problems: list[Problem]) -> None:
        self.now, self.overwrite, self.problems = now, overwrite, problems
        self.report, self.index = Report(), Index()
        self.kinds = {
            kind.model: kind for whole in registered().values() for kind in (whole, *_all(whole))
        }
        self.loaded = {(row.kind, row.key): row for row in LoadedRecord.objects.all()}
        self.seen: set[tuple[str, str]] = set()
        self.written: defaultdict[type[models.Model], set[int]] = defaultdict(set)
        self.citations = CitationKeys()

    def refuse_unknown_sections(self, blocks: list[Node], kinds: dict[str, Kind]) -> None:
        """Complain of sections that no room knows."""
        self.problems += [
            node.problem(f"section “{section}” is unknown; known: {', '.join(kinds)}")
            for block in blocks
            for section, node in block.block.items()
            if section not in kinds
        ]
        self.problems += [
            node.problem(f"section “{section}” holds entries by key, not text or a list")
            for block in blocks
            for section, node in block.block.items()
            if node.value and not node.block
        ]

    def load_kind(self, kind: Kind, blocks: list[Node]) -> None:
        """Load a section of all files, then the parts inside its entries."""
        entries: dict[str, Entry] = {}
        for block in blocks:
            for key, node in block.block.get(kind.section, Node({}, "", 0)).block.items():
                if key in entries:
                    self.problems.append(
                        node.problem(f"“{key}” stands also in {entries[key].node.file}")
                    )
                entries[key] = Entry(kind, key, node)
        for entry in entries.values():
            self.load_entry(entry)
        for entry in entries.values():
            self.load_parts(entry)

    def load_parts(self, owner: Entry) -> None:
        """Load the parts of ``owner``, and theirs; those of a record no longer there stay out."""
        for entry in owner.parts():
            if owner.record is None:
                self.seen.add((entry.model._meta.label_lower, entry.key))
            else:
                self.load_entry(entry)
            self.load_parts(entry)

    def load_entry(self, entry: Entry) -> None:
        """Bring one entry into the database, or note what is wrong with it."""
        label = entry.model._meta.label_lower
        self.seen.add((label, entry.key))
        values = values_of(entry, self.index)
        self.index[entry.model, entry.key] = FAILED
        self.problems += values.problems
        if values.problems or values.waits:
            return
        row = self.loaded.get((label, entry.key))
        record = entry.model._base_manager.filter(pk=row.record_id).first() if row else None
        if row and record is None and not self.overwrite:
            self.report.differences.append(f"{entry.key}: deleted since the last load; left so")
            return
        try:
            with transaction.atomic():
                entry.record = self.merge(entry, values, row, record)
        except ValidationError as mistake:
            self.problems += list(_placed(entry, mistake))
            return
        self.index[entry.model, entry.key] = entry.record.pk

    def merge(
        self,
        entry: Entry,
        values: Values,
        row: LoadedRecord | None,
        record: models.Model | None,
    ) -> models.Model:
        """Write what the file changed since the last load; keep what an editor changed."""
        is_new = record is None
        record = record or entry.model()
        if is_new and isinstance(record, Published) and not values.is_draft:
            record.published_at = self.now
        if entry.owner is not None:
            setattr(record, entry.kind.owner, entry.owner.record)
        lists = dict(values.related)
        if values.citations is not None:
            lists["citations"] = sorted(self.citations[one] for one in values.citations)
        wanted = {**values.columns, **lists}
        changes = self._changes(entry, wanted, row if not is_new else None, record)
        if changes or is_new:
            _forget_made_names(record, wanted, row)
            self._write(record, changes, lists)
            self._note_written(record, entry.kind)
        self.report.created += is_new
        self.report.updated += bool(changes) and not is_new
        self.report.unchanged += not changes and not is_new
        self._remember(entry, record, wanted, row)
        return record

    def _changes(
        self, entry: Entry, wanted: dict[str, Any], row: LoadedRecord | None, record: models.Model
    ) -> dict[str, Any]:
        if row is None:
            return wanted
        changes = {}
        for name, value in wanted.items():
            current = comparable(_current(record, name))
            if current == comparable(value):
                continue
            if self.overwrite or current == row.values.get(name):
                changes[name] = value
            else:
                self.report.differences.append(
                    f"{entry.key}: {name} is “{current}” here, “{comparable(value)}” in"
                    f" {entry.node.file}:{entry.node.line}; left as it is"
                )
        return changes

    def _write(self, record: models.Model, changes: dict[str, Any], lists: dict[str, Any]) -> None:
        before = {}
        has_page = isinstance(record, Named) and isinstance(record, Published)
        if has_page and record.pk and record.was_public(self.now):
            before = {language: record.slug_in(language) for language in LANGUAGES}
        for name, value in changes.items():
            if name not in lists:
                setattr(record, name, value)
        record.full_clean()
        record.save()
        for name in lists.keys() & changes.keys():
            getattr(record, name).set(changes[name])
        if before:
            remember_slugs(record, before)

    def _note_written(self, record: models.Model, kind: Kind | Part) -> None:
        """Note that ``record`` was written, and so were the records that it is a part of."""
        self.written[type(record)].add(record.pk)
        if isinstance(kind, Part):
            owner = getattr(record, kind.owner)
            self._note_written(owner, self.kinds[type(owner)])

    def _remember(
        self,
        entry: Entry,
        record: models.Model,
        wanted: dict[str, Any],
        row: LoadedRecord | None,
    ) -> None:
        kept = row.values if row else {}
        values = {
            name: comparable(value)
            if not row or self.overwrite or comparable(_current(record, name)) == comparable(value)
            else kept.get(name)
            for name, value in wanted.items()
        }
        # What the file leaves to us is no editor's change when the file gives it one day.
        made = {name: getattr(record, name) for name in made_columns(entry.model)}
        values |= {name: kept.get(name, text) for name, text in made.items() if name not in wanted}
        if row and row.values == values and row.record_id == record.pk:
            return
        row = row or LoadedRecord(kind=entry.model._meta.label_lower, key=entry.key)
        row.record_id, row.values = record.pk, values
        row.save()

    def settle_what_left_the_files(self, kinds: dict[str, Kind]) -> None:
        """Remove parts that left the files untouched by editors; report whole entries."""
        parts = {
            part.model._meta.label_lower: part for kind in kinds.values() for part in _all(kind)
        }
        gone = [row for where, row in self.loaded.items() if where not in self.seen]
        for row in sorted(gone, key=lambda row: -row.key.count("/")):
            part = parts.get(row.kind)
            rows = part.model._base_manager.filter(pk=row.record_id) if part else ()
            record = next(iter(rows), None)
            if record is None or part.stays(record) or not self._remove(record, row, part):
                self.report.differences.append(f"{row.key}: no longer in the files; left as it is")

    def _remove(self, record: models.Model, row: LoadedRecord, part: Part) -> bool:
        changed = any(
            comparable(_current(record, name)) != value for name, value in row.values.items()
        )
        if changed and not self.overwrite:
            return False
        try:
            with transaction.atomic():
                record.delete()
        except ProtectedError:
            return False
        row.delete()
        owner = getattr(record, part.owner)
        self._note_written(owner, self.kinds[type(owner)])
        self.report.removed += 1
        return True


def _all(kind: Kind | Part) -> list[Part]:
    return [found for part in kind.parts for found in (part, *_all(part))]


def _forget_made_names(
    record: models.Model, wanted: dict[str, Any], row: LoadedRecord | None
) -> None:
    """Empty the names made from an entry, so that they follow what it now says; slugs last."""
    for name in made_columns(type(record)):
        made = row.values.get(name) if row and name not in wanted else None
        if name.startswith("name_") and made and made == getattr(record, name):
            setattr(record, name, "")
            del row.values[name]


def _current(record: models.Model, name: str) -> Any:
    field = record._meta.get_field(name.removesuffix("_id"))
    if field.many_to_many:
        return sorted(getattr(record, name).values_list("pk", flat=True))
    is_text = isinstance(field, models.CharField | models.TextField)
    # No text and an empty one are the same to whoever reads or writes them.
    return getattr(record, name) or "" if is_text else getattr(record, name)


def _placed(entry: Entry, mistake: ValidationError) -> list[Problem]:
    """The messages of ``mistake``, each at the line of the field it is about."""
    found = []
    by_field = mistake.message_dict if hasattr(mistake, "error_dict") else {"": mistake.messages}
    for name, messages in by_field.items():
        plain = name.removesuffix("_fi").removesuffix("_sv").removesuffix("_en")
        node = entry.node.block.get(name) or entry.node.block.get(plain) or entry.node
        where = entry.key if name in ("", "__all__") else f"{entry.key}, {name}"
        found += [node.problem(f"{where}: {message}") for message in messages]
    return found
