"""An organization takes part, and is awaited, only while it exists; every app asks here."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records.partial_dates import day_in_words
from records.periods import Period, State, period_in_words

if TYPE_CHECKING:
    from organizations.models import Organization


def exists_on(organization: "Organization", day: date) -> bool:
    """Whether ``organization`` exists, or by what is known may exist, on ``day``."""
    return organization.state_on(day) not in (State.UPCOMING, State.ENDED)


def refuse_absent(
    organization: "Organization | None",
    first: date | None,
    last: date | None,
    field: str = "organization",
) -> None:
    """Raise ``ValidationError`` on ``field`` where it exists on no day from ``first`` to ``last``.

    None is without bound. Nothing is refused where no organization is named.
    """
    if organization is None:
        return
    starts_on, ends_on = organization.starts_on, organization.ends_on
    is_over = ends_on is not None and first is not None and first > ends_on
    is_to_come = starts_on is not None and last is not None and last < starts_on
    if is_over or is_to_come:
        message = _(
            "%(organization)s exists %(period)s, not on %(day)s. Choose an organization of that"
            " time, such as its successor or predecessor, or correct the days."
        )
        words = {
            "organization": organization.name,
            "period": period_in_words(organization),
            "day": day_in_words(first if is_over else last),
        }
        raise ValidationError({field: ValidationError(message, "not_existing", words)})


def refuse_absent_in(period: Period, *fields: str) -> None:
    """The same for the organizations that ``period`` names in ``fields``, over its own days."""
    for field in fields:
        if getattr(period, f"{field}_id") is not None:
            refuse_absent(getattr(period, field), period.starts_on, period.ends_on, field)


def refuse_own_successor(organization: "Organization") -> None:
    """Raise ``ValidationError`` where following its successors leads back to ``organization``."""
    seen, found = set(), organization.successor
    while found is not None and found.pk not in seen:
        if found.pk == organization.pk and organization.pk is not None:
            message = _(
                "%(organization)s would come after itself. Choose another successor or empty this."
            )
            words = {"organization": organization.name}
            raise ValidationError({"successor": ValidationError(message, "circle", words)})
        seen.add(found.pk)
        found = found.successor
