"""Pages of agreements."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agreements import changes, files, gaps, pictures, progress, resting, tracking
from agreements.filters import AgreementFilters
from agreements.models import Agreement
from records import clock, gone
from records.names import active_language, by_any_slug
from records.pages import RecordList, RecordPage
from records.paging import Order
from ui.page import Crumb

# So many items of meetings are listed; the list of decisions has the rest.
NEWEST = 5


class AgreementList(RecordList):
    """Agreements, the newest first."""

    model = Agreement
    filterset_class = AgreementFilters
    template_name = "agreements/list.html"
    order = Order("began", models.DateField(), is_descending=True)

    def get_queryset(self) -> models.QuerySet:
        """Public agreements with the day their order goes by."""
        return super().get_queryset().with_beginning()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list and the timeline of the cities' agreements."""
        line = Agreement.objects.of_line(Agreement.Series.CITIES, self.now)
        everything = Agreement.objects.published(self.now)
        return super().get_context_data(
            title=_("Agreements"),
            description=_("What the cities and municipalities have agreed since 2004."),
            crumbs=[Crumb(_("Agreements"))],
            timeline=pictures.timeline_of(line, self.shown.day),
            gaps=[
                (Agreement.Series(series).label, [gaps.in_words(gap) for gap in holes])
                for series, holes in gaps.by_line(everything.only("series", *gaps.DAYS)).items()
            ],
            **kwargs,
        )


class AgreementPage(RecordPage):
    """One agreement: whom it binds, what each made of it, what it says, what rests on it."""

    model = Agreement
    template_name = "agreements/detail.html"

    def get_queryset(self) -> models.QuerySet:
        """Agreements with all that the page shows."""
        return super().get_queryset().for_page(self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tracks of the parties and what rests on the agreement."""
        agreement = self.object
        tracks = tracking.tracks_of(agreement, self.shown.day, clock.today())
        items = list(resting.items_of(agreement, self.now)[:NEWEST])
        partners = [party for party in agreement.parties.all() if party.role == party.Role.PARTNER]
        return super().get_context_data(
            title=agreement.name,
            description=agreement.summary,
            crumbs=[Crumb(_("Agreements"), reverse("agreements:list")), Crumb(agreement.name)],
            state=agreement.state_on(self.shown.day),
            gaps=self._gaps_beside(agreement),
            tracks=tracks,
            tracks_sentence=progress.of_agreement(agreement, tracks),
            partners=partners,
            bodies=list(resting.bodies_of(agreement, self.now)),
            projects=list(resting.projects_of(agreement, self.now)),
            quotas=list(resting.quotas_of(agreement, self.now)),
            items=items,
            contents=_contents(agreement, has_items=bool(items)),
            twins=files.twins(agreement, self.shown.query),
            **kwargs,
        )

    def _gaps_beside(self, agreement: Agreement) -> list[str]:
        """The gaps of its line that begin or end with ``agreement``, in words."""
        line = Agreement.objects.of_line(agreement.series, self.now).only(*gaps.DAYS)
        return [gaps.in_words(gap) for gap in gaps.gaps(line) if gap.is_beside(agreement)]


class AgreementChanges(RecordPage):
    """What changed from an earlier agreement to a later one."""

    model = Agreement
    template_name = "agreements/changes.html"

    def address_of(self, record: Agreement) -> str:
        """What changed from the same earlier agreement to ``record``."""
        return record.get_changes_url(self.earlier)

    @cached_property
    def earlier(self) -> Agreement:
        """The agreement compared with; raises as ``records.gone`` when it is not public."""
        others = self.get_queryset().published(self.now).exclude(pk=self.object.pk)
        slug, language = self.kwargs["earlier"], active_language()
        found = by_any_slug(others, slug, language)
        if found is None:
            raise gone.missing(self.get_queryset(), slug, language, self.now)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both agreements and their differences."""
        later, earlier = self.object, self.earlier
        names = {"earlier": earlier.short_name, "later": later.short_name}
        return super().get_context_data(
            title=_("What changed: %(earlier)s → %(later)s") % names,
            description=_("What changed from one agreement to the next."),
            crumbs=[
                Crumb(_("Agreements"), reverse("agreements:list")),
                Crumb(later.name, later.get_absolute_url()),
                Crumb(_("What changed")),
            ],
            earlier=earlier,
            changes=changes.changes(earlier, later, self.now),
            **kwargs,
        )


def _contents(agreement: Agreement, *, has_items: bool) -> list[tuple[str, str]]:
    """The sections of the page, for "on this page"."""
    has_contents = agreement.description or agreement.objectives.all()
    sections = [
        ("decisions", _("What each party decided"), True),
        ("contents", _("Contents and goals"), has_contents),
        ("stages", _("Stages"), agreement.stages.all()),
        ("meetings", _("In meetings"), has_items),
        ("rests", _("What rests on this agreement"), True),
        ("sources", _("Sources"), True),
    ]
    return [(anchor, label) for anchor, label, is_there in sections if is_there]
