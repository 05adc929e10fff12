"""The editors' desk for organizations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from organizations.models import (
    Holding,
    Organ,
    Organization,
    PopulationFigure,
    Region,
    RegionMembership,
)
from records.admin.base import (
    PERIOD,
    PUBLICATION,
    SOURCES,
    PageAdmin,
    PartInline,
    TranslatedAdmin,
)


class PopulationFigureInline(PartInline):
    """Population of the municipality or region."""

    model = PopulationFigure
    fields = ["people", "counted", "citations", "certainty", "certainty_note"]


class RegionMembershipInline(PartInline):
    """Municipalities of the region."""

    model = RegionMembership
    autocomplete_fields = ["organization"]


class HoldingInline(PartInline):
    """Owners and members of the joint corporation."""

    model = Holding
    fk_name = "entity"
    autocomplete_fields = ["holder"]


@admin.register(Organization)
class OrganizationAdmin(PageAdmin):
    """Municipalities, joint corporations, the State."""

    list_display = ["name", "kind", "code", "is_public"]
    list_filter = ["kind", "form"]
    search_fields = ["name_fi", "name_sv", "name_en", "short_name_fi", "code"]
    autocomplete_fields = ["successor"]
    inlines = [PopulationFigureInline, HoldingInline]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "kind", "summary", "website"]}),
        (
            _("Municipality"),
            {"fields": ["form", "code", "letter", "tile_column", "tile_row"]},
        ),
        (PERIOD[0], {"fields": [*PERIOD[1]["fields"], "successor"]}),
        SOURCES,
        PUBLICATION,
    ]


@admin.register(Region)
class RegionAdmin(TranslatedAdmin):
    """The four cities, the fourteen, KUUMA."""

    list_display = ["name", "code", "position"]
    search_fields = ["name_fi", "code"]
    inlines = [RegionMembershipInline, PopulationFigureInline]


@admin.register(RegionMembership)
class RegionMembershipAdmin(TranslatedAdmin):
    """Which municipality belongs to which region."""

    list_display = ["organization", "region", "time"]
    list_filter = ["region"]
    list_select_related = ["organization", "region"]
    autocomplete_fields = ["organization", "region"]


@admin.register(Organ)
class OrganAdmin(TranslatedAdmin):
    """Councils, boards and committees."""

    list_display = ["name", "organization", "kind"]
    list_filter = ["kind"]
    list_select_related = ["organization"]
    search_fields = ["name_fi", "organization__name_fi"]
    autocomplete_fields = ["organization"]


@admin.register(Holding)
class HoldingAdmin(TranslatedAdmin):
    """Shares in joint corporations."""

    list_display = ["entity", "holder", "kind", "percent", "time"]
    list_filter = ["kind"]
    list_select_related = ["entity", "holder"]
    autocomplete_fields = ["entity", "holder"]


@admin.register(PopulationFigure)
class PopulationFigureAdmin(TranslatedAdmin):
    """Population."""

    list_display = ["organization", "region", "people", "counted"]
    list_select_related = ["organization", "region"]
    autocomplete_fields = ["organization", "region"]
