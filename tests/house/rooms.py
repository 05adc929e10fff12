"""The rooms, models, files and templates that the house rules sweep."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models import Field, Model
from modeltranslation.fields import TranslationField

ROOT: Path = settings.BASE_DIR
APART = {"node_modules", "var"}


def rooms() -> list[AppConfig]:
    """Apps that live in this repository."""
    return [app for app in apps.get_app_configs() if Path(app.path).parent == ROOT]


def models() -> list[type[Model]]:
    """Models of the rooms, tables between two of them left out."""
    return [model for room in rooms() for model in room.get_models()]


def own_fields(model: type[Model]) -> list[Field]:
    """Fields somebody wrote: neither the automatic key nor the copies per language."""
    return [
        field
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if not field.auto_created and not isinstance(field, TranslationField)
    ]


def files(suffix: str) -> list[Path]:
    """Files of this repository with this ending, by path."""
    return sorted(
        path
        for top in ROOT.iterdir()
        if not top.name.startswith(".") and top.name not in APART
        for path in ([top] if top.is_file() else top.rglob(f"*{suffix}"))
        if path.suffix == suffix and not APART & set(path.relative_to(ROOT).parts)
    )


def code() -> list[Path]:
    """Python files written by hand: all but migrations."""
    return [path for path in files(".py") if "migrations" not in path.parts]


def templates() -> list[Path]:
    """HTML templates."""
    return [path for path in files(".html") if "templates" in path.parts]


def named(path: Path, line: int | None = None) -> str:
    """``path`` as a reader finds it."""
    place = path.relative_to(ROOT).as_posix()
    return f"{place}:{line}" if line else place


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method under ``tree``, inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
