"""Which texts of the bodies room exist in three languages."""

from modeltranslation.translator import register

from bodies.models import (
    Body,
    ExOfficioSeat,
    Membership,
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


@register([Succession, OfficeHolding, ExOfficioSeat, Membership])
class FactTranslation(SourcedTranslation):
    """Note on certainty."""

    fields = ()
