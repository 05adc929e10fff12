"""Entries of content files as field values of their models."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from records.content.kinds import Kind, Part
from records.content.reading import Node, Problem
from records.names import LANGUAGES, Named
from records.publication import Published
from records.sources import Citation, Source, Sourced

TRUE, FALSE = ("yes", "true"), ("no", "false", "")
SOURCES, PUBLISHED = "sources", "published"
# Of a record with a page: no file says these.
BY_EDITORS = ("published_at", "withdrawn_at", "withdrawal_reason")


@dataclass
class Entry:
    """One entry of a file on its way into the database."""

    kind: Kind | Part
    key: str
    node: Node
    owner: "Entry | None" = None
    record: models.Model | None = None

    @property
    def model(self) -> type[models.Model]:
        """Model of the record."""
        return self.kind.model

    def parts(self) -> Iterator["Entry"]:
        """The entries that stand inside this one."""
        for part in self.kind.parts:
            for key, node in self.node.block.get(part.section, Node({}, "", 0)).block.items():
                yield Entry(part, f"{self.key}/{part.section}/{key}", node, owner=self)


@dataclass
class Values:
    """What an entry says: column values, lists of related records, citations; and its mistakes.

    ``waits`` when it refers to an entry that could not be loaded: mending that one mends both.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    related: dict[str, list[int]] = field(default_factory=dict)
    citations: list[tuple[str, str, str]] | None = None
    is_draft: bool = False
    waits: bool = False
    problems: list[Problem] = field(default_factory=list)


# Primary keys by model and key; FAILED for entries that could not be loaded.
Index = dict[tuple[type[models.Model], str], int]
FAILED = 0


def values_of(entry: Entry, index: Index) -> Values:
    """The values that ``entry`` gives; ``index`` leads from (model, key) to primary keys.

    A column the entry does not mention gets its default, save for those the record makes
    itself, which keep what they have. Everything wrong is collected in ``problems``.
    """
    values = Values()
    known = _known(entry)
    for name, node in entry.node.block.items():
        if name not in known:
            values.problems.append(
                node.problem(f"“{name}” is unknown here; known: {', '.join(sorted(known))}")
            )
    for model_field in _own_fields(entry):
        _read_field(entry, model_field, index, values)
    if issubclass(entry.model, Sourced):
        _read_sources(entry, index, values)
    values.is_draft = entry.node.block.get(PUBLISHED, Node("yes", "", 0)).text in FALSE
    return values


def made_columns(model: type[models.Model]) -> list[str]:
    """Columns that records fill where they are empty: address words, and names that may be."""
    if not issubclass(model, Named):
        return []
    made = ["slug", *(["name"] if model._meta.get_field("name").blank else [])]
    return [f"{name}_{language}" for name in made for language in LANGUAGES]


def _known(entry: Entry) -> set[str]:
    known = {model_field.name for model_field in _own_fields(entry)}
    known |= {part.section for part in entry.kind.parts}
    known |= {SOURCES} if issubclass(entry.model, Sourced) else set()
    return known | ({PUBLISHED} if issubclass(entry.model, Published) else set())


def _own_fields(entry: Entry) -> list[Any]:
    """Fields an entry may write: no translations of others, no computed ones, not its owner."""
    owner = getattr(entry.kind, "owner", None)
    meta = entry.model._meta
    names = {model_field.name for model_field in meta.concrete_fields}
    translated = {f"{name}_{language}" for name in names for language in LANGUAGES}
    skipped = translated | {owner, "citations"}
    skipped |= set(BY_EDITORS) if issubclass(entry.model, Published) else set()
    return [
        model_field
        for model_field in [*meta.concrete_fields, *meta.many_to_many]
        if model_field.editable and not model_field.primary_key and model_field.name not in skipped
    ]


def _read_field(entry: Entry, model_field: Any, index: Index, values: Values) -> None:
    node = entry.node.block.get(model_field.name)
    if node is None and model_field.name == getattr(entry.kind, "key_field", None):
        node = Node(entry.key, entry.node.file, entry.node.line)
    if model_field.many_to_many:
        items = node.items if node else []
        found = [_key(item, model_field.related_model, index, values) for item in items]
        values.related[model_field.name] = sorted(pk for pk in found if pk)
    elif model_field.is_relation:
        pk = _key(node, model_field.related_model, index, values) if node and node.text else None
        values.columns[model_field.attname] = pk
    elif hasattr(entry.model, f"{model_field.name}_{LANGUAGES[0]}"):
        _read_translated(entry, model_field, node, values)
    else:
        values.columns[model_field.name] = _scalar(model_field, node, values)


def _read_translated(entry: Entry, model_field: Any, node: Node | None, values: Values) -> None:
    if node is None and f"{model_field.name}_{LANGUAGES[0]}" in made_columns(entry.model):
        return
    if node is not None and (wrong := set(node.block) - set(LANGUAGES)):
        values.problems.append(
            node.problem(f"“{model_field.name}” is written {{fi: …, sv: …, en: …}}, not {wrong}")
        )
    for language in LANGUAGES:
        text = ""
        if node is not None:
            given = node.block.get(language)
            text = given.text if given else (node.text if language == LANGUAGES[0] else "")
        values.columns[f"{model_field.name}_{language}"] = text


def _key(node: Node, model: type[models.Model], index: Index, values: Values) -> int | None:
    pk = index.get((model, node.text))
    values.waits |= pk == FAILED
    if pk is None:
        values.problems.append(
            node.problem(
                f"“{node.text}” leads nowhere: there is no {model._meta.model_name} with that key"
            )
        )
    return pk


def _scalar(model_field: Any, node: Node | None, values: Values) -> Any:
    if node is None or not node.value:
        return model_field.get_default()
    if not isinstance(node.value, str):
        values.problems.append(
            node.problem(f"“{model_field.name}” is one value, not a list or block")
        )
        return model_field.get_default()
    if isinstance(model_field, models.BooleanField) and node.text.lower() in (*TRUE, *FALSE):
        return node.text.lower() in TRUE
    try:
        return model_field.to_python(node.text)
    except ValidationError as mistake:
        values.problems.extend(
            node.problem(f"{model_field.name}: {message}") for message in mistake.messages
        )
        return model_field.get_default()


def _read_sources(entry: Entry, index: Index, values: Values) -> None:
    node = entry.node.block.get(SOURCES)
    if node is None or not node.items:
        values.problems.append(entry.node.problem(f"“{entry.key}” names no source (sources: […])"))
        return
    values.citations = []
    for item in node.items:
        block = item.block or {"source": item}
        if wrong := set(block) - {"source", "locator", "says"}:
            values.problems.append(item.problem(f"a source has source, locator, says; not {wrong}"))
        source = block.get("source", Node("", item.file, item.line))
        _key(source, Source, index, values)
        texts = [block[name].text if name in block else "" for name in ("locator", "says")]
        values.citations.append((source.text, *texts))


class CitationKeys(dict[tuple[str, str, str], int]):
    """Primary keys of citations by source key, locator and words; made where new, asked once."""

    def __missing__(self, wanted: tuple[str, str, str]) -> int:
        key, locator, says = wanted
        source = Source.objects.get(key=key)
        found, _made = Citation.objects.get_or_create(source=source, locator=locator, says=says)
        self[wanted] = found.pk
        return found.pk


def comparable(value: Any) -> Any:
    """``value`` as it is kept in JSON and compared: numbers alike are written alike."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if value is None or isinstance(value, bool | int | list):
        return value
    return str(value)
