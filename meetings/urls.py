"""Addresses of meetings, of their items, and of the decisions of all of them."""

from django.urls import include, path, register_converter
from django.utils.translation import gettext_lazy as _

from meetings import decision_files, file_urls, pages, report_urls, views

app_name = "meetings"


class ItemNumber:
    """The number of an item as an address writes it, without zeros before it."""

    regex = r"[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number as the address writes it."""
        return str(value)


class Year:
    """A year of the calendar, in four digits."""

    regex = r"(?:19|20|21)[0-9]{2}"

    def to_python(self, value: str) -> int:
        """The year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The year as the address writes it."""
        return str(value)


register_converter(ItemNumber, "item")
register_converter(Year, "year")

OF_MEETINGS = [
    path("", include("meetings.attachment_urls")),
    path("", include(file_urls.urlpatterns)),
    path("", include(report_urls.urlpatterns)),
    path("", views.MeetingList.as_view(), name="list"),
    path(_("calendar/<year:year>/"), views.MeetingCalendar.as_view(), name="months"),
    path("<slug:slug>/", pages.MeetingPage.as_view(), name="detail"),
    path(_("<slug:slug>/item-<item:number>/"), pages.ItemPage.as_view(), name="item"),
]

urlpatterns = [
    path(_("meetings/"), include(OF_MEETINGS)),
    path(_("decisions/"), views.DecisionList.as_view(), name="decisions"),
    path(_("decisions.csv"), decision_files.DecisionsCsv.as_view(), name="decisions_csv"),
    path(_("decisions.json"), decision_files.DecisionsJson.as_view(), name="decisions_json"),
    path("", include(file_urls.CALENDARS)),
]
