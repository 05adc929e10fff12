"""House rule 12: functions stay small, and files say what they are, and hush no tool in silence."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.rooms import code, functions, named

LONGEST_FUNCTION, MOST_SUPPRESSIONS = 40, 10
SUPPRESSION = re.compile(r"#\s*(noqa|type: ignore|pragma: no cover|ruff:|fmt:)")
WITH_REASON = re.compile(r"#\s*(noqa: [A-Z]+\d+|type: ignore\[[\w-]+\]|pragma: no cover)\W+\w+ \w+")

each_file = pytest.mark.parametrize("path", code(), ids=named)


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every comment of ``path``."""
    for token in tokenize.generate_tokens(io.StringIO(path.read_text()).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def undescribed(tree: ast.Module) -> list[str]:
    """Public classes and functions of a module, and public methods, without a docstring."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    inside = [node for owner in classes for node in owner.body]
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return [
        node.name
        for node in (*tree.body, *inside)
        if isinstance(node, kinds)
        and not node.name.startswith(("_", "test_"))
        and node.name != "Meta"
        and not ast.get_docstring(node)
    ]


@each_file
def test_a_function_fits_40_lines(path: Path) -> None:
    long = [
        node.name
        for node in functions(ast.parse(path.read_text()))
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long == []


@each_file
def test_whatever_is_public_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text())

    assert ast.get_docstring(tree)
    assert undescribed(tree) == []


def test_suppressions_are_few_and_each_has_its_reason() -> None:
    found = [
        (named(path, line), comment)
        for path in code()
        for line, comment in comments(path)
        if SUPPRESSION.match(comment)
    ]

    assert [place for place, comment in found if not WITH_REASON.match(comment)] == []
    assert len(found) <= MOST_SUPPRESSIONS
