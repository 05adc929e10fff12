"""How the list of bodies can be narrowed."""

import django_filters
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bodies.models import Body
from organizations.models import Organization, Region
from records import clock
from records.filters import RecordFilters, state_filter


def municipalities(request: HttpRequest | None) -> models.QuerySet:
    """Public municipalities in alphabetical order."""
    return Organization.objects.published(clock.now()).municipalities().alphabetical()


class BodyFilters(RecordFilters):
    """By kind, region, state and the municipality that has seats."""

    kind = django_filters.ChoiceFilter(choices=Body.Kind, label=_("Kind"), empty_label=_("All"))
    region = django_filters.ModelChoiceFilter(
        queryset=lambda request: Region.objects.all(), label=_("Region"), empty_label=_("All")
    )
    state = state_filter()
    party = django_filters.ModelChoiceFilter(
        queryset=municipalities, method="of_party", label=_("Has seats"), empty_label=_("All")
    )

    class Meta:
        model = Body
        fields = ["kind", "region", "state", "party", "day"]

    def of_party(self, rows: models.QuerySet, name: str, value: Organization) -> models.QuerySet:
        """Bodies in which the chosen municipality has seats."""
        return rows.with_seats_of(value)
