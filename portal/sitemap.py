"""The sitemap: every public page in every language."""

from django.contrib.sitemaps import Sitemap
from django.db import models
from django.urls import reverse

from agreements.models import Agreement
from bodies.models import Body
from bodies.terms import public_persons
from meetings.models import AgendaItem, Meeting
from organizations.models import Organization
from projects.models import Project
from records import clock

OWN_PAGES = (
    "portal:front",
    "agreements:list",
    "bodies:list",
    "projects:list",
    "meetings:list",
    "meetings:decisions",
    "portal:municipalities",
    "portal:joint_corporations",
    "portal:about",
    "portal:accessibility",
)


class OwnPages(Sitemap):
    """Lists and pages about the portal."""

    i18n = True
    alternates = True

    def items(self) -> tuple[str, ...]:
        """Names of addresses."""
        return OWN_PAGES

    def location(self, item: str) -> str:
        """Their addresses in the active language."""
        return reverse(item)


class RecordPages(Sitemap):
    """Public records of one kind."""

    i18n = True
    alternates = True
    limit = 5000

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        super().__init__()

    def items(self) -> models.QuerySet:
        """The public records."""
        return self.model.objects.published(clock.now()).order_by("pk")

    def lastmod(self, item: models.Model) -> object:
        """When the record last changed."""
        return item.updated_at


class PersonPages(Sitemap):
    """Persons with a seat in a public body."""

    i18n = True
    alternates = True
    limit = 5000

    def items(self) -> models.QuerySet:
        """The persons whose page everybody sees."""
        return public_persons(clock.now()).order_by("pk")


class NominationPages(RecordPages):
    """The nomination rounds of each public body that has some."""

    def __init__(self) -> None:
        super().__init__(Body)

    def items(self) -> models.QuerySet:
        """The bodies."""
        return super().items().exclude(nomination_rounds=None)

    def location(self, item: Body) -> str:
        """The page of its rounds."""
        return reverse("bodies:nominations", args=[item.slug])


class ItemPages(Sitemap):
    """Items of public agendas."""

    i18n = True
    alternates = True
    limit = 5000

    def items(self) -> models.QuerySet:
        """The items that everybody sees."""
        return AgendaItem.objects.published(clock.now()).select_related("meeting").order_by("pk")

    def lastmod(self, item: AgendaItem) -> object:
        """When its meeting last changed."""
        return item.meeting.updated_at


SITEMAPS = {
    "pages": OwnPages(),
    "persons": PersonPages(),
    "nominations": NominationPages(),
    "items": ItemPages(),
    **{
        model._meta.model_name: RecordPages(model)
        for model in (Agreement, Body, Project, Organization, Meeting)
    },
}
