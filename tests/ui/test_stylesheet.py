"""The one style sheet: small, self-contained, and readable in both schemes."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

SHEET = Path(settings.BASE_DIR) / "static" / "ui" / "site.css"
LARGEST = 20_000
CITIES = ("helsinki", "espoo", "vantaa", "kauniainen", "other")
GROUNDS = ("paper", "card", "wash")
# Words need 4.5 to 1 (WCAG 1.4.3), borders and shapes that tell something 3 to 1 (1.4.11).
WORDS = (
    *product(("ink", "soft", "sea", "wait", "no"), GROUNDS),
    *product(("ok", *CITIES), ("paper", "card")),
    *(("on-city", city) for city in CITIES),
    ("on-sea", "sea"),
    ("on-deep", "deep"),
    ("deep-soft", "deep"),
    ("on-mark", "mark"),
)
SHAPES = (*product(("edge", "focus"), GROUNDS), ("mark", "deep"), ("on-mark", "mark"))
ORNAMENT = {"line", "deep-line"}


def colours(scheme: str) -> dict[str, str]:
    """The colours of ``scheme`` by name: those of the dark one stand over the light ones."""
    roots = re.findall(r":root \{(.*?)\}", SHEET.read_text(), re.DOTALL)
    named = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", root)) for root in roots]
    return named[0] if scheme == "light" else named[0] | named[1]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(scheme: str, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    """The pairs whose contrast in ``scheme`` is under ``least``."""
    named = colours(scheme)
    return [
        f"{front} on {ground}: {contrast(named[front], named[ground]):.2f}"
        for front, ground in pairs
        if contrast(named[front], named[ground]) < least
    ]


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_every_ground(scheme: str) -> None:
    assert too_faint(scheme, WORDS, 4.5) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_that_tell_something_stand_out(scheme: str) -> None:
    assert too_faint(scheme, SHAPES, 3) == []


def test_every_colour_is_in_a_tested_pair() -> None:
    tested = {name for pair in (*WORDS, *SHAPES) for name in pair}

    assert set(colours("dark")) - tested == ORNAMENT


def test_the_sheet_is_at_most_20_kilobytes() -> None:
    assert SHEET.stat().st_size <= LARGEST


def test_colours_are_named_once_and_nothing_is_fetched() -> None:
    text = SHEET.read_text()
    after_names = text[text.index("/* Ground */") : text.index("/* Settings of the reader */")]

    assert re.findall(r"#[0-9a-f]{3,6}\b", after_names) == []
    assert re.findall(r"url\(|@import|@font-face", text) == []
