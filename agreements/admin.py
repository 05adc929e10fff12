"""The editors' desk for agreements."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Handling, Lineage, Objective, Party, Stage
from records.admin.base import (
    PUBLICATION,
    SOURCES,
    PageAdmin,
    PartInline,
    TranslatedAdmin,
)


class PartyInline(PartInline):
    """Who is bound."""

    model = Party
    autocomplete_fields = ["organization"]


class ObjectiveInline(PartInline):
    """Goals."""

    model = Objective


class StageInline(PartInline):
    """Steps that are no party's own decision."""

    model = Stage


class HandlingInline(PartInline):
    """What each party decided."""

    model = Handling
    autocomplete_fields = ["organization", "organ"]


class LineageInline(PartInline):
    """Earlier agreements."""

    model = Lineage
    fk_name = "later"
    autocomplete_fields = ["earlier"]


@admin.register(Agreement)
class AgreementAdmin(PageAdmin):
    """Agreements, with all that belongs to one."""

    list_display = ["name", "series", "kind", "time", "is_public"]
    list_filter = ["series", "kind"]
    search_fields = ["name_fi", "name_sv", "name_en", "short_name_fi"]
    inlines = [PartyInline, HandlingInline, StageInline, ObjectiveInline, LineageInline]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "kind", "series"]}),
        (_("Contents"), {"fields": ["summary", "description"]}),
        (_("Time"), {"fields": ["starts", "ends", "entry_rule", "validity_note"]}),
        SOURCES,
        PUBLICATION,
    ]


class AgreementPartAdmin(TranslatedAdmin):
    """A desk for what belongs to an agreement."""

    list_select_related = ["agreement"]
    autocomplete_fields = ["agreement"]
    search_fields = ["agreement__name_fi"]


@admin.register(Party)
class PartyAdmin(AgreementPartAdmin):
    """Parties."""

    list_display = ["organization", "agreement", "role"]
    list_select_related = ["agreement", "organization"]
    autocomplete_fields = ["agreement", "organization"]


@admin.register(Handling)
class HandlingAdmin(AgreementPartAdmin):
    """Handlings."""

    list_display = ["organization", "agreement", "happened", "section", "outcome"]
    list_filter = ["outcome"]
    list_select_related = ["agreement", "organization"]
    autocomplete_fields = ["agreement", "organization", "organ"]
    fieldsets = [
        (None, {"fields": ["agreement", "organization", "organ"]}),
        (
            _("Decision"),
            {
                "fields": [
                    *("happened", "section", "case_number", "outcome"),
                    *("tabled_to", "condition", "position", "url"),
                ]
            },
        ),
        (_("Texts"), {"fields": ["proposal", "decision"]}),
        SOURCES,
    ]


@admin.register(Stage)
class StageAdmin(AgreementPartAdmin):
    """Stages."""

    list_display = ["text", "agreement", "happened"]


@admin.register(Objective)
class ObjectiveAdmin(AgreementPartAdmin):
    """Goals."""

    list_display = ["text", "agreement", "position"]


@admin.register(Lineage)
class LineageAdmin(TranslatedAdmin):
    """Links between agreements."""

    list_display = ["later", "kind", "earlier"]
    list_select_related = ["later", "earlier"]
    autocomplete_fields = ["later", "earlier"]
