"""YAML files as nodes that know their file and line, so that every complaint names its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

# In C where the package has it: ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Problem:
    """Something wrong in a content file, and where."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class ContentProblems(Exception):
    """Content files that cannot be loaded; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(
            set(problems), key=lambda found: (found.file, found.line, found.text)
        )
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Node:
    """A value of a content file: text, a list or a block, all scalars as written."""

    value: "str | list[Node] | dict[str, Node]"
    file: str
    line: int

    @property
    def block(self) -> "dict[str, Node]":
        """The entries of a block; empty for text and lists."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "list[Node]":
        """The items of a list; a lone text counts as a list of one."""
        if isinstance(self.value, list):
            return self.value
        return [self] if isinstance(self.value, str) and self.value else []

    @property
    def text(self) -> str:
        """The text as written; "" for lists and blocks."""
        return self.value if isinstance(self.value, str) else ""

    def problem(self, text: str) -> Problem:
        """A complaint about this place."""
        return Problem(self.file, self.line, text)


def read_folder(folder: Path) -> tuple[list[Node], list[Problem]]:
    """The top block of every YAML file under ``folder``, by name, and what was wrong in them."""
    blocks, problems = [], []
    for path in sorted(folder.rglob("*.yaml")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        try:
            blocks.append(_read(path.read_text(encoding="utf-8"), name, problems))
        except UnicodeDecodeError:
            problems.append(Problem(name, 1, "the file is not UTF-8 text"))
        except yaml.MarkedYAMLError as mistake:
            line = mistake.problem_mark.line + 1 if mistake.problem_mark else 1
            problems.append(Problem(name, line, f"not YAML: {mistake.problem}"))
        except yaml.reader.ReaderError as mistake:
            before = path.read_text(encoding="utf-8").partition(chr(mistake.character))[0]
            line = before.count("\n") + 1
            problems.append(Problem(name, line, f"not YAML: {mistake.reason}"))
    return blocks, problems


def _read(text: str, file: str, problems: list[Problem]) -> Node:
    tree = yaml.compose(text, Loader=LOADER)
    if tree is None:
        return Node({}, file, 1)
    if not isinstance(tree, yaml.MappingNode):
        problems.append(Problem(file, 1, "a file holds sections (agreements: …)"))
    return _node(tree, file, problems)


def _node(tree: yaml.Node, file: str, problems: list[Problem]) -> Node:
    line = tree.start_mark.line + 1
    if isinstance(tree, yaml.MappingNode):
        return Node(_block(tree, file, problems), file, line)
    if isinstance(tree, yaml.SequenceNode):
        return Node([_node(item, file, problems) for item in tree.value], file, line)
    is_nothing = tree.tag == "tag:yaml.org,2002:null"
    return Node("" if is_nothing else tree.value.strip(), file, line)


def _block(tree: yaml.MappingNode, file: str, problems: list[Problem]) -> dict[str, Node]:
    block: dict[str, Node] = {}
    for key, value in tree.value:
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(file, key.start_mark.line + 1, "a key is one word"))
            continue
        if key.value in block:
            problems.append(Problem(file, key.start_mark.line + 1, f"“{key.value}” stands twice"))
        node = _node(value, file, problems)
        block[key.value] = Node(node.value, file, key.start_mark.line + 1)
    return block
