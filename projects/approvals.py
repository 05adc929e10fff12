"""Who has to approve which part of a plan, and what came of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Outcome
from bodies.models import Body
from organizations.models import Organ, Organization
from organizations.organs import refuse_foreign_organ
from records.happenings import IN_TIME, Happening
from records.sources import Sourced


class Approval(Happening, Sourced):
    """One approver's decision on a part of a plan; without outcome it has not been found."""

    class PlanPart(models.TextChoices):
        """Which part of the plan it is about."""

        LAND_USE = "land_use", _("land use")
        HOUSING = "housing", _("housing")
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
        _("part"), max_length=20, choices=PlanPart, help_text=_("Land use, housing or transport.")
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
    organ = models.ForeignKey(
        Organ,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name=_("organ"),
        help_text=_("Council, board or committee of the organization. Empty: not known."),
    )
    section = models.CharField(
        _("section"),
        max_length=40,
        blank=True,
        help_text=_("As the minutes number it, for example § 44. Empty: not known."),
    )
    case_number = models.CharField(
        _("case number"), max_length=60, blank=True, help_text=_("For example HEL 2021-009837.")
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=20,
        choices=Outcome,
        blank=True,
        help_text=_("What came of it. Empty: it has to decide, but no decision has been found."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What the outcome does not tell, in a sentence.")
    )

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = IN_TIME
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
        """Refuse both approvers, none, and an organ of somebody else, on their fields."""
        super().clean()
        if (self.body_id is None) == (self.organization_id is None):
            message = _("Choose either a body or an organization.")
            raise ValidationError({"organization": ValidationError(message, code="of_one")})
        refuse_foreign_organ(self.organ, self.organization_id)

    @property
    def outcome_in_words(self) -> str:
        """The outcome; a proposal here goes from a committee to a board, not to the council."""
        if self.outcome == Outcome.PROPOSED:
            return gettext("proposed for approval")
        return self.get_outcome_display()
