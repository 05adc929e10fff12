"""Joint projects and plans, who takes part in them and how far they have come."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from bodies.models import Body
from organizations.models import Organization
from projects.approvals import Approval
from projects.participations import Participation
from projects.rounds import CommentRound, Statement
from records.fields import PartialDateField
from records.happenings import IN_TIME, Happening
from records.names import Named, NamedQuerySet
from records.periods import Period, PeriodQuerySet
from records.publication import Published, PublishedQuerySet, public_at
from records.sources import Sourced

__all__ = ["Approval", "CommentRound", "Milestone", "Participation", "Project", "Statement"]


class ProjectQuerySet(PublishedQuerySet, NamedQuerySet, PeriodQuerySet):
    """Projects and plans."""

    def with_participant(self, organization: Organization) -> Self:
        """Those in which ``organization`` takes or took part, by itself or with its region."""
        part = Participation.objects.of_organization(organization)
        return self.filter(pk__in=part.values("project"))

    def for_page(self, at: datetime) -> Self:
        """With all that their page shows; what is not public at ``at`` stays out."""
        return self.select_related("agreement", "company").prefetch_related(
            "citations__source",
            Prefetch("bodies", Body.objects.published(at)),
            *self._of_ledger(at),
            "participations__citations__source",
            "participations__region__memberships__organization",
            "milestones__citations__source",
            *_of_rounds(at),
            *_of_approvals(at),
        )

    def for_approvals(self, at: datetime) -> Self:
        """With what its approvers made of it; what is not public at ``at`` stays out."""
        return self.for_ledger(at).prefetch_related(
            "participations__region__memberships__organization", *_of_approvals(at)
        )

    def for_ledger(self, at: datetime) -> Self:
        """With those who take part; what is not public at ``at`` stays out."""
        return self.prefetch_related(*self._of_ledger(at))

    def for_rounds(self, at: datetime) -> Self:
        """With who is asked and what each said; what is not public at ``at`` stays out."""
        return self.for_ledger(at).prefetch_related(
            "participations__region__memberships__organization", *_of_rounds(at)
        )

    def for_waiting(self, at: datetime) -> Self:
        """With what tells whose decision or statement is awaited; sources stay out."""
        return self.for_ledger(at).prefetch_related(
            "participations__region__memberships__organization",
            "milestones",
            "comment_rounds",
            _statements(at),
            _approvals(at),
        )

    def _of_ledger(self, at: datetime) -> list[Prefetch]:
        parts = Participation.objects.public(at)
        return [
            Prefetch("participations", parts.select_related("organization", "region", "acceptor"))
        ]


def _of_rounds(at: datetime) -> list[str | Prefetch]:
    return [
        "comment_rounds__citations__source",
        _statements(at),
        "comment_rounds__statements__citations__source",
    ]


def _of_approvals(at: datetime) -> list[str | Prefetch]:
    return [_approvals(at), "approvals__citations__source"]


def _statements(at: datetime) -> Prefetch:
    statements = Statement.objects.filter(public_at(at, "organization"))
    return Prefetch(
        "comment_rounds__statements", statements.select_related("organization", "organ")
    )


def _approvals(at: datetime) -> Prefetch:
    public = public_at(at, "organization") | public_at(at, "body")
    approvals = Approval.objects.filter(public).select_related("body", "organization", "organ")
    return Prefetch("approvals", approvals)


class Project(Named, Published, Sourced, Period):
    """Something organizations do together: a project, a plan, a study."""

    class Kind(models.TextChoices):
        """What it is."""

        PROJECT = "project", _("project")
        PLAN = "plan", _("plan")
        STUDY = "study", _("study")
        PROGRAMME = "programme", _("programme")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, help_text=_("What it is."))
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: what is done and by whom.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("Contents; paragraphs apart by an empty line.")
    )
    approval_rule = models.TextField(
        _("who approves"), blank=True, help_text=_("Who approves which part, in words.")
    )
    municipalities_approve = models.BooleanField(
        _("every municipality decides"),
        default=False,
        help_text=_("Each municipality that is party to the plan has to approve it too."),
    )
    joining_rule = models.TextField(
        _("how to join"), blank=True, help_text=_("By what route others can or could join.")
    )
    joining_ends = PartialDateField(
        _("right to join until"),
        earliest="joining_ends_from",
        latest="joining_ends_on",
        blank=True,
        help_text=_(
            "Last day on which others could join: 2020-04-20, 2020. Empty: no such day is known."
        ),
    )
    joining_ends_from = models.DateField(
        _("earliest last day to join"),
        null=True,
        editable=False,
        help_text=_("Computed from “right to join until”."),
    )
    joining_ends_on = models.DateField(
        _("last possible day to join"),
        null=True,
        editable=False,
        help_text=_("Computed from “right to join until”."),
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("agreement"),
        help_text=_("Agreement it rests on. Empty: none known."),
    )
    bodies = models.ManyToManyField(
        Body,
        blank=True,
        related_name="projects",
        verbose_name=_("bodies"),
        help_text=_("Bodies that steer, handle or approve it."),
    )
    company = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("company"),
        help_text=_("Company founded for it. Empty: none."),
    )
    website = models.URLField(
        _("website"), max_length=300, blank=True, help_text=_("Its own page elsewhere.")
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["sort_fi"]
        constraints = [*Named.Meta.constraints, *Period.Meta.constraints]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("projects:detail", args=[self.slug])


class Milestone(Happening, Sourced):
    """A step in the life of a project."""

    SHOWN_ON = ("project",)

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="milestones",
        verbose_name=_("project"),
        help_text=_("Project it belongs to."),
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("A few words: “Shareholders’ agreement signed”.")
    )
    text = models.TextField(
        _("what happened"), blank=True, help_text=_("Who did what, with the section if known.")
    )
    is_planned = models.BooleanField(
        _("planned"), default=False, help_text=_("The source tells a plan, not what happened.")
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = IN_TIME

    def __str__(self) -> str:
        return self.title
