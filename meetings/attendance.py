"""Who was at a meeting, on whose behalf and in whose place."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bodies.models import Person
from bodies.voting import VOTING, votes
from organizations.models import Organization
from records.sources import Sourced


class AttendanceQuerySet(models.QuerySet):
    """Rows of lists of attendance."""

    def with_own_vote(self) -> Self:
        """Those of seats that vote, whether anybody is there or not."""
        return self.filter(role__in=VOTING, is_without_vote=False)


class Attendance(Sourced):
    """One person's or seat's row in the list of those present and absent.

    ``seat`` names the seat as the composition of the day does; a row without person is a
    seat whose holder is not recorded. ``has_vote`` tells those who count for the quorum.
    """

    SHOWN_ON = ("meeting",)

    class Role(models.TextChoices):
        """As what somebody is at the meeting."""

        CHAIRPERSON = "chairperson", _("chair")
        DEPUTY_CHAIRPERSON = "deputy_chairperson", _("deputy chair")
        MEMBER = "member", _("member")
        DEPUTY = "deputy", _("deputy member")
        ADDITIONAL_MEMBER = "additional_member", _("additional member")
        EXPERT = "expert", _("expert with the right to attend and speak")
        PRESENTER = "presenter", _("presenter")
        SECRETARY = "secretary", _("secretary")
        OFFICIAL = "official", _("other official")
        GUEST = "guest", _("invited guest")

    class Presence(models.TextChoices):
        """Whether somebody was there."""

        NOT_RECORDED = "not_recorded", _("not recorded")
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        related_name="attendances",
        verbose_name=_("meeting"),
        help_text=_("Meeting it is about."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in the list; the smallest first.")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("person"),
        help_text=_("Who it is. Empty: the holder of the seat is not recorded."),
    )
    title = models.CharField(
        _("office or task"),
        max_length=200,
        blank=True,
        help_text=_("As the list gives it: kaupunginjohtaja. Empty: none is given."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("on behalf of"),
        help_text=_("Whose seat it is, for example Espoo. Empty: nobody’s."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.MEMBER,
        help_text=_("As what somebody is at the meeting."),
    )
    is_without_vote = models.BooleanField(
        _("without a vote"),
        default=False,
        help_text=_("A chair or deputy chair whose seat is an expert’s or a deputy’s."),
    )
    presence = models.CharField(
        _("presence"),
        max_length=15,
        choices=Presence,
        default=Presence.NOT_RECORDED,
        help_text=_("Present or absent."),
    )
    is_remote = models.BooleanField(
        _("remotely"), default=False, help_text=_("Takes part over a connection, not on site.")
    )
    in_place_of = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputized_by",
        verbose_name=_("in place of"),
        help_text=_("Absent member whose deputy this is. Empty: sits in their own right."),
    )
    arrived_at = models.TimeField(
        _("arrived at"), null=True, blank=True, help_text=_("14.20. Empty: at the beginning.")
    )
    left_at = models.TimeField(
        _("left at"), null=True, blank=True, help_text=_("15.40. Empty: at the end.")
    )
    first_item = models.PositiveSmallIntegerField(
        _("from item"), null=True, blank=True, help_text=_("First item heard. Empty: the first.")
    )
    last_item = models.PositiveSmallIntegerField(
        _("to item"), null=True, blank=True, help_text=_("Last item heard. Empty: the last.")
    )
    disqualified_from = models.ManyToManyField(
        "meetings.AgendaItem",
        blank=True,
        related_name="disqualified",
        verbose_name=_("disqualified from"),
        help_text=_("Items that the person could not take part in deciding."),
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="meetings_attendance_of_a_person_once",
                violation_error_message=_("This person is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(first_item=None)
                | Q(last_item=None)
                | Q(first_item__lte=models.F("last_item")),
                name="meetings_attendance_ends_after_it_begins",
                violation_error_message=_("The last item heard is before the first one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.title or self.organization}: {self.get_role_display()}"

    def clean(self) -> None:
        """Refuse times, items and deputies that contradict each other, on their fields."""
        super().clean()
        if self.arrived_at and self.left_at and self.left_at <= self.arrived_at:
            message = _("Left at %(left)s, not after arriving at %(arrived)s. Mend either time.")
            words = {"left": f"{self.left_at:%H.%M}", "arrived": f"{self.arrived_at:%H.%M}"}
            raise ValidationError({"left_at": ValidationError(message, "reversed", words)})
        if self.first_item and self.last_item and self.first_item > self.last_item:
            message = _("The last item heard is before the first one.")
            raise ValidationError({"last_item": ValidationError(message, code="reversed")})
        if self.in_place_of_id:
            self._refuse_untrue_deputy()

    def _refuse_untrue_deputy(self) -> None:
        """A deputy sits for an absent voting member of the same organization and meeting."""
        absent = self.in_place_of
        message = ""
        if self.role != self.Role.DEPUTY and not self.is_without_vote:
            message = _("Only a deputy sits in somebody’s place. Choose the role “deputy member”.")
        elif absent.meeting_id != self.meeting_id or not absent.has_own_vote:
            message = _("Choose a member of this meeting.")
        elif absent.presence == self.Presence.PRESENT:
            message = _("The member is present: nobody sits in their place.")
        elif absent.organization_id != self.organization_id:
            message = _("%(member)s sits for another organization. Choose a member of the same.")
        if message:
            words = {"member": str(absent)}
            raise ValidationError({"in_place_of": ValidationError(message, "no_deputy", words)})

    @property
    def has_own_vote(self) -> bool:
        """Whether the row is of a seat that votes."""
        return votes(self.role) and not self.is_without_vote

    @property
    def has_vote(self) -> bool:
        """Whether the row counts for the quorum: by its own seat, or in a member's place."""
        return self.has_own_vote or self.in_place_of_id is not None

    def heard(self, number: int) -> bool:
        """Whether somebody present was there at item ``number``."""
        return self.presence == self.Presence.PRESENT and (self.first_item or number) <= number <= (
            self.last_item or number
        )
