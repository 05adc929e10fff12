"""Which texts of the bodies room exist in three languages."""

from modeltranslation.translator import register

from agreements.translation import CityHandlingTranslation
from bodies.models import (
    Body,
    ChairRule,
    ExOfficioSeat,
    Membership,
    NominationHandling,
    NominationRound,
    Office,
    OfficeHolding,
    SeatQuota,
    Succession,
)
from records.translation import NamedTranslation, SourcedTranslation


@register(Body)
class BodyTranslation(NamedTranslation, SourcedTranslation):
    """Names and the texts of the page."""

    fields = (
        "abbreviation",
        "summary",
        "tasks",
        "power_note",
        "legal_basis",
        "composition_rule",
        "chair_rule",
        "meeting_rule",
        "preparation",
    )


@register(Office)
class OfficeTranslation(SourcedTranslation):
    """Name of the office."""

    fields = ("name",)
    required_languages = {"fi": ("name",)}


@register(SeatQuota)
class SeatQuotaTranslation(SourcedTranslation):
    """Whose seats they are, in words."""

    fields = ("label",)


@register([Succession, OfficeHolding, ExOfficioSeat, Membership, ChairRule])
class FactTranslation(SourcedTranslation):
    """Note on certainty."""

    fields = ()


@register(NominationRound)
class NominationRoundTranslation(SourcedTranslation):
    """What it is called and who asked."""

    fields = ("title", "requester")


@register(NominationHandling)
class NominationHandlingTranslation(CityHandlingTranslation):
    """Handlings of nomination rounds."""
