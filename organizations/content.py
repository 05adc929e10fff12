"""What content files may say about organizations."""

from organizations.models import (
    Holding,
    Organ,
    Organization,
    PopulationFigure,
    Region,
    RegionMembership,
)
from records.content.kinds import Kind, Part, register

register(
    Kind(
        "organizations",
        Organization,
        parts=(
            Part("population_figures", PopulationFigure, "organization"),
            Part("holdings", Holding, "entity"),
        ),
    ),
    Kind(
        "regions",
        Region,
        parts=(
            Part("memberships", RegionMembership, "region"),
            Part("population_figures", PopulationFigure, "region"),
        ),
        key_field="code",
    ),
    Kind("organs", Organ),
)
