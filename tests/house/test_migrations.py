"""House rule 11: migrations say what changed and can be undone."""

import re
from operator import itemgetter

import pytest
from django.apps import AppConfig
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from tests.house.rooms import models, rooms

LOADER = MigrationLoader(connection=None)
NAMES = {room.label for room in rooms()}
MIGRATIONS = [
    migration
    for (label, _name), migration in sorted(LOADER.disk_migrations.items(), key=itemgetter(0))
    if label in NAMES
]

each_migration = pytest.mark.parametrize("migration", MIGRATIONS, ids=str)


@each_migration
def test_a_migration_has_a_human_name(migration: Migration) -> None:
    number, _, words = migration.name.partition("_")

    assert re.fullmatch(r"\d{4}", number)
    assert words == "initial" if number == "0001" else words not in ("", migration.suggest_name())
    assert not re.search(r"^auto|_and_more$", words)


@each_migration
def test_a_migration_has_a_way_back(migration: Migration) -> None:
    assert all(operation.reversible for operation in migration.operations)


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.label)
def test_a_room_with_tables_has_one_last_migration(room: AppConfig) -> None:
    has_tables = any(model._meta.app_label == room.label for model in models())

    assert len(LOADER.graph.leaf_nodes(room.label)) == int(has_tables)
