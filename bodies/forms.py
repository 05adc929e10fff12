"""The form in which an editor nominates."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bodies.models import Membership, SeatQuota
from bodies.nominations import take_free_seat
from records.admin.forms import RecordForm


class MembershipForm(RecordForm):
    """A membership; without a seat number it takes the first seat free through its period.

    Two editors who send it at once wait for each other, so that no seat is given twice.
    """

    seat_number = forms.IntegerField(
        label=_("seat number"),
        min_value=1,
        required=False,
        help_text=_("From 1 to the number of seats in the quota. Empty: the first free one."),
    )

    class Meta:
        model = Membership
        fields = [
            "quota",
            "seat_number",
            "person",
            "office",
            "is_vacant",
            "role",
            "decision",
            "deputy_of",
            "deputy_of_office",
            "deputy_rank",
            "starts",
            "ends",
            "citations",
            "certainty",
            "certainty_note",
        ]

    def clean(self) -> dict[str, Any]:
        """Hold the quota until the membership is stored, and find its seat."""
        data = super().clean() or self.cleaned_data
        quota = data.get("quota")
        if quota is None or self.errors:
            return data
        held = SeatQuota.objects.select_for_update().get(pk=quota.pk)
        if not data.get("seat_number"):
            wanted = Membership(pk=self.instance.pk, quota=held)
            wanted.starts, wanted.ends = data.get("starts", ""), data.get("ends", "")
            wanted.store_bounds()
            try:
                data["seat_number"] = take_free_seat(held, wanted)
            except ValidationError as refusal:
                self.add_error(None, refusal)
        return data
