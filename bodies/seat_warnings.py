"""What an editor is told after saving: who now has two seats of one body at once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Model, Q
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from bodies.models import Body, ExOfficioSeat, Membership, OfficeHolding
from bodies.twice import Twice, in_words, seated_twice


class SaysWhoSitsTwice:
    """An admin of records that seat people: what was saved may stand, but not unnoticed."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool
    ) -> None:
        """Store the rows too, then warn of each person with two seats because of what was sent."""
        super().save_related(request, form, formsets, change)
        sent = [form, *(row for formset in formsets for row in formset.forms)]
        changed = [one.instance for one in sent if one.has_changed() and one.instance.pk]
        for twice in clashes_of(changed):
            warning = _("%(what)s. Correct one of them, or leave it where a source says so.")
            text = warning % {"what": in_words(twice)}
            self.message_user(request, f"{twice.body}: {text}", messages.WARNING)


def clashes_of(changed: Iterable[Model]) -> list[Twice]:
    """Persons with two seats of one body, one of them by a record among ``changed``."""
    rows = list(changed)
    bodies = Body.objects.filter(_places(rows)).distinct() if _seats(rows) else []
    if not bodies:
        return []
    fetched = Body.objects.with_holders(date.min, None, until=date.max)
    found = [
        twice
        for body in fetched.filter(pk__in=[body.pk for body in bodies])
        for twice in seated_twice(body)
    ]
    return [twice for twice in found if any(_concerns(row, twice) for row in rows)]


def _seats(rows: Iterable[Model]) -> bool:
    return any(isinstance(row, Membership | ExOfficioSeat | OfficeHolding) for row in rows)


def _places(rows: Iterable[Model]) -> Q:
    """Bodies in which ``rows`` seat somebody."""
    places = Q(pk=None)
    for row in rows:
        if isinstance(row, Membership):
            places |= Q(quotas=row.quota_id)
        elif isinstance(row, ExOfficioSeat):
            places |= Q(pk=row.body_id)
        elif isinstance(row, OfficeHolding):
            places |= Q(ex_officio_seats__office=row.office_id)
            places |= Q(quotas__memberships__office=row.office_id)
    return places


def _concerns(row: Any, twice: Twice) -> bool:
    """Whether ``row`` is one of the two seats, or the office by which the person has one."""
    if isinstance(row, OfficeHolding):
        offices = [seat.office_id for seat in twice.seats]
        return row.person_id == twice.person.pk and row.office_id in offices
    return row in twice.seats
