"""Pages of municipalities and of joint corporations: what each takes part in, over the house."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement
from bodies.models import Body
from meetings.models import AgendaItem, Meeting
from organizations.filters import JointCorporationFilters, MunicipalityFilters
from organizations.models import Holding, Organization, Region, RegionMembership
from portal import pictures
from portal.seats import seats_of
from portal.waiting import waiting_for
from projects.models import Project
from records.names import active_language
from records.pages import RecordList, RecordPage
from records.paging import Order
from records.publication import public_at
from ui.page import Crumb

# So many meetings and decisions are listed; the lists of them have the rest.
NEWEST = 5


class OrganizationList(RecordList):
    """Organizations in alphabetical order."""

    model = Organization

    @property
    def order(self) -> Order:
        """Alphabetical in the language of the page."""
        return Order(f"sort_{active_language()}", models.CharField())


class MunicipalityList(OrganizationList):
    """Municipalities as a map and as a list, and the regions they form."""

    filterset_class = MunicipalityFilters
    template_name = "portal/municipalities.html"

    def get_queryset(self) -> models.QuerySet:
        """Municipalities with the regions each belongs to."""
        memberships = RegionMembership.objects.on(self.shown.day).select_related("region")
        return (
            super()
            .get_queryset()
            .municipalities()
            .prefetch_related(Prefetch("region_memberships", memberships))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, the map and the regions."""
        return super().get_context_data(
            title=_("Municipalities"),
            description=_("The municipalities of the Helsinki region and what each takes part in."),
            crumbs=[Crumb(_("Municipalities"))],
            map=pictures.region_map(self.now),
            regions=list(Region.objects.all()),
            **kwargs,
        )


class JointCorporationList(OrganizationList):
    """Joint authorities, companies, the State and other parties."""

    filterset_class = JointCorporationFilters
    template_name = "portal/joint_corporations.html"

    def get_queryset(self) -> models.QuerySet:
        """All organizations but municipalities."""
        return super().get_queryset().others()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        return super().get_context_data(
            title=_("Joint corporations and other parties"),
            description=_("Joint authorities and companies of the cities, the State, others."),
            crumbs=[Crumb(_("Joint corporations and other parties"))],
            **kwargs,
        )


class OrganizationPage(RecordPage):
    """One organization: what it has agreed, where it sits, what it runs and owns."""

    model = Organization

    def get_queryset(self) -> models.QuerySet:
        """Organizations with all that the page shows."""
        return with_own_facts(super().get_queryset(), self.shown.day, self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the organization takes part in on the day."""
        organization, day, at = self.object, self.shown.day, self.now
        agreements = Agreement.objects.published(at).with_party(organization).with_beginning()
        projects = Project.objects.published(at)
        run = projects.with_participant(organization) | projects.filter(company=organization)
        return super().get_context_data(
            title=organization.name,
            description=organization.summary,
            agreements=list(agreements.order_by("-began", "-pk")),
            seats=seats_of(organization, day, at),
            projects=list(run.distinct().alphabetical()),
            bodies=list(
                Body.objects.published(at).filter(organization=organization).alphabetical()
            ),
            **kwargs,
        )


class MunicipalityPage(OrganizationPage):
    """One municipality, with its place on the map."""

    template_name = "portal/municipality.html"

    def get_queryset(self) -> models.QuerySet:
        """Municipalities only."""
        return super().get_queryset().municipalities()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The map with this municipality marked, and what waits for it."""
        return super().get_context_data(
            crumbs=[
                Crumb(_("Municipalities"), reverse("portal:municipalities")),
                Crumb(self.object.name),
            ],
            map=pictures.region_map(self.now, current=self.object),
            waiting=waiting_for(self.object, self.shown.day, self.now),
            meetings=list(Meeting.objects.of_municipality(self.object).newest(self.now)[:NEWEST]),
            decisions=list(self._decisions()[:NEWEST]),
            **kwargs,
        )

    def _decisions(self) -> models.QuerySet:
        """What bodies in which it has seats decided, the newest first."""
        decided = AgendaItem.objects.decided(self.now)
        return decided.of_municipality(self.object).newest(self.now)


class JointCorporationPage(OrganizationPage):
    """One joint corporation or other party, with its owners or members."""

    template_name = "portal/joint_corporation.html"

    def get_queryset(self) -> models.QuerySet:
        """All organizations but municipalities."""
        return super().get_queryset().others()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way here."""
        return super().get_context_data(
            crumbs=[
                Crumb(
                    _("Joint corporations and other parties"), reverse("portal:joint_corporations")
                ),
                Crumb(self.object.name),
            ],
            **kwargs,
        )


def with_own_facts(organizations: models.QuerySet, day: date, at: datetime) -> models.QuerySet:
    """``organizations`` with population, regions and holdings and the sources of each."""
    owners = Holding.objects.filter(public_at(at, "holder")).select_related("holder")
    owned = Holding.objects.filter(public_at(at, "entity")).select_related("entity")
    memberships = RegionMembership.objects.select_related("region")
    named = Organization.objects.published(at)
    return organizations.prefetch_related(
        Prefetch("successor", named),
        Prefetch("predecessors", named.alphabetical()),
        "citations__source",
        "population_figures__citations__source",
        Prefetch("region_memberships", memberships.prefetch_related("citations__source")),
        Prefetch("holdings", owners.prefetch_related("citations__source")),
        Prefetch("held", owned.prefetch_related("citations__source")),
    )
