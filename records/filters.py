"""Filters that many lists share."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

STATES = [
    ("current", _("in force or active")),
    ("ended", _("ended")),
    ("upcoming", _("upcoming")),
    ("unknown", _("dates not known")),
]


class RecordFilters(django_filters.FilterSet):
    """Filters of a list that tells about one ``day``, which the reader may choose."""

    day = django_filters.CharFilter(
        method="of_any_day",
        label=_("Situation on"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        self.shown_day = day
        super().__init__(*args, **kwargs)

    def of_any_day(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """All rows: the day says what their states are told of, it leaves none out."""
        return rows

    def in_state(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Rows in the state on the day that the page shows."""
        return rows.in_state(value, self.shown_day)


def state_filter() -> django_filters.ChoiceFilter:
    """Choice of the state on the day that the page shows."""
    return django_filters.ChoiceFilter(
        method="in_state", choices=STATES, label=_("State"), empty_label=_("All")
    )
