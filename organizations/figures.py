"""Figures about organizations: shares in joint corporations, and population."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.existence import refuse_absent_in
from records.fields import PartialDateField
from records.periods import DatedModel, NoOverlap, Period
from records.sources import Sourced


class Holding(Sourced, Period):
    """An organization's part in another: share of ownership, share of votes or membership."""

    SHOWN_ON = ("entity", "holder")

    class Kind(models.TextChoices):
        """What the percentage is a share of."""

        OWNERSHIP = "ownership", _("ownership")
        VOTES = "votes", _("votes")
        MEMBERSHIP = "membership", _("membership")

    entity = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.PROTECT,
        related_name="holdings",
        verbose_name=_("joint corporation"),
        help_text=_("What is owned."),
    )
    holder = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.PROTECT,
        related_name="held",
        verbose_name=_("owner or member"),
        help_text=_("Who owns it or is a member of it."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, help_text=_("What the percentage is a share of.")
    )
    percent = models.DecimalField(
        _("share, %"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("For example 49.7. Empty: not known."),
    )

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        ordering = ["entity", "kind", models.F("percent").desc(nulls_last=True), "holder__sort_fi"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(percent=None) | models.Q(percent__gte=0, percent__lte=100),
                name="organizations_holding_is_a_share_of_a_whole",
                violation_error_message=_("A share lies between 0 and 100 per cent."),
            ),
            NoOverlap(
                together=("entity", "holder", "kind"),
                name="organizations_holding_once_a_day",
                violation_error_message=_(
                    "This owner already has a share of this kind on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} – {self.entity}"

    def clean(self) -> None:
        """Refuse an owner, or what is owned, that does not exist on these days."""
        super().clean()
        refuse_absent_in(self, "entity", "holder")


class PopulationFigure(DatedModel, Sourced):
    """How many people lived in a municipality or a region on a day."""

    SHOWN_ON = ("organization",)

    organization = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="population_figures",
        verbose_name=_("municipality"),
        help_text=_("Municipality counted. Empty when a region is."),
    )
    region = models.ForeignKey(
        "organizations.Region",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="population_figures",
        verbose_name=_("region"),
        help_text=_("Region counted. Empty when a municipality is."),
    )
    people = models.PositiveIntegerField(_("people"), help_text=_("For example 674963."))
    counted = PartialDateField(
        _("counted"),
        earliest="counted_on",
        latest="counted_by",
        help_text=_("Day of the count, for example 2023-12-31."),
    )
    counted_on = models.DateField(
        _("first possible day"), null=True, editable=False, help_text=_("Computed from “counted”.")
    )
    counted_by = models.DateField(
        _("last possible day"), null=True, editable=False, help_text=_("Computed from “counted”.")
    )

    class Meta:
        verbose_name = _("population figure")
        verbose_name_plural = _("population figures")
        ordering = ["-counted_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organization=None, region__isnull=False)
                | models.Q(organization__isnull=False, region=None),
                name="organizations_populationfigure_counts_one_thing",
                violation_error_message=_("Choose either a municipality or a region."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization or self.region}: {self.people}"
