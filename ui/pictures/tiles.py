"""The region as tiles, laid as the municipalities lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ui.pictures.signs import SIGN_BOX, SIGNS

# Column and row of each municipality, by its slug in Finnish.
LAYOUT: Mapping[str, tuple[int, int]] = {
    "hyvinkaa": (2, 0),
    "mantsala": (4, 0),
    "nurmijarvi": (1, 1),
    "jarvenpaa": (3, 1),
    "pornainen": (4, 1),
    "vihti": (0, 2),
    "tuusula": (2, 2),
    "kerava": (3, 2),
    "sipoo": (4, 2),
    "vantaa": (2, 3),
    "kirkkonummi": (0, 4),
    "espoo": (1, 4),
    "kauniainen": (2, 4),
    "helsinki": (3, 4),
}
CAPITAL_REGION = frozenset({"helsinki", "espoo", "vantaa", "kauniainen"})


@dataclass(frozen=True)
class Tile:
    """One municipality; ``state`` is a kind of sign, ``short`` at most five letters."""

    label: str
    short: str
    href: str | None
    column: int
    row: int
    filled: bool
    current: bool = False
    state: str | None = None
    state_label: str | None = None


@dataclass(frozen=True)
class Size:
    """Measures of a tile in view box units; a margin of one leaves room for its border.

    ``name`` is the base line of the name and ``sign`` the top of the sign, where a tile
    has a state; ``sign_side`` is the side of the sign.
    """

    width: int
    height: int
    gap: int
    name: int
    sign: int
    sign_side: int


MAP = Size(width=140, height=76, gap=8, name=31, sign=43, sign_side=20)
STRIP = Size(width=58, height=50, gap=4, name=41, sign=7, sign_side=16)


@dataclass(frozen=True)
class PlacedTile:
    """A tile and its place; ``sign`` is the path of its state, empty where it has none."""

    tile: Tile
    x: int
    y: int
    size: Size
    sign: str

    @property
    def width(self) -> int:
        """The width of the box."""
        return self.size.width

    @property
    def height(self) -> int:
        """The height of the box."""
        return self.size.height

    @property
    def center(self) -> int:
        """Where the name is centred, from the left."""
        return self.x + self.width // 2

    @property
    def middle(self) -> int:
        """Where the name stands, from the top."""
        return self.y + self.height // 2

    @property
    def ring(self) -> tuple[int, int, int, int]:
        """The box of the ring that shows the focus: x, y, width, height."""
        return self.x + 4, self.y + 4, self.width - 8, self.height - 8

    @property
    def name_y(self) -> int:
        """The base line of the name where the tile has a state too."""
        return self.y + self.size.name

    @property
    def sign_at(self) -> str:
        """Where and how large the sign is drawn, as a transform of its path."""
        x, y = self.center - self.size.sign_side // 2, self.y + self.size.sign
        return f"translate({x} {y}) scale({self.size.sign_side / SIGN_BOX:g})"


@dataclass(frozen=True)
class StateGroup:
    """The municipalities that share a state, in the order given."""

    state: str
    label: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class TileMap:
    """Tiles in reading order inside a box of ``width`` by ``height``; states as a legend."""

    width: int
    height: int
    placed: tuple[PlacedTile, ...]
    tiles: tuple[Tile, ...]
    states: tuple[StateGroup, ...]


def tile_map(tiles: Iterable[Tile], *, size: Size = MAP) -> TileMap:
    """The picture of ``tiles``; ``tiles`` of the result keep the order given.

    Raises ``ValueError`` when two tiles share a cell.
    """
    given = tuple(tiles)
    cells = {(tile.row, tile.column): tile for tile in given}
    if len(cells) < len(given):
        message = f"two of {len(given)} tiles share a cell"
        raise ValueError(message)
    columns = 1 + max((tile.column for tile in given), default=-1)
    rows = 1 + max((tile.row for tile in given), default=-1)
    return TileMap(
        width=columns * (size.width + size.gap) - size.gap + 2,
        height=rows * (size.height + size.gap) - size.gap + 2,
        placed=tuple(_placed(cells[cell], size) for cell in sorted(cells)),
        tiles=given,
        states=_states(given),
    )


def _placed(tile: Tile, size: Size) -> PlacedTile:
    return PlacedTile(
        tile=tile,
        x=1 + tile.column * (size.width + size.gap),
        y=1 + tile.row * (size.height + size.gap),
        size=size,
        sign=SIGNS[tile.state] if tile.state else "",
    )


def _states(tiles: tuple[Tile, ...]) -> tuple[StateGroup, ...]:
    groups: dict[tuple[str, str], list[Tile]] = {}
    for tile in tiles:
        if tile.state:
            groups.setdefault((tile.state, tile.state_label or ""), []).append(tile)
    return tuple(StateGroup(state, label, tuple(of)) for (state, label), of in groups.items())
