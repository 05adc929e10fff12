"""The map of the region: every name inside its tile, every tile in its place."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings

from ui.pictures.lettering import text_width
from ui.pictures.tiles import CAPITAL_REGION, LAYOUT, MAP, STRIP, Size, Tile, tile_map

MARK = Path(settings.BASE_DIR) / "templates" / "pictures" / "mark.html"


def a_tile(column: int, row: int, *, label: str = "Vihti", state: str | None = None) -> Tile:
    """A tile in a cell."""
    return Tile(label, label[:4], "/", column, row, filled=False, state=state, state_label=state)


def the_region() -> list[Tile]:
    """The fourteen tiles by the names of the layout."""
    return [a_tile(column, row, label=name) for name, (column, row) in LAYOUT.items()]


@pytest.mark.parametrize("size", [MAP, STRIP])
def test_tiles_neither_touch_each_other_nor_leave_the_picture(size: Size) -> None:
    picture = tile_map(the_region(), size=size)

    for one in picture.placed:
        assert 1 <= one.x <= picture.width - one.width - 1
        assert 1 <= one.y <= picture.height - one.height - 1
    for one, other in combinations(picture.placed, 2):
        apart = abs(one.x - other.x) >= size.width + size.gap
        assert apart or abs(one.y - other.y) >= size.height + size.gap


def test_the_longest_name_of_the_region_has_room_in_bold() -> None:
    assert text_width("Kirkkonummi", 17, bold=True) <= MAP.width
    assert text_width("Kirkk", 38) <= MAP.width


def test_links_follow_each_other_as_one_reads() -> None:
    picture = tile_map([a_tile(1, 1), a_tile(0, 2), a_tile(4, 0)])

    assert [placed.tile.row for placed in picture.placed] == [0, 1, 2]


def test_the_list_keeps_the_order_given() -> None:
    tiles = (a_tile(1, 1), a_tile(4, 0))

    assert tile_map(tiles).tiles == tiles


def test_two_tiles_cannot_share_a_cell() -> None:
    with pytest.raises(ValueError, match="share a cell"):
        tile_map([a_tile(1, 1), a_tile(1, 1)])


def test_states_gather_their_municipalities() -> None:
    tiles = [a_tile(0, 0, state="ok"), a_tile(1, 0, state="no"), a_tile(2, 0, state="ok")]

    groups = tile_map(tiles).states

    assert [(group.state, len(group.tiles)) for group in groups] == [("ok", 2), ("no", 1)]


def test_a_region_without_tiles_is_an_empty_picture() -> None:
    assert tile_map([]).placed == ()


def test_the_mark_lies_as_the_municipalities_lie() -> None:
    drawn = re.findall(r'class="mark-(on|off)" x="(\d+)" y="(\d+)"', MARK.read_text())

    cells = {(int(x) // 10, int(y) // 10): kind == "on" for kind, x, y in drawn}

    assert cells == {cell: name in CAPITAL_REGION for name, cell in LAYOUT.items()}
