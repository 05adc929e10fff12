"""Addresses of annual reports, under the list of meetings."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from meetings.report_views import annual_report_file

urlpatterns = [
    path(
        _("annual-report/<slug:slug>/<int:year>.<str:ending>"),
        annual_report_file,
        name="annual_report",
    ),
]
