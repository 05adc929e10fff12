"""House rule 10: every sentence is in Finnish and Swedish, and nothing is translated too early."""

import ast

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from tests.house.rooms import ROOT, code, named
from tools import catalogues

EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}
SENTENCES = catalogues.sentences(ROOT)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_sentence_is_translated_with_all_its_placeholders(language: str) -> None:
    assert catalogues.faults(language, ROOT) == []


def in_active_language(sentence: catalogues.Sentence) -> tuple[str, ...]:
    """The sentence for one and, where it counts, for many, as the portal says it now."""
    context, one, many = sentence.context, sentence.singular, sentence.plural
    if many and context:
        return npgettext(context, one, many, 1), npgettext(context, one, many, 2)
    if many:
        return ngettext(one, many, 1), ngettext(one, many, 2)
    return (pgettext(context, one) if context else gettext(one),)


def test_an_english_page_never_falls_back_to_finnish() -> None:
    with translation.override("en"):
        changed = [
            sentence.singular
            for sentence in SENTENCES.values()
            if in_active_language(sentence)
            != tuple(filter(None, (sentence.singular, sentence.plural)))
        ]

    assert changed == []


def eager_names(tree: ast.Module) -> set[str]:
    """Names under which ``tree`` imports functions that translate at once."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in EAGER
    }


def runs_on_import(node: ast.AST) -> list[ast.AST]:
    """Nodes under ``node`` that run when the module is imported: bodies of functions do not."""
    found = [node]
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            parts = [*child.decorator_list, child.args]
            found += [inner for part in parts for inner in runs_on_import(part)]
        elif not isinstance(child, ast.Lambda):
            found += runs_on_import(child)
    return found


def test_nothing_is_translated_when_a_module_is_imported() -> None:
    early = []
    for path in code():
        tree = ast.parse(path.read_text())
        eager = eager_names(tree)
        early += [
            named(path, node.lineno)
            for node in runs_on_import(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in eager
        ]

    assert early == []
