"""Seats that belong to offices, and who holds the seats of quotas."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from bodies.deputy_rules import refuse_wrong_deputy
from bodies.people import Office, Person
from bodies.quotas import SeatQuota
from bodies.rounds import NominationHandling, mistake_in_decision
from records.periods import NoOverlap, Period, PeriodQuerySet, period_in_words
from records.sources import Sourced


class ExOfficioSeat(Sourced, Period):
    """A seat in a body that belongs to an office: whoever holds the office on the day sits."""

    SHOWN_ON = ("body", "office__organization")

    body = models.ForeignKey(
        "bodies.Body",
        on_delete=models.CASCADE,
        related_name="ex_officio_seats",
        verbose_name=_("body"),
        help_text=_("Body in which the seat is."),
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        related_name="ex_officio_seats",
        verbose_name=_("office"),
        help_text=_("Office that gives the seat."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=SeatQuota.Role,
        default=SeatQuota.Role.MEMBER,
        help_text=_("As what its holder sits."),
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ex_officio_seats",
        verbose_name=_("basis"),
        help_text=_("Agreement that gives the seat. Empty: not known."),
    )

    class Meta:
        verbose_name = _("office-bound seat")
        verbose_name_plural = _("office-bound seats")
        ordering = ["body", "pk"]
        constraints = [
            *Period.Meta.constraints,
            NoOverlap(
                together=("body", "office"),
                name="bodies_exofficioseat_one_a_day",
                violation_error_message=_(
                    "This office already has a seat in this body on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.office}"


class MembershipQuerySet(PeriodQuerySet):
    """Who holds the seats of quotas."""

    def seated(self, first: date, last: date) -> Self:
        """Those in force on ``first``–``last``; of a seat free on ``first``, the last before."""
        # One that ended before ``first`` stays when no other of its seat went on longer.
        seat = Membership.objects.filter(
            quota=OuterRef("quota"), seat_number=OuterRef("seat_number")
        )
        longer = Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on"))
        is_last = ~Exists(seat.begun(last).filter(longer).order_by())
        return self.begun(last).filter(Q(ends_on=None) | Q(ends_on__gte=first) | is_last)


class Membership(Sourced, Period):
    """A person or an office holding one numbered seat of a quota, or the seat being vacant."""

    SHOWN_ON = ("quota__body", "quota__organization")

    class Role(models.TextChoices):
        """Task in the body beside membership."""

        MEMBER = "member", _("member")
        CHAIRPERSON = "chairperson", _("chair")
        DEPUTY_CHAIRPERSON = "deputy_chairperson", _("deputy chair")

    quota = models.ForeignKey(
        "bodies.SeatQuota",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("quota"),
        help_text=_("Quota whose seat is held."),
    )
    seat_number = models.PositiveSmallIntegerField(
        _("seat number"), help_text=_("From 1 to the number of seats in the quota.")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("person"),
        help_text=_("Who holds it. Empty when an office does, or when the seat is vacant."),
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("office"),
        help_text=_("Office nominated instead of a person. Otherwise empty."),
    )
    is_vacant = models.BooleanField(
        _("vacant"),
        default=False,
        help_text=_("A source says that nobody holds the seat in this period."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.MEMBER,
        help_text=_("Member, chair or deputy chair."),
    )
    decision = models.ForeignKey(
        NominationHandling,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("nominating decision"),
        help_text=_(
            "Decision that named the holder: Helsinki, kaupunginhallitus 18.2.2013 § 201."
            " Empty: source missing."
        ),
    )
    deputy_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="personal_deputies",
        verbose_name=_("personal deputy of a nominated member"),
        help_text=_("Whose personal deputy this deputy member is. Otherwise empty."),
    )
    deputy_of_office = models.ForeignKey(
        ExOfficioSeat,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="personal_deputies",
        verbose_name=_("personal deputy of an office’s seat"),
        help_text=_("Seat by office whose personal deputy it is. Otherwise empty."),
    )
    deputy_rank = models.PositiveSmallIntegerField(
        _("rank among the deputies"),
        null=True,
        blank=True,
        help_text=_("1 for the first deputy of the quota. Empty: personal, or no rank is known."),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["quota", "seat_number", models.F("starts_on").asc(nulls_first=True)]
        indexes = [models.Index(fields=["quota", "seat_number"], name="bodies_membership_by_seat")]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_vacant=True, person=None, office=None)
                | Q(is_vacant=False, person__isnull=False, office=None)
                | Q(is_vacant=False, person=None, office__isnull=False),
                name="bodies_membership_is_held_by_one_or_vacant",
                violation_error_message=_(
                    "A seat is held by a person, by an office, or it is vacant: choose one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(seat_number__gte=1),
                name="bodies_membership_seats_count_from_one",
                violation_error_message=_("Seats are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(deputy_of=None, deputy_of_office=None)
                | Q(deputy_rank=None, deputy_of=None)
                | Q(deputy_rank=None, deputy_of_office=None),
                name="bodies_membership_is_a_deputy_in_one_way",
                violation_error_message=_(
                    "A deputy is personal to one seat or has a rank, not both: choose one."
                ),
            ),
            NoOverlap(
                together=("quota", "deputy_rank"),
                name="bodies_membership_one_in_a_rank",
                violation_error_message=_(
                    "Another deputy of this quota has this rank on some of these days."
                ),
            ),
            NoOverlap(
                together=("quota", "seat_number"),
                name="bodies_membership_one_in_a_seat",
                violation_error_message=_("This seat is taken on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.office or _('vacant')}, {self.quota}"

    @property
    def lacks_decision(self) -> bool:
        """Whether somebody holds the seat and no decision is named."""
        return self.decision_id is None and not self.is_vacant

    def clean(self) -> None:
        """Refuse a seat number, a day or a decision that is not the quota's, saying what is."""
        super().clean()
        if self.quota_id is None:
            return
        if self.decision and (mistake := mistake_in_decision(self.quota, self.decision)):
            raise ValidationError({"decision": mistake})
        if self.seat_number and self.seat_number > self.quota.seats:
            raise ValidationError({"seat_number": self._beyond_seats()})
        if self.starts_on and self.quota.starts_on and self.starts_on < self.quota.starts_on:
            raise ValidationError({"starts": self._beyond_period()})
        if self.quota.ends_on and (self.ends_on or self.quota.ends_on) > self.quota.ends_on:
            raise ValidationError({"ends": self._beyond_period()})
        if self.quota.ends_on and self.is_open_ended:
            raise ValidationError({"ends": self._beyond_period()})
        refuse_wrong_deputy(self)

    def _beyond_seats(self) -> ValidationError:
        return ValidationError(
            _(
                "Seat %(number)s does not exist: the quota has %(seats)s."
                " Choose a smaller number or raise the quota."
            ),
            code="beyond_quota",
            params={"number": self.seat_number, "seats": self.quota.seats},
        )

    def _beyond_period(self) -> ValidationError:
        return ValidationError(
            _("The quota is in force %(period)s. Choose days within it or mend the quota."),
            code="beyond_period",
            params={"period": period_in_words(self.quota)},
        )
