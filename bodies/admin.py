"""The editors' desk for bodies, seats, offices and persons."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bodies.forms import MembershipForm
from bodies.models import (
    Body,
    ChairRule,
    ExOfficioSeat,
    Membership,
    NominationHandling,
    NominationRound,
    Office,
    OfficeHolding,
    Person,
    SeatQuota,
    Succession,
)
from bodies.seat_warnings import SaysWhoSitsTwice
from records.admin.base import (
    PERIOD,
    PUBLICATION,
    SOURCES,
    PageAdmin,
    PartInline,
    RecordAdmin,
    TranslatedAdmin,
)


class ExOfficioSeatInline(PartInline):
    """Seats that belong to offices."""

    model = ExOfficioSeat
    autocomplete_fields = ["office", "agreement"]


class SeatQuotaInline(PartInline):
    """Seats filled by nomination."""

    model = SeatQuota
    autocomplete_fields = ["organization", "nominated_by", "agreement"]


class ChairRuleInline(PartInline):
    """By what rule it is chaired."""

    model = ChairRule
    autocomplete_fields = ["office"]


class SuccessionInline(PartInline):
    """Predecessors."""

    model = Succession
    fk_name = "later"
    autocomplete_fields = ["earlier"]


class MembershipInline(PartInline):
    """Who holds the seats of the quota."""

    model = Membership
    autocomplete_fields = ["person", "office", "decision", "deputy_of", "deputy_of_office"]


class NominationHandlingInline(PartInline):
    """What each organization decided."""

    model = NominationHandling
    autocomplete_fields = ["organization", "organ"]


class OfficeHoldingInline(PartInline):
    """Who has held the office."""

    model = OfficeHolding
    autocomplete_fields = ["person"]


@admin.register(Body)
class BodyAdmin(SaysWhoSitsTwice, PageAdmin):
    """Bodies, with their seats."""

    list_display = ["name", "kind", "power", "time", "is_public"]
    list_filter = ["kind", "power", "region"]
    search_fields = ["name_fi", "name_sv", "name_en", "abbreviation_fi"]
    autocomplete_fields = ["agreements", "organization"]
    inlines = [ExOfficioSeatInline, SeatQuotaInline, ChairRuleInline, SuccessionInline]
    fieldsets = [
        (None, {"fields": ["name", "abbreviation", "slug", "kind", "organization", "region"]}),
        (_("Power and basis"), {"fields": ["power", "power_note", "legal_basis", "agreements"]}),
        (_("Texts"), {"fields": ["summary", "tasks", "preparation", "website"]}),
        (
            _("Composition"),
            {
                "fields": [
                    "composition_rule",
                    "chair_rule",
                    "meeting_rule",
                    "quorum",
                    "known_seats",
                    "recorded",
                ]
            },
        ),
        PERIOD,
        SOURCES,
        PUBLICATION,
    ]


@admin.register(SeatQuota)
class SeatQuotaAdmin(SaysWhoSitsTwice, TranslatedAdmin):
    """Quotas, with who holds their seats."""

    list_display = ["body", "organization", "region", "role", "seats", "time"]
    list_filter = ["role", "body"]
    list_select_related = ["body", "organization", "region"]
    search_fields = ["body__name_fi", "organization__name_fi", "label_fi"]
    autocomplete_fields = ["body", "organization", "nominated_by", "agreement"]
    inlines = [MembershipInline]


@admin.register(Membership)
class MembershipAdmin(SaysWhoSitsTwice, TranslatedAdmin):
    """Memberships; a new one without a seat number takes the first free seat."""

    form = MembershipForm
    list_display = ["quota", "seat_number", "person", "office", "is_vacant", "time"]
    list_filter = ["is_vacant", "role"]
    list_select_related = [
        "quota__body",
        "quota__organization",
        "quota__region",
        "person",
        "office__organization",
    ]
    search_fields = ["person__name", "office__name_fi", "quota__body__name_fi"]
    autocomplete_fields = ["quota", "person", "office", "decision", "deputy_of", "deputy_of_office"]


@admin.register(ExOfficioSeat)
class ExOfficioSeatAdmin(SaysWhoSitsTwice, TranslatedAdmin):
    """Office-bound seats."""

    list_display = ["body", "office", "role", "time"]
    list_filter = ["role"]
    list_select_related = ["body", "office__organization"]
    search_fields = ["body__name_fi", "office__name_fi", "office__organization__name_fi"]
    autocomplete_fields = ["body", "office", "agreement"]


@admin.register(ChairRule)
class ChairRuleAdmin(TranslatedAdmin):
    """Rules by which bodies are chaired."""

    list_display = ["body", "task", "number", "kind", "office", "time"]
    list_filter = ["kind", "task"]
    list_select_related = ["body", "office__organization"]
    autocomplete_fields = ["body", "office"]


@admin.register(Office)
class OfficeAdmin(SaysWhoSitsTwice, TranslatedAdmin):
    """Offices, with who has held them."""

    list_display = ["name", "organization", "is_elected"]
    list_filter = ["is_elected"]
    list_select_related = ["organization"]
    search_fields = ["name_fi", "organization__name_fi"]
    autocomplete_fields = ["organization"]
    inlines = [OfficeHoldingInline]


@admin.register(OfficeHolding)
class OfficeHoldingAdmin(SaysWhoSitsTwice, TranslatedAdmin):
    """Time in office."""

    list_display = ["person", "office", "time"]
    list_select_related = ["person", "office__organization"]
    autocomplete_fields = ["person", "office"]


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """Persons whom sources name."""

    list_display = ["name", "sort_name"]
    search_fields = ["name", "sort_name"]


@admin.register(Succession)
class SuccessionAdmin(TranslatedAdmin):
    """Which body followed which."""

    list_display = ["later", "earlier"]
    list_select_related = ["later", "earlier"]
    autocomplete_fields = ["later", "earlier"]


@admin.register(NominationRound)
class NominationRoundAdmin(TranslatedAdmin):
    """Nomination rounds, with what each organization decided."""

    list_display = ["body", "title", "time", "requested", "deadline"]
    list_filter = ["body"]
    list_select_related = ["body"]
    search_fields = ["body__name_fi", "title_fi"]
    autocomplete_fields = ["body", "organizations"]
    inlines = [NominationHandlingInline]


@admin.register(NominationHandling)
class NominationHandlingAdmin(TranslatedAdmin):
    """Nominating decisions."""

    list_display = ["organization", "round", "happened", "section", "outcome"]
    list_filter = ["outcome"]
    list_select_related = ["organization", "organ", "round__body"]
    search_fields = ["organization__name_fi", "section", "happened", "round__body__name_fi"]
    autocomplete_fields = ["round", "organization", "organ"]
