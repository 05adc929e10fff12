"""What the shared templates say, and that they stand with as little as they promise."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation

from ui.page import Twin
from ui.pictures.milestones import MilestoneMark, milestone_line
from ui.pictures.seats import SeatMark, SeatRow, seat_chart
from ui.pictures.tiles import STRIP, Tile, tile_map
from ui.pictures.timeline import Bar, timeline
from ui.text import Text

TODAY = date(2026, 11, 21)
NEW_YEAR = date(2013, 1, 1)


def component(name: str, **context: Any) -> str:
    """The HTML of a component."""
    return render_to_string(f"components/{name}.html", context)


def picture(name: str, **context: Any) -> str:
    """The HTML of a picture."""
    return render_to_string(f"pictures/{name}.html", context)


def a_page(path: str = "/fi/", **context: Any) -> str:
    """A page with a title alone, unless more is given; a missing variable shows as a mark."""
    [configured] = settings.TEMPLATES
    options = configured["OPTIONS"] | {"string_if_invalid": "MISSING %s"}
    named = {**configured, "NAME": "strict", "OPTIONS": options}
    engine = DjangoTemplates({key: value for key, value in named.items() if key != "BACKEND"})
    request = RequestFactory().get(path)
    request.resolver_match = None
    return engine.get_template("page.html").render({"title": "Tietoa", **context}, request)


def test_a_page_needs_no_more_than_a_title() -> None:
    html = a_page()

    assert "<title>Tietoa – Helsinkiseutu</title>" in html
    assert "<h1>Tietoa</h1>" in html
    assert "MISSING" not in html


def test_a_page_names_its_address_and_its_languages() -> None:
    html = a_page("/fi/?day=2018-05-02")

    assert '<link rel="canonical" href="http://testserver/fi/">' in html
    assert re.findall(r'hreflang="([\w-]+)" href="http', html) == ["fi", "sv", "en", "x-default"]


def test_the_frame_stands_without_any_context() -> None:
    html = render_to_string("base.html")

    assert '<main id="content" tabindex="-1">' in html
    assert "Helsinkiseutu" in html


def test_errors_are_reported_only_where_somebody_reads_them() -> None:
    with override_settings(CONTACT_EMAIL=""):
        assert html_of_mail(a_page()) == ["mailto:"]
    with override_settings(CONTACT_EMAIL="seutu@example.org"):
        assert html_of_mail(a_page()) == ["mailto:", "mailto:seutu@example.org"]


def html_of_mail(html: str) -> list[str]:
    """The beginnings of the mail links of a page."""
    return re.findall(r'href="(mailto:[^?]*)\?', html)


def test_the_foot_carries_the_stamp_and_the_twins() -> None:
    twins = [Twin("JSON", "/fi/x.json")]

    html = a_page(updated_at=datetime(2026, 11, 21, 19, 45, tzinfo=UTC), twins=twins)

    assert "21.11.2026 21:45" in html
    assert '<a href="/fi/x.json" type="application/json">JSON</a>' in html


def test_contents_are_listed_only_on_long_pages() -> None:
    parts = [(f"part-{number}", f"Part {number}") for number in range(5)]

    assert 'href="#part-1"' not in a_page(contents=parts[:4])
    assert 'href="#part-1"' in a_page(contents=parts)


def test_words_in_another_language_say_so_and_are_escaped() -> None:
    text = Text("Kunnat & <b>kaupungit</b>", "fi", is_fallback=True)

    assert component("text", text=text).strip() == (
        '<span lang="fi">Kunnat &amp; &lt;b&gt;kaupungit&lt;/b&gt;</span>'
    )


def test_prose_keeps_its_paragraphs_and_is_escaped() -> None:
    html = component("prose", text=Text("One\n\n<i>Two</i>", "fi", is_fallback=False))

    assert re.findall(r"<p>(.*?)</p>", html) == ["One", "&lt;i&gt;Two&lt;/i&gt;"]
    assert "lang" not in html


@pytest.mark.parametrize("kind", ["ok", "waiting", "unknown", "no", "neutral"])
def test_a_state_is_a_sign_and_a_word(kind: str) -> None:
    html = component("tag", kind=kind, label="hyväksytty")

    assert 'aria-hidden="true"' in html
    assert "hyväksytty" in html
    (drawn,) = re.findall(r'href="#([^"]+)"', html)
    assert f'id="{drawn}"' in render_to_string("pictures/signs.html")


def test_what_is_unknown_is_said_in_a_sentence() -> None:
    assert "Lähde puuttuu." in component("unknown", sentence="Lähde puuttuu.")
    with translation.override("en"):
        assert "Source missing" in component("unknown")


def test_the_day_is_asked_for_in_a_field_of_the_browser() -> None:
    html = component("day_control", day=date(2018, 5, 2), today_url="/fi/", hidden=[("a", "1")])

    assert '<input type="date" id="day" name="day" value="2018-05-02">' in html
    assert '<input type="hidden" name="a" value="1">' in html


def test_a_day_that_is_refused_says_why_beside_the_field() -> None:
    html = component("day_control", day=TODAY, today_url="/fi/", error="No such day.")

    assert '<p class="field-error" id="day-error">No such day.</p>' in html
    assert 'aria-describedby="day-error"' in html


def test_a_list_of_one_page_has_no_pager() -> None:
    assert "<nav" not in component("pager", previous_url="", next_url="")
    assert 'rel="next"' in component("pager", previous_url="", next_url="?after=1")


def test_a_source_without_an_address_is_still_told() -> None:
    source = SimpleNamespace(
        title="Muistio 3/2005",
        publisher="",
        locator="",
        url="",
        says="",
        says_language="fi",
        read_on=None,
    )

    html = component("sources", sources=[source])

    assert '<cite lang="fi">Muistio 3/2005</cite>' in html
    assert 'id="source-1"' in html


def the_pictures() -> dict[str, str]:
    """Each picture, drawn with a little of everything."""
    tiles = [Tile("Vantaa", "Van", "/fi/v/", 2, 3, True, False, "ok", "yes")]
    seats = tuple(SeatMark("nominated", state, "x") for state in ("held", "vacant", "unrecorded"))
    bars = [
        Bar(
            "2013–2016",
            "a",
            "/a/",
            date(2013, 1, 1),
            date(2013, 6, 1),
            date(2016, 12, 31),
            None,
            True,
        ),
        Bar("2017–", "b", None, date(2017, 9, 1), date(2017, 9, 1), None, None, False),
    ]
    marks = [MilestoneMark("Start", "2012", date(2012, 1, 1), date(2012, 12, 31), "/s/")]
    row = SeatRow("Vantaa", "V", "vantaa", seats, "3 seats")
    return {
        "tiles": picture("tiles", map=tile_map(tiles), label="Region"),
        "strip": picture("strip", map=tile_map(tiles, size=STRIP)),
        "seats": picture("seats", chart=seat_chart([row])),
        "timeline": picture("timeline", line=timeline(bars, today=TODAY, first_year=2012)),
        "milestones": picture("milestones", line=milestone_line(marks, today=TODAY)),
    }


def test_measures_of_drawings_are_whole_numbers_in_every_language() -> None:
    html = "".join(the_pictures().values())

    measures = re.findall(r'\s(?:x|y|cx|cy|width|height|r|viewBox)="([^"]*)"', html)

    assert [m for m in measures if not re.fullmatch(r"-?\d+(\.\d+em|em)?( -?\d+){0,3}", m)] == []


def test_a_drawing_is_either_for_the_eye_alone_or_has_a_name() -> None:
    for html in the_pictures().values():
        drawings = re.findall(r"<svg[^>]*>", html)

        assert drawings
        assert [
            tag for tag in drawings if "aria-hidden" not in tag and "aria-label" not in tag
        ] == []


def test_the_map_is_read_once_at_every_width() -> None:
    html = the_pictures()["tiles"]

    assert html.count('href="/fi/v/"') == 2
    assert len(re.findall(r'<svg class="wide" role="group" aria-label="Region"', html)) == 1
    assert len(re.findall(r'<ul class="narrow tile-list">', html)) == 1


def test_a_gap_is_told_in_words() -> None:
    with translation.override("en"):
        html = the_pictures()["timeline"]

    assert "Gap of 243 days, 1.1.2017–31.8.2017" in html
