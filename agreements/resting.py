"""What rests on an agreement, as far as it is public at a moment.

The rooms above declare the ways back (``bodies``, ``quotas``, ``projects``,
``agenda_items``); nothing of theirs is imported here.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q

from agreements.models import Agreement
from records.publication import public_at


def bodies_of(agreement: Agreement, at: datetime) -> models.QuerySet:
    """Bodies that rest on ``agreement``, by name."""
    return agreement.bodies.published(at).alphabetical()


def projects_of(agreement: Agreement, at: datetime) -> models.QuerySet:
    """Projects and plans that rest on ``agreement``, by name."""
    return agreement.projects.published(at).alphabetical()


def quotas_of(agreement: Agreement, at: datetime) -> models.QuerySet:
    """Seats that ``agreement`` gives for nomination, by body, role and beginning."""
    whose = Q(organization=None) | public_at(at, "organization")
    public = agreement.quotas.filter(public_at(at, "body")).filter(whose)
    return public.select_related("body", "organization", "region").order_by(
        "body__sort_fi", "role", "starts_on", "pk"
    )


def office_seats_of(agreement: Agreement, at: datetime) -> models.QuerySet:
    """Seats that ``agreement`` gives to offices, by body."""
    public = agreement.ex_officio_seats.filter(public_at(at, "body"))
    public = public.filter(public_at(at, "office__organization"))
    return public.select_related("body", "office__organization").order_by("body__sort_fi", "pk")


def items_of(agreement: Agreement, at: datetime) -> models.QuerySet:
    """Items of meetings about ``agreement``, the newest first."""
    return agreement.agenda_items.openly_about(agreement=agreement).newest(at)
