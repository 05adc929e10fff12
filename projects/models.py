"""Joint projects and plans, who takes part in them and how far they have come."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from bodies.models import Body
from organizations.models import Organization, Region
from records.happenings import IN_TIME, Happening
from records.names import Named, NamedQuerySet
from records.periods import NoOverlap, Period, PeriodQuerySet
from records.publication import Published, PublishedQuerySet, public_at
from records.sources import Sourced


class ProjectQuerySet(PublishedQuerySet, NamedQuerySet, PeriodQuerySet):
    """Projects and plans."""

    def with_participant(self, organization: Organization) -> Self:
        """Those in which ``organization`` takes or took part, by itself or with its region."""
        part = Participation.objects.of_organization(organization)
        return self.filter(pk__in=part.values("project"))

    def for_page(self, at: datetime) -> Self:
        """With all that their page shows; what is not public at ``at`` stays out."""
        public = Q(organization=None) | public_at(at, "organization")
        participations = Participation.objects.filter(public)
        return self.select_related("agreement", "company").prefetch_related(
            "citations__source",
            Prefetch("bodies", Body.objects.published(at)),
            Prefetch("participations", participations.select_related("organization", "region")),
            "participations__citations__source",
            "milestones__citations__source",
        )


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
    joining_rule = models.TextField(
        _("how to join"), blank=True, help_text=_("By what route others can or could join.")
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


class ParticipationQuerySet(PeriodQuerySet):
    """Participations."""

    def of_organization(self, organization: Organization) -> Self:
        """Those of ``organization``, and those of the regions it belongs to or has belonged to."""
        own = Q(organization=organization)
        return self.filter(own | Q(region__memberships__organization=organization)).distinct()


class Participation(Sourced, Period):
    """An organization, or a whole region, taking part in a project for a period."""

    class Role(models.TextChoices):
        """As what it takes part."""

        PARTY = "party", _("party")
        OWNER = "owner", _("owner")
        PREPARER = "preparer", _("preparer")
        PURCHASER = "purchaser", _("joint purchaser")

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="participations",
        verbose_name=_("project"),
        help_text=_("Project taken part in."),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("participant"),
        help_text=_("Who takes part. Empty when a whole region does."),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("region"),
        help_text=_("Region all of whose municipalities take part. Empty when one does."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.PARTY,
        help_text=_("As what it takes part."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("By what route it joined, or what its part is limited to."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page; the smallest first.")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["position", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(organization=None, region__isnull=False)
                | Q(organization__isnull=False, region=None),
                name="projects_participation_is_of_one",
                violation_error_message=_("Choose either a participant or a region."),
            ),
            NoOverlap(
                together=("project", "organization", "role"),
                name="projects_participation_once_a_day",
                violation_error_message=_(
                    "This organization already takes part in this role on some of these days."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization or self.region} – {self.project}"


class Milestone(Happening, Sourced):
    """A step in the life of a project."""

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
