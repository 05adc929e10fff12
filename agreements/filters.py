"""How the list of agreements can be narrowed."""

import django_filters
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from organizations.models import Organization
from records import clock
from records.filters import RecordFilters, state_filter


def parties(request: HttpRequest | None) -> models.QuerySet:
    """Public organizations that are party to an agreement."""
    public = Organization.objects.published(clock.now())
    return public.filter(agreement_parties__isnull=False).distinct().alphabetical()


class AgreementFilters(RecordFilters):
    """By line, kind, state and party."""

    series = django_filters.ChoiceFilter(
        choices=Agreement.Series, label=_("Line"), empty_label=_("All")
    )
    kind = django_filters.ChoiceFilter(
        choices=Agreement.Kind, label=_("Kind"), empty_label=_("All")
    )
    state = state_filter()
    party = django_filters.ModelChoiceFilter(
        queryset=parties, method="of_party", label=_("Party"), empty_label=_("All")
    )

    class Meta:
        model = Agreement
        fields = ["series", "kind", "state", "party", "day"]

    def of_party(self, rows: models.QuerySet, name: str, value: Organization) -> models.QuerySet:
        """Agreements that bind the chosen organization."""
        return rows.with_party(value)
