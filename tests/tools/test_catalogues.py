"""The tool that takes sentences into the catalogues and tells what is wrong with them."""

from pathlib import Path

import polib
import pytest

from tools import catalogues

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

# Translators: shown on top
a = _("One sentence "
      "on two lines, %(day)s")
b = ngettext("%(n)d seat", "%(n)d seats", n)
c = pgettext("of a body", "seat")
"""
TEMPLATE = """
{% load i18n %}
    <p title="it's {{ x|default:_("Nobody's seat") }}">
  {% blocktranslate trimmed count n=seats|length %}
    One seat
  {% plural %}
    {{ n }} seats
  {% endblocktranslate %}
{% include "a.html" with label=_("Label") only %} don't
{% translate "Open" context "door" as open %}
"""
SAID = [
    (None, "One sentence on two lines, %(day)s"),
    (None, "%(n)d seat"),
    ("of a body", "seat"),
    (None, "Nobody's seat"),
    (None, "One seat"),
    (None, "Label"),
    ("door", "Open"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with one module and one template."""
    (tmp_path / "room" / "templates").mkdir(parents=True)
    (tmp_path / "room" / "models.py").write_text(PYTHON)
    (tmp_path / "room" / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(house: Path, **translations: str) -> polib.POFile:
    """Write these translations, by the first word of the sentence, into the Finnish catalogue."""
    path = catalogues.catalogue_of("fi", house)
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        for word, text in translations.items():
            if entry.msgid.startswith(word):
                entry.msgstr = text
    catalogue.save(str(path))
    return catalogue


def test_every_sentence_of_code_and_templates_is_found_in_order(house: Path) -> None:
    found = catalogues.sentences(house)

    assert list(found) == SAID
    assert found[None, "%(n)d seat"].plural == "%(n)d seats"
    assert found[None, "One seat"].plural == "%(n)s seats"
    assert found[SAID[0]].notes == ["shown on top"]
    assert found[SAID[0]].files == ["room/models.py"]


def test_translations_are_kept_and_what_nobody_says_is_dropped(house: Path) -> None:
    catalogues.update("fi", house)
    translate(house, Label="Otsikko", Nobody="Ei kenenkään")
    page = house / "room" / "templates" / "page.html"
    page.write_text("{% load i18n %}\n\n" + page.read_text().replace("Nobody's seat", "Nobody's"))

    before = catalogues.update("fi", house)
    text = catalogues.catalogue_of("fi", house).read_text()

    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(text)}
    assert entries["Label"] == "Otsikko"
    assert entries["Nobody's"] == ""
    assert "Ei kenenkään" not in text
    assert "fuzzy" not in text
    assert before.dropped == ["Nobody's seat"]
    assert len(before.untranslated) == len(SAID) - 1


def test_moving_lines_changes_no_catalogue(house: Path) -> None:
    catalogues.update("fi", house)
    before = catalogues.catalogue_of("fi", house).read_bytes()
    module = house / "room" / "models.py"
    module.write_text("\n\n\n" + module.read_text())

    catalogues.update("fi", house)

    assert catalogues.catalogue_of("fi", house).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "not translated"),
        ("Yksi virke", "placeholders lost in translation (day)"),
        ("Yksi virke %(päivä)s %(day)s", "placeholders the sentence does not have (päivä)"),
    ],
)
def test_a_faulty_translation_is_told(text: str, fault: str, house: Path) -> None:
    catalogues.update("fi", house)
    translate(house, One=text)

    assert f"{fault}: 'One sentence on two lines, %(day)s'" in catalogues.faults("fi", house)


def test_a_fuzzy_translation_is_a_fault(house: Path) -> None:
    catalogues.update("fi", house)
    catalogue = translate(house, Label="Otsikko")
    catalogue.find("Label").flags.append("fuzzy")
    catalogue.save()

    assert "marked fuzzy, which the portal does not show: 'Label'" in catalogues.faults("fi", house)


def test_a_sentence_without_names_for_its_values_is_a_fault(house: Path) -> None:
    (house / "room" / "models.py").write_text('from x import _\na = _("%s of 50 % off")\n')
    catalogues.update("fi", house)
    translate(house, **{"%s": "%s"})

    assert "a placeholder without a name: '%s of 50 % off'" in catalogues.faults("fi", house)


def test_a_catalogue_that_lags_behind_the_code_is_a_fault(house: Path) -> None:
    catalogues.update("fi", house)
    (house / "room" / "models.py").write_text('from x import _\na = _("New")\n')

    faults = catalogues.faults("fi", house)

    assert "not in the catalogue: 'New'" in faults
    assert "said nowhere any more: '%(n)d seat'" in faults
