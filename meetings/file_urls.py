"""Addresses of the files of meetings and of the calendars of bodies."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from meetings import calendar_files, files, version_pages
from meetings.exports import WRITERS
from meetings.versions import PaperVersion

AGENDA = PaperVersion.Kind.AGENDA


class Ending:
    """The ending of a file, which says its format."""

    regex = "|".join(WRITERS)

    def to_python(self, value: str) -> str:
        """The ending."""
        return value

    def to_url(self, value: str) -> str:
        """The ending as the address writes it."""
        return value


register_converter(Ending, "ending")

# Under the list of meetings.
urlpatterns = [
    path(_("<slug:slug>/summary.<ending:ending>"), files.MeetingFile.as_view(), name="file"),
    path(
        _("<slug:slug>/summary/version-<int:number>/"),
        version_pages.VersionPage.as_view(),
        name="summary_version",
    ),
    path(
        _("<slug:slug>/summary/version-<int:number>.pdf"),
        version_pages.VersionFile.as_view(),
        name="summary_version_pdf",
    ),
    path(
        _("<slug:slug>/summary/version-<int:number>.json"),
        version_pages.VersionJson.as_view(),
        name="summary_version_json",
    ),
    path(
        _("<slug:slug>/agenda/version-<int:number>/"),
        version_pages.VersionPage.as_view(kind=AGENDA),
        name="agenda_version",
    ),
    path(
        _("<slug:slug>/agenda/version-<int:number>.pdf"),
        version_pages.VersionFile.as_view(kind=AGENDA),
        name="agenda_version_pdf",
    ),
    path(
        _("<slug:slug>/agenda/version-<int:number>.json"),
        version_pages.VersionJson.as_view(kind=AGENDA),
        name="agenda_version_json",
    ),
]
# Beside the list of meetings, and under a body.
CALENDARS = [
    path(_("meetings.ics"), calendar_files.of_all, name="calendar"),
    path(_("bodies/<slug:slug>/meetings.ics"), calendar_files.of_body, name="body_calendar"),
]
