"""Quotas: how many seats in a body an agreement gives an organization, and who nominates."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Min, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agreements.models import Agreement
from bodies.rounds import NominationHandling, mistake_in_decision
from bodies.voting import votes
from organizations.existence import refuse_absent_in
from organizations.models import Organ, Organization, Region
from records.partial_dates import OPEN, day_in_words
from records.periods import NoOverlap, Period
from records.sources import Sourced


class SeatQuota(Sourced, Period):
    """Seats in a body that an organization's organ fills by nomination for a period.

    Whose seats they are may be known only as a group (``region``) or not at all.
    """

    SHOWN_ON = ("body", "organization")

    class Role(models.TextChoices):
        """As what its holders sit."""

        MEMBER = "member", _("member")
        ADDITIONAL_MEMBER = "additional_member", _("additional member")
        DEPUTY = "deputy", _("deputy member")
        EXPERT = "expert", _("expert with the right to attend and speak")

        @property
        def has_vote(self) -> bool:
            """Whether seats of the role count among those of the body that vote."""
            return votes(self)

    body = models.ForeignKey(
        "bodies.Body",
        on_delete=models.CASCADE,
        related_name="quotas",
        verbose_name=_("body"),
        help_text=_("Body in which the seats are."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("organization"),
        help_text=_("Whose seats they are. Empty: a group’s, or not known."),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("group"),
        help_text=_("Group of municipalities whose seats they are together."),
    )
    label = models.CharField(
        _("whose, in words"),
        max_length=200,
        blank=True,
        help_text=_("Where neither says it: “Espoo, Vantaa and Kauniainen; division not known”."),
    )
    nominated_by = models.ForeignKey(
        Organ,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("nominated by"),
        help_text=_("Organ that nominates, for example Espoo’s city board. Empty: not known."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.MEMBER,
        help_text=_("As what its holders sit."),
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"), help_text=_("How many; the most where the number may vary.")
    )
    seats_at_least = models.PositiveSmallIntegerField(
        _("seats at least"),
        null=True,
        blank=True,
        help_text=_("The least, where the number may vary: 2 of 2–4. Else empty."),
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("basis"),
        help_text=_("Agreement that gives the seats. Empty: not known."),
    )

    class Meta:
        verbose_name = _("seat quota")
        verbose_name_plural = _("seat quotas")
        ordering = ["body", "role", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="bodies_seatquota_has_a_seat",
                violation_error_message=_("A quota has at least one seat."),
            ),
            models.CheckConstraint(
                condition=Q(seats_at_least=None) | Q(seats_at_least__lt=models.F("seats")),
                name="bodies_seatquota_least_is_less_than_most",
                violation_error_message=_("The least number of seats is not below the most."),
            ),
            NoOverlap(
                together=("body", "organization", "role"),
                name="bodies_seatquota_one_a_day",
                violation_error_message=_(
                    "This organization already has a quota in this body on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.organization or self.region or self.label} {self.seats}"

    def clean(self) -> None:
        """Refuse to lower or move the quota under those who hold its seats."""
        super().clean()
        refuse_absent_in(self, "organization")
        if self.pk is None or not self.seats:
            return
        self._refuse_other_role_under_deputies()
        members = self.memberships.aggregate(
            highest=Max("seat_number"), first=Min("starts_on"), last=Max("ends_on")
        )
        if members["highest"] and members["highest"] > self.seats:
            raise ValidationError(
                {
                    "seats": ValidationError(
                        _(
                            "Seat %(number)s is recorded as held or vacant, so the quota cannot"
                            " be %(seats)s. End or move that membership first."
                        ),
                        code="under_members",
                        params={"number": members["highest"], "seats": self.seats},
                    )
                }
            )
        if self.ends_on and self.memberships.filter(ends=OPEN).exists():
            raise ValidationError(
                {
                    "ends": ValidationError(
                        _(
                            "A membership of this quota goes on until further notice. End it"
                            " first, on a day within the quota."
                        ),
                        code="under_members",
                    )
                }
            )
        self._refuse_move_under_members(members["first"], members["last"])
        self._refuse_move_under_decisions()

    def _refuse_move_under_members(self, first: date | None, last: date | None) -> None:
        """``first`` and ``last`` are the outermost days of the memberships, as far as known."""
        message = _(
            "A membership of this quota reaches %(day)s. End or move it first, or choose a"
            " period that covers it."
        )
        outside = {
            "starts": first if first and self.starts_on and first < self.starts_on else None,
            "ends": last if last and self.ends_on and last > self.ends_on else None,
        }
        for field, day in outside.items():
            if day is not None:
                raise ValidationError(
                    {
                        field: ValidationError(
                            message, code="under_members", params={"day": day_in_words(day)}
                        )
                    }
                )

    def _refuse_move_under_decisions(self) -> None:
        """Refuse another body, organization or organ than its members were named by."""
        named = NominationHandling.objects.filter(memberships__quota=self).distinct()
        for decision in named.select_related("round__body", "organization", "organ"):
            if mistake := mistake_in_decision(self, decision):
                raise mistake

    def _refuse_other_role_under_deputies(self) -> None:
        """Deputies personal or ranked can stand only in a quota of deputies."""
        if self.role == self.Role.DEPUTY:
            return
        known = Q(deputy_of=None, deputy_of_office=None, deputy_rank=None)
        if deputies := self.memberships.exclude(known).count():
            message = ngettext(
                "%(count)s deputy of this quota has a rank or a member of one’s own. Empty those"
                " first or leave the role as it is.",
                "%(count)s deputies of this quota have a rank or a member of their own. Empty"
                " those first or leave the role as it is.",
                deputies,
            )
            refusal = ValidationError(message, code="under_deputies", params={"count": deputies})
            raise ValidationError({"role": refusal})
