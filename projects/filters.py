"""How the list of projects can be narrowed."""

import django_filters
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from projects.models import Project
from records import clock
from records.filters import RecordFilters, state_filter


def participants(request: HttpRequest | None) -> models.QuerySet:
    """Public municipalities in alphabetical order."""
    return Organization.objects.published(clock.now()).municipalities().alphabetical()


class ProjectFilters(RecordFilters):
    """By kind, state and participant."""

    kind = django_filters.ChoiceFilter(choices=Project.Kind, label=_("Kind"), empty_label=_("All"))
    state = state_filter()
    party = django_filters.ModelChoiceFilter(
        queryset=participants, method="of_party", label=_("Takes part"), empty_label=_("All")
    )

    class Meta:
        model = Project
        fields = ["kind", "state", "party", "day"]

    def of_party(self, rows: models.QuerySet, name: str, value: Organization) -> models.QuerySet:
        """Projects in which the chosen municipality takes part."""
        return rows.with_participant(value)
