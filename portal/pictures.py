"""The region as a map of tiles."""

from datetime import datetime

from organizations.models import Organization
from ui.pictures.tiles import Tile, TileMap, tile_map

CAPITAL_REGION = frozenset({"H", "E", "V", "K"})
SHORT = 4


def region_map(at: datetime, current: Organization | None = None) -> TileMap:
    """The municipalities with a tile, the four cities filled, ``current`` marked; one query."""
    placed = Organization.objects.published(at).municipalities().exclude(tile_column=None)
    return tile_map(_tile(organization, current) for organization in placed.alphabetical())


def _tile(organization: Organization, current: Organization | None) -> Tile:
    return Tile(
        label=organization.name,
        short=organization.name[:SHORT],
        href=organization.get_absolute_url(),
        column=organization.tile_column,
        row=organization.tile_row,
        filled=organization.letter in CAPITAL_REGION,
        current=organization == current,
    )
