"""Addresses of meetings, of their items, and of the decisions of all of them."""

from django.urls import include, path, register_converter
from django.utils.translation import gettext_lazy as _

from meetings import views

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


register_converter(ItemNumber, "item")

OF_MEETINGS = [
    path("", include("meetings.attachment_urls")),
    path("", include("meetings.file_urls")),
    path("", views.MeetingList.as_view(), name="list"),
    path("<slug:slug>/", views.MeetingPage.as_view(), name="detail"),
    path(_("<slug:slug>/item-<item:number>/"), views.ItemPage.as_view(), name="item"),
]

urlpatterns = [
    path(_("meetings/"), include(OF_MEETINGS)),
    path(_("decisions/"), views.DecisionList.as_view(), name="decisions"),
]
