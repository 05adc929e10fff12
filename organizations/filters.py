"""How the lists of organizations can be narrowed."""

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization, Region
from records.filters import RecordFilters, state_filter


class MunicipalityFilters(RecordFilters):
    """By region and form."""

    region = django_filters.ModelChoiceFilter(
        queryset=lambda request: Region.objects.all(),
        method="of_region",
        label=_("Region"),
        empty_label=_("All"),
    )
    form = django_filters.ChoiceFilter(
        choices=Organization.Form, label=_("Form"), empty_label=_("All")
    )

    class Meta:
        model = Organization
        fields = ["region", "form", "day"]

    def of_region(self, rows: models.QuerySet, name: str, value: Region) -> models.QuerySet:
        """Municipalities that belong or have belonged to the chosen region."""
        return rows.in_region(value.code)


class JointCorporationFilters(RecordFilters):
    """By kind and state."""

    kind = django_filters.ChoiceFilter(
        choices=[
            choice
            for choice in Organization.Kind.choices
            if choice[0] != Organization.Kind.MUNICIPALITY
        ],
        label=_("Kind"),
        empty_label=_("All"),
    )
    state = state_filter()

    class Meta:
        model = Organization
        fields = ["kind", "state", "day"]
