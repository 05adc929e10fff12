"""Pages of meetings, of their items, and of decisions."""

from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from meetings.models import AgendaItem, Meeting
from records import clock
from records.names import Named
from records.pages import RecordPage
from ui.page import Crumb


class MeetingList(ListView):
    """Meetings."""

    model = Meeting
    template_name = "meetings/list.html"

    def get_queryset(self) -> models.QuerySet:
        """Public meetings."""
        return Meeting.objects.published(clock.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        return super().get_context_data(title=_("Meetings"), **kwargs)


class DecisionList(ListView):
    """What came of the items of all meetings."""

    model = AgendaItem
    template_name = "meetings/decisions.html"

    def get_queryset(self) -> models.QuerySet:
        """Public decisions."""
        return AgendaItem.objects.decided(clock.now()).select_related("meeting")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        return super().get_context_data(title=_("Decisions"), **kwargs)


class MeetingPage(RecordPage):
    """One meeting."""

    model = Meeting
    template_name = "meetings/detail.html"

    def get_queryset(self) -> models.QuerySet:
        """Meetings with all that the page shows."""
        return super().get_queryset().for_page(self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way here."""
        return super().get_context_data(
            title=self.object.name,
            crumbs=[Crumb(_("Meetings"), reverse("meetings:list")), Crumb(self.object.name)],
            **kwargs,
        )


class ItemPage(MeetingPage):
    """One item of a meeting."""

    template_name = "meetings/item.html"

    def address_of(self, record: Named) -> str:
        """The page of the item of this number in ``record``."""
        return reverse("meetings:item", args=[record.slug, self.kwargs["number"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item; raises ``Http404`` when everybody sees none of this number."""
        agenda = self.object.items.all() if self.object.shows_agenda else ()
        item = next((one for one in agenda if one.number == self.kwargs["number"]), None)
        if item is None:
            raise Http404
        return super().get_context_data(item=item, **kwargs)
