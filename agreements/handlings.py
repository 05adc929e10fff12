"""What each party made of an agreement, time after time, and the stages of its life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models import Organ, Organization
from records.happenings import IN_TIME, Happening
from records.sources import Sourced


class Outcome(models.TextChoices):
    """What came of a matter when an organ took it up."""

    ON_AGENDA = "on_agenda", _("on the agenda")
    TABLED = "tabled", _("tabled")
    RETURNED = "returned", _("returned for further preparation")
    PROPOSED = "proposed", _("proposed to the council")
    APPROVED = "approved", _("approved")
    APPROVED_CHANGED = "approved_changed", _("approved with changes")
    CONDITIONAL = "conditional", _("approved with a condition")
    REJECTED = "rejected", _("rejected")
    NOTED = "noted", _("noted for information")
    REMOVED = "removed", _("removed from the agenda")


class Stage(Happening, Sourced):
    """A dated step in the life of an agreement that is no city's own decision."""

    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.CASCADE,
        related_name="stages",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is about."),
    )
    text = models.TextField(_("what happened"), help_text=_("One sentence, with who did it."))

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = IN_TIME

    def __str__(self) -> str:
        return self.text[:80]


class Handling(Happening, Sourced):
    """One time that a party's organ took the agreement up; all of them make that party's thread."""

    agreement = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.CASCADE,
        related_name="handlings",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is about."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="handlings",
        verbose_name=_("party"),
        help_text=_("Whose organ handled the matter."),
    )
    organ = models.ForeignKey(
        Organ,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handlings",
        verbose_name=_("organ"),
        help_text=_("Council or board. Empty: not known."),
    )
    section = models.CharField(
        _("section"),
        max_length=40,
        blank=True,
        help_text=_("As the minutes number it, for example § 663. Empty: not known."),
    )
    case_number = models.CharField(
        _("case number"), max_length=60, blank=True, help_text=_("For example HEL 2021-009837.")
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, help_text=_("What came of it.")
    )
    proposal = models.TextField(
        _("proposal"),
        blank=True,
        help_text=_("What was proposed; each point on a line of its own."),
    )
    decision = models.TextField(
        _("decision"), blank=True, help_text=_("What was decided, when it needs more than a word.")
    )

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlings")
        ordering = IN_TIME

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_outcome_display()}"
