"""Which texts of the agreements room exist in three languages."""

from modeltranslation.translator import register

from agreements.models import Agreement, Handling, Lineage, Objective, Party, Stage
from records.translation import NamedTranslation, SourcedTranslation


@register(Agreement)
class AgreementTranslation(NamedTranslation, SourcedTranslation):
    """Names and the texts of the page."""

    fields = ("short_name", "summary", "description", "validity_note")
    required_languages = {"fi": ("name", "short_name")}


@register([Objective, Stage])
class SentenceTranslation(SourcedTranslation):
    """A sentence."""

    fields = ("text",)
    required_languages = {"fi": ("text",)}


@register(Party)
class PartyTranslation(SourcedTranslation):
    """What its part is limited to."""

    fields = ("note",)


class CityHandlingTranslation(SourcedTranslation):
    """Proposal, decision and condition; the rooms above register their handlings with it."""

    fields = ("proposal", "decision", "condition")


@register(Handling)
class HandlingTranslation(CityHandlingTranslation):
    """Handlings of agreements."""


@register(Lineage)
class LineageTranslation(SourcedTranslation):
    """Note on certainty."""

    fields = ()
