"""Words of a record: the reader's language first, Finnish otherwise, and said so."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils import translation

from ui.templatetags.ui import day, stamp
from ui.text import Text, translated


def a_record(**columns: str) -> SimpleNamespace:
    """A record whose name stands in the three columns of the languages."""
    return SimpleNamespace(**{"name_fi": "", "name_sv": "", "name_en": ""} | columns)


def test_words_come_in_the_language_of_the_reader() -> None:
    with translation.override("sv"):
        text = translated(a_record(name_fi="Vantaa", name_sv="Vanda"), "name")

    assert text == Text("Vanda", "sv", is_fallback=False)


def test_untranslated_words_come_in_finnish_and_say_so() -> None:
    with translation.override("en"):
        text = translated(a_record(name_fi="Vantaa"), "name")

    assert text == Text("Vantaa", "fi", is_fallback=True)


def test_words_that_nobody_wrote_are_empty() -> None:
    text = translated(a_record(), "name")

    assert not text
    assert not text.is_fallback


def test_a_field_without_languages_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        translated(a_record(), "motto")


def test_paragraphs_are_parted_by_blank_lines() -> None:
    text = Text("First\r\nline.\r\n\r\n \r\nSecond.\n\n\n", "en", is_fallback=False)

    assert text.paragraphs == ("First\nline.", "Second.")


def test_a_stamp_tells_the_time_in_helsinki() -> None:
    summer = datetime(2018, 10, 9, 6, 43, tzinfo=UTC)
    winter = datetime(2026, 11, 21, 19, 45, tzinfo=UTC)

    assert [stamp(summer), stamp(winter)] == ["09.10.2018 09:43", "21.11.2026 21:45"]


def test_an_unknown_moment_or_day_has_no_words() -> None:
    assert stamp(None) == day(None) == ""


def test_a_day_is_written_without_leading_zeros() -> None:
    assert day(date(2012, 5, 2)) == "2.5.2012"
