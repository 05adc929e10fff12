"""Which texts of the organizations room exist in three languages."""

from modeltranslation.translator import TranslationOptions, register

from organizations.models import (
    Holding,
    Organ,
    Organization,
    PopulationFigure,
    Region,
    RegionMembership,
)
from records.translation import NamedTranslation, SourcedTranslation


@register(Organization)
class OrganizationTranslation(NamedTranslation, SourcedTranslation):
    """Name, address word, short name, summary, note on certainty."""

    fields = ("short_name", "summary")


@register(Region)
class RegionTranslation(NamedTranslation, SourcedTranslation):
    """Name, address word, definition, note on certainty."""

    fields = ("definition",)


@register(Organ)
class OrganTranslation(TranslationOptions):
    """Name."""

    fields = ("name",)
    required_languages = ("fi",)


@register([RegionMembership, Holding, PopulationFigure])
class FactTranslation(SourcedTranslation):
    """Note on certainty."""

    fields = ()
