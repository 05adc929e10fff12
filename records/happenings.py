"""Things that happened on a day known more or less exactly."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.fields import PartialDateField
from records.periods import DatedModel

IN_TIME = (models.F("happened_on").asc(nulls_last=True), "position", "pk")


class Happening(DatedModel):
    """Something dated; ``happened_on`` … ``happened_by`` are the first and last fitting day.

    Rows are ordered by ``IN_TIME``: earliest first, those without a day last.
    """

    happened = PartialDateField(
        _("day"),
        earliest="happened_on",
        latest="happened_by",
        blank=True,
        help_text=_(
            "2013-01-16, 2012-06, 2017, 2014-23 (autumn 2014), [2017-06..2017-12] (some day"
            " between). Empty: not known."
        ),
    )
    happened_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed from “day”.")
    )
    happened_by = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed from “day”.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order among those of one day; the smallest first.")
    )

    class Meta:
        abstract = True
