"""House rule 9: templates are small, plain and without hidden inputs."""

import re

from tests.house.rooms import named, templates

TALLEST = 120
INCLUDE = re.compile(r"{%-?\s*include\s.*?%}", re.DOTALL)
FORBIDDEN = {
    "an unescaped value": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=|<style\b"),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/)[^>]*>"),
}


def test_every_include_ends_in_only() -> None:
    open_ones = [
        f"{named(path)}: {tag}"
        for path in templates()
        for tag in INCLUDE.findall(path.read_text())
        if not re.search(r"\sonly\s*%}$", tag)
    ]

    assert open_ones == []


def test_no_template_is_taller_than_a_screen_or_two() -> None:
    tall = [named(path) for path in templates() if len(path.read_text().splitlines()) > TALLEST]

    assert tall == []


def test_templates_hold_no_style_script_or_unescaped_value() -> None:
    loose = [
        f"{named(path)}: {what}: {found[0]}"
        for path in templates()
        for what, pattern in FORBIDDEN.items()
        if (found := pattern.search(path.read_text()))
    ]

    assert loose == []


def test_every_component_begins_by_listing_its_inputs() -> None:
    silent = [
        named(path)
        for path in templates()
        if "components" in path.parts and not path.read_text().startswith(("{#", "{% comment"))
    ]

    assert silent == []
