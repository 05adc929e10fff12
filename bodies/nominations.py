"""Which seat a nomination gets, and why it may get none; the form of a membership asks it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bodies.models import Membership, SeatQuota
from records.periods import period_in_words


def take_free_seat(quota: SeatQuota, membership: Membership) -> int:
    """Number of the first seat of ``quota`` free through the period of ``membership``.

    The caller holds the row of ``quota``. Raises ``ValidationError`` with the figures when
    every seat is taken on some day of the period.
    """
    others = Membership.objects.filter(quota=quota).exclude(pk=membership.pk)
    taken = set(
        others.overlapping(membership.starts_on, membership.ends_on).values_list(
            "seat_number", flat=True
        )
    )
    free = next((number for number in range(1, quota.seats + 1) if number not in taken), None)
    if free is None:
        raise ValidationError({"quota": _full(quota)})
    return free


def _full(quota: SeatQuota) -> ValidationError:
    owner = quota.organization or quota.region or quota.label
    message = ngettext(
        "%(owner)s has %(seats)s seat in this body (%(period)s) and it is taken."
        " End a membership first or raise the quota.",
        "%(owner)s has %(seats)s seats in this body (%(period)s) and all are taken."
        " End a membership first or raise the quota.",
        quota.seats,
    )
    period = period_in_words(quota) or _("at an unknown time")
    return ValidationError(
        message,
        code="quota_full",
        params={"owner": owner, "seats": quota.seats, "period": period},
    )
