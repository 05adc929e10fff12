"""Where names of persons stand because of a meeting, and how they are taken out of each place.

Nothing here writes history: what is taken out would stand in it as the former value.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from auditlog.context import disable_auditlog
from auditlog.models import LogEntry
from django.conf import settings
from django.contrib.admin.models import LogEntry as AdminEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from bodies.models import Membership, OfficeHolding, Person
from meetings.freezing import without_people
from meetings.items import AgendaItem, Attachment
from meetings.models import Attendance, Meeting, PaperVersion, Step
from meetings.paper_texts import words_of
from meetings.stored import SHAPE
from records.content.models import LoadedRecord
from records.names import FALLBACK, LANGUAGES
from records.person_names import Names, full_names
from records.sources import Citation

PARTS = (AgendaItem, Attachment, Attendance, Step, PaperVersion)
# Their history names who sat in a seat even after the row has gone.
OF_SEATS = (Membership, OfficeHolding)


@dataclass(frozen=True)
class Leaving:
    """A person of the list of attendance, and whether anything else refers to them."""

    person: Person
    stays: bool


def names_of(meeting: Meeting) -> list[str]:
    """Names that the papers of ``meeting`` carry: of the attendance, and of presenters."""
    rows = meeting.attendances.exclude(person=None).select_related("person")
    found = [name for row in rows for name in (row.person.name, *_former_names(row.person))]
    for item in meeting.items.all():
        for language in LANGUAGES:
            found += full_names(getattr(item, f"presenter_{language}") or "")
    for version in meeting.versions.exclude(content={}):
        found += _named_in(version.content)
    return list(dict.fromkeys(found))


def _former_names(person: Person) -> Iterator[str]:
    """Names that ``person`` had before, as far as the history knows."""
    kind = ContentType.objects.get_for_model(Person)
    for entry in LogEntry.objects.filter(content_type=kind, object_pk=str(person.pk)):
        for former in (entry.changes or {}).get("name", ()):
            if former and former != "None":
                yield former


def _named_in(content: dict[str, Any]) -> Iterator[str]:
    """Names in a paper as it was published: of the attendance, and of presenters."""
    for tree in content.values():
        for row in tree.get("attendance", ()):
            yield from [row["name"]] if row["is_named"] else []
        for item in tree.get("items", ()):
            yield from full_names(item["presenter"]["value"])


def persons_of(meeting: Meeting) -> list[Leaving]:
    """Persons of the list of attendance, by name; those with a seat or another meeting stay."""
    rows = meeting.attendances.exclude(person=None).select_related("person")
    persons = sorted({row.person for row in rows}, key=lambda one: one.sort_key)
    return [Leaving(one, _is_referred_to(one, apart_from=meeting)) for one in persons]


def _is_referred_to(person: Person, apart_from: Meeting) -> bool:
    """Whether a seat, an office or another meeting refers to ``person``."""
    others = person.attendances.exclude(meeting=apart_from)
    return person.memberships.exists() or person.office_holdings.exists() or others.exists()


def kept_files(meeting: Meeting) -> list[Attachment]:
    """The attachments of ``meeting`` whose files are kept here."""
    found = Attachment.objects.filter(item__meeting=meeting).exclude(file="")
    return list(found.select_related("item__meeting").order_by("item__number", "number"))


def read(attachment: Attachment) -> str | None:
    """The words of its file; None where they cannot be read here."""
    try:
        with attachment.file.open("rb") as file:
            return words_of(file, attachment.format)
    except OSError:
        return None


def erase(meeting: Meeting, names: Names, files: Iterable[int]) -> None:
    """Take ``names`` out of every place, unlink the attendance, and drop ``files`` by key.

    Files leave the disk once the transaction has committed, and kept packs with them.
    """
    everybody = persons_of(meeting)
    own = Names([*names.lines, *(one.person.name for one in everybody)])
    keys = _keys_of(meeting)
    with disable_auditlog():
        _drop_files(meeting, set(files))
        _clear_people(meeting)
        for record in _records(meeting):
            _clear(record, names)
        for leaving in everybody:
            if not leaving.stays:
                _delete(leaving.person, own)
    _clear_history(keys, own)
    transaction.on_commit(partial(_clear_disk, meeting.pk))


def _clear_people(meeting: Meeting) -> None:
    """Take out who was there and who presented, whatever they are called."""
    nothing = dict.fromkeys(("presenter", *(f"presenter_{code}" for code in LANGUAGES)), "")
    _as_stored(AgendaItem).filter(meeting=meeting).update(**nothing)
    notes = ("certainty_note", *(f"certainty_note_{code}" for code in LANGUAGES))
    rows = _as_stored(Attendance).filter(meeting=meeting)
    rows.update(person=None, **dict.fromkeys(notes, ""))
    for version in meeting.versions.exclude(content={}):
        content = without_people(version.content, version.shape)
        PaperVersion.objects.filter(pk=version.pk).update(content=content, shape=SHAPE)


def _records(meeting: Meeting) -> Iterator[models.Model]:
    """The meeting, its parts, and what is kept of their sources and of content files."""
    parts = [Meeting.objects.get(pk=meeting.pk), *meeting.items.all(), *meeting.attendances.all()]
    yield from parts
    yield from Attachment.objects.filter(item__meeting=meeting)
    yield from meeting.steps.all()
    yield from meeting.versions.all()
    cited = {one for part in parts for one in part.citations.all()}
    yield from (one for one in cited if _is_cited_only_by(one, parts))
    for part in parts:
        label = type(part)._meta.label_lower
        yield from LoadedRecord.objects.filter(kind__iexact=label, record_id=part.pk)


def _is_cited_only_by(citation: Citation, parts: list[models.Model]) -> bool:
    """Whether no fact but ``parts`` rests on ``citation``."""
    for relation in citation._meta.related_objects:
        facts = getattr(citation, relation.get_accessor_name()).all()
        own = [part.pk for part in parts if isinstance(part, relation.related_model)]
        if facts.exclude(pk__in=own).exists():
            return False
    return True


def _clear(record: models.Model, names: Names) -> None:
    """Take ``names`` out of every text column of ``record``, stored without its validation.

    The plain column beside the languages is one of them: it repeats what somebody once wrote.
    """
    fields = [field for field in record._meta.concrete_fields if _may_hold_words(field)]
    rows = _as_stored(type(record)).filter(pk=record.pk)
    stored = rows.values(*(field.name for field in fields)).get()
    kept = {field.name: _kept(field, stored[field.name], names) for field in fields}
    changed = {name: value for name, value in kept.items() if value != stored[name]}
    if changed:
        rows.update(**changed)


def _as_stored(model: type[models.Model]) -> models.QuerySet:
    """Rows of ``model`` column by column: a plain name means no language."""
    rows = model._base_manager.all()
    return rows.rewrite(False) if hasattr(rows, "rewrite") else rows


def _may_hold_words(field: models.Field) -> bool:
    words = models.CharField | models.TextField | models.JSONField
    return isinstance(field, words) and not isinstance(field, models.SlugField)


def _kept(field: models.Field, value: Any, names: Names) -> Any:
    """``value`` of the column ``field`` without ``names``, and no longer than the column."""
    if isinstance(field, models.URLField):
        return "" if names.are_in(value) else value
    kept = names.out_of(value, _language(field.name))
    return kept[: field.max_length] if isinstance(kept, str) and kept != value else kept


def _language(name: str) -> str:
    """The language of a column: that of its ending, of others Finnish."""
    end = name.rpartition("_")[2]
    return end if end in LANGUAGES else FALLBACK


def _drop_files(meeting: Meeting, keys: set[int]) -> None:
    """Take their files from the chosen attachments; row and title stay and say so."""
    for attachment in kept_files(meeting):
        if attachment.pk not in keys:
            continue
        values = {"file": "", "size": None}
        for language in LANGUAGES:
            with translation.override(language):
                note = _("%(title)s (file removed with personal data)")
            if title := getattr(attachment, f"title_{language}"):
                values[f"title_{language}"] = (note % {"title": title})[:300]
        Attachment._base_manager.filter(pk=attachment.pk).update(**values)
    for version in meeting.versions.exclude(content={}):
        content = _without_files(version.content, keys)
        PaperVersion.objects.filter(pk=version.pk).update(content=content)


def _without_files(content: dict[str, Any], keys: set[int]) -> dict[str, Any]:
    """``content``, a paper in each language, with no way to the files of attachments ``keys``."""
    for language, tree in content.items():
        with translation.override(language):
            note = _("%(title)s (file removed with personal data)")
        for item in tree.get("items", ()):
            for paper in item["papers"]:
                if paper["key"] in keys and paper["file"]:
                    title = {**paper["title"], "value": note % {"title": paper["title"]["value"]}}
                    paper |= {"file": "", "url": "", "size": None, "title": title}
    return content


def _delete(person: Person, names: Names) -> None:
    """Delete a person whom nothing refers to any more, with all that was noted of them."""
    kind = ContentType.objects.get_for_model(Person)
    for entries in (
        LogEntry.objects.filter(content_type=kind, object_pk=str(person.pk)),
        AdminEntry.objects.filter(content_type=kind, object_id=str(person.pk)),
    ):
        entries.delete()
    LoadedRecord.objects.filter(kind__iexact=Person._meta.label, record_id=person.pk).delete()
    person.delete()
    for model in OF_SEATS:
        kind = ContentType.objects.get_for_model(model)
        for entries in (LogEntry.objects, AdminEntry.objects):
            for entry in entries.filter(content_type=kind):
                _clear(entry, names)


def _keys_of(meeting: Meeting) -> dict[type[models.Model], set[str]]:
    """The keys of the meeting and its parts by model."""
    found: dict[type[models.Model], set[str]] = {Meeting: {str(meeting.pk)}}
    for model in PARTS:
        path = "item__meeting" if model is Attachment else "meeting"
        rows = model._base_manager.filter(**{path: meeting})
        found[model] = {str(pk) for pk in rows.values_list("pk", flat=True)}
    return found


def _clear_history(keys: dict[type[models.Model], set[str]], names: Names) -> None:
    """Take names out of what was noted of the meeting, of its parts, and of parts deleted since."""
    for model, own in keys.items():
        kind = ContentType.objects.get_for_model(model)
        entries = LogEntry.objects.filter(content_type=kind)
        gone = entries.filter(action=LogEntry.Action.DELETE).values("object_pk")
        for entry in entries.filter(Q(object_pk__in=own) | Q(object_pk__in=gone)):
            if model is Attendance:
                _forget_person(entry)
            _clear(entry, names)
        noted = AdminEntry.objects.filter(content_type=kind)
        for entry in noted.filter(Q(object_id__in=own) | Q(object_id__in=gone)):
            _clear(entry, names)


def _forget_person(entry: LogEntry) -> None:
    """Take out of the history of a row of attendance who it was: a key leads to a person too."""
    if entry.changes and "person" in entry.changes:
        changes = {**entry.changes, "person": [None, None]}
        LogEntry.objects.filter(pk=entry.pk).update(changes=changes)


def _clear_disk(meeting: int) -> None:
    """Delete files of ``meeting`` that no attachment has any more, and all kept packs."""
    kept = set(Attachment.objects.exclude(file="").values_list("file", flat=True))
    folder = Path(settings.MEDIA_ROOT) / "meetings" / str(meeting)
    for file in (one for one in folder.rglob("*") if one.is_file()):
        if file.relative_to(settings.MEDIA_ROOT).as_posix() not in kept:
            file.unlink(missing_ok=True)
    for pack in (Path(settings.VAR_DIR) / "packs").glob("*"):
        if pack.is_dir():
            shutil.rmtree(pack, ignore_errors=True)
        else:
            pack.unlink(missing_ok=True)
