"""Who has to approve which part of a plan, and what came of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.handlings import CityHandling
from agreements.models import Outcome
from bodies.models import Body
from organizations.models import Organ, Organization
from organizations.organs import refuse_foreign_organ


class Approval(CityHandling):
    """One time that an approver took the plan up; without outcome, that it has to approve it."""

    SHOWN_ON = ("project", "organization")

    class PlanPart(models.TextChoices):
        """Which part of the plan it is about."""

        LAND_USE = "land_use", _("land use")
        HOUSING = "housing", _("housing")
        LAND_USE_AND_HOUSING = "land_use_and_housing", _("land use and housing")
        TRANSPORT = "transport", _("transport")
        WHOLE = "whole", _("the whole plan")

    project = models.ForeignKey(
        "projects.Project",
        on_delete=models.CASCADE,
        related_name="approvals",
        verbose_name=_("project"),
        help_text=_("Project or plan decided on."),
    )
    part = models.CharField(
        _("part"),
        max_length=20,
        choices=PlanPart,
        default=PlanPart.WHOLE,
        help_text=_("What a body approves of it. An organization decides on the whole plan."),
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name=_("body"),
        help_text=_("Body that decides, for example HSYK. Empty when an organization does."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name=_("organization"),
        help_text=_("Municipality that decides, for example Kauniainen. Empty when a body does."),
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=20,
        choices=Outcome,
        blank=True,
        help_text=_("What came of it. Empty: the row only tells that it has to decide."),
    )

    class Meta(CityHandling.Meta):
        abstract = False
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(body=None, organization__isnull=False)
                | Q(body__isnull=False, organization=None),
                name="projects_approval_is_of_one",
                violation_error_message=_("Choose either a body or an organization."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body or self.organization}: {self.get_part_display()}"

    def clean(self) -> None:
        """Refuse what does not fit the approver or the outcome, on its field."""
        super().clean()
        if (self.body_id is None) == (self.organization_id is None):
            message = _("Choose either a body or an organization.")
            raise ValidationError({"organization": ValidationError(message, code="of_one")})
        refuse_foreign_organ(self.organ, self.organization_id)
        if self.organization_id and self.part != self.PlanPart.WHOLE:
            message = _("An organization decides on the whole plan. Choose “the whole plan”.")
            raise ValidationError({"part": ValidationError(message, code="not_whole")})
        if self.happened and not self.outcome:
            message = _("Something was done that day. Choose what came of it or clear the day.")
            raise ValidationError({"outcome": ValidationError(message, code="no_outcome")})

    @property
    def outcome_in_words(self) -> str:
        """The outcome; a proposal here goes from a committee to a board, not to the council."""
        if self.outcome == Outcome.PROPOSED:
            return gettext("proposed for approval")
        return super().outcome_in_words

    @property
    def decider(self) -> Organ | Body | None:
        """Who handled it: the organ, or the body itself."""
        return self.organ or self.body
