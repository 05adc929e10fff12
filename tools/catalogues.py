"""Takes every sentence of the code and templates into locale/fi and locale/sv, or checks them.

Run by ``make catalogues`` and, with ``--check``, by ``make check``. Babel reads the sentences
and polib writes the catalogues, so that GNU gettext is not needed. Sentences stand in the
order of the files that say them, under file names without line numbers: moving a line changes
no catalogue. Translations are kept, sentences nobody says any more are dropped, nothing is guessed.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fi", "sv")
FORMS = 2
APART = {"tests", "tools", "migrations", "var", "node_modules"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
NOTE = "Translators:"
NAMED = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-z]|(?<!\{)\{(\w+)\}(?!\})")
UNNAMED = re.compile(r"(?<!%)(?:%%)*%[#0\- +]*[\d.]*[diouxXeEfFgGcrsa](?![\w%])|(?<!\{)\{\}")

Key = tuple[str | None, str]


@dataclass
class Sentence:
    """A sentence as the code says it, with the files that say it and notes for translators."""

    context: str | None
    singular: str
    plural: str
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells it apart from every other sentence."""
        return self.context, self.singular

    @property
    def names(self) -> set[str]:
        """Placeholders that the values come by."""
        return names_in(self.singular) | names_in(self.plural)


@dataclass(frozen=True)
class Update:
    """What an update left to do: sentences without a translation, and sentences it dropped."""

    untranslated: list[str]
    dropped: list[str]


def names_in(text: str) -> set[str]:
    """Named placeholders of ``text``: ``%(day)s`` and ``{day}`` alike."""
    return {first or second for first, second in NAMED.findall(text)}


def sentences(root: Path) -> dict[Key, Sentence]:
    """Every translatable sentence under ``root``, in the order of files and lines."""
    found: dict[Key, Sentence] = {}
    for path in _sources(root):
        name = path.relative_to(root).as_posix()
        for said in _said_in(path):
            sentence = found.setdefault(said.key, said)
            sentence.plural = sentence.plural or said.plural
            if name not in sentence.files:
                sentence.files.append(name)
            sentence.notes += [note for note in said.notes if note not in sentence.notes]
    return found


def _sources(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if APART & set(parts) or any(part.startswith(".") for part in parts) or not path.is_file():
            continue
        if path.suffix == ".py" or "templates" in parts[:-1]:
            yield path


def _said_in(path: Path) -> Iterator[Sentence]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = _as_python(text, path)
    lines = io.BytesIO(text.encode())
    for _line, said, notes, context in extract(
        "python", lines, KEYWORDS, [NOTE], {"encoding": "utf-8"}
    ):
        singular, plural = said if isinstance(said, tuple) else (said, "")
        note = " ".join(notes).removeprefix(NOTE).strip()
        yield Sentence(context, singular, plural, notes=[note] if note else [])


def _as_python(template: str, path: Path) -> str:
    """Django's rendering of a template as calls; its indentation would not be Python's."""
    calls = templatize(template, origin=str(path))
    return "\n".join(line.lstrip() for line in calls.splitlines())


def catalogue_of(language: str, root: Path) -> Path:
    """Where the translations into ``language`` are kept."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def update(language: str, root: Path) -> Update:
    """Bring the catalogue in line with the code and say what remains to translate."""
    path = catalogue_of(language, root)
    said, known = sentences(root), _entries(path)
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.metadata = {
        "Project-Id-Version": "Helsinkiseutu",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={FORMS}; plural=(n != 1);",
    }
    for sentence in said.values():
        catalogue.append(_entry(sentence, known.get(sentence.key)))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return Update(
        [entry.msgid for entry in catalogue.untranslated_entries()],
        [key[1] for key in known if key not in said],
    )


def _entries(path: Path) -> dict[Key, polib.POEntry]:
    if not path.exists():
        return {}
    catalogue = polib.pofile(str(path))
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}


def _entry(sentence: Sentence, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=sentence.context,
        msgid=sentence.singular,
        occurrences=[(name, "") for name in sentence.files],
        comment="\n".join(sentence.notes),
        tcomment=known.tcomment if known else "",
        flags=["python-format"] if "%(" in sentence.singular + sentence.plural else [],
    )
    if sentence.plural:
        entry.msgid_plural = sentence.plural
        kept = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: kept.get(form, "") for form in range(FORMS)}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def faults(language: str, root: Path) -> list[str]:
    """What is wrong with the catalogue, one line each; empty when nothing is."""
    said, known = sentences(root), _entries(catalogue_of(language, root))
    missing = [f"not in the catalogue: {key[1]!r}" for key in said if key not in known]
    unsaid = [f"said nowhere any more: {key[1]!r}" for key in known if key not in said]
    wrong = [
        f"{fault}: {key[1]!r}"
        for key, sentence in said.items()
        if key in known
        for fault in _faults_of(sentence, known[key])
    ]
    return missing + unsaid + wrong


def _faults_of(sentence: Sentence, entry: polib.POEntry) -> Iterator[str]:
    forms = list(entry.msgstr_plural.values()) if sentence.plural else [entry.msgstr]
    if len(forms) != (FORMS if sentence.plural else 1) or not all(forms):
        yield "not translated"
        return
    if entry.fuzzy:
        yield "marked fuzzy, which the portal does not show"
    if UNNAMED.search(sentence.singular + sentence.plural):
        yield "a placeholder without a name"
    # "One seat" need not repeat the number; the form for many must.
    if strange := set().union(*map(names_in, forms)) - sentence.names:
        yield f"placeholders the sentence does not have ({', '.join(sorted(strange))})"
    if lost := names_in(sentence.plural or sentence.singular) - names_in(forms[-1]):
        yield f"placeholders lost in translation ({', '.join(sorted(lost))})"


def main(arguments: list[str]) -> int:
    """Update both catalogues, or with ``--check`` only tell their faults; the exit code."""
    if arguments == ["--check"]:
        found = [f"{lang}: {fault}" for lang in LANGUAGES for fault in faults(lang, ROOT)]
        print(*found, sep="\n", end="\n" if found else "")
        return 1 if found else 0
    for language in LANGUAGES:
        done = update(language, ROOT)
        print(f"{language}: {len(done.untranslated)} sentences to translate")
        for sentence in done.dropped:
            print(f"{language}: dropped, as nobody says it any more: {sentence!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
