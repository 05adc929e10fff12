"""Addresses of projects."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from projects import files, views

app_name = "projects"

urlpatterns = [
    path("", views.ProjectList.as_view(), name="list"),
    path("<slug:slug>/", views.ProjectPage.as_view(), name="detail"),
    path(_("<slug:slug>/parties.csv"), files.PartiesCsv.as_view(), name="parties_csv"),
    path(_("<slug:slug>/parties.json"), files.PartiesJson.as_view(), name="parties_json"),
    path(_("<slug:slug>/statements.csv"), files.StatementsCsv.as_view(), name="statements_csv"),
    path(_("<slug:slug>/statements.json"), files.StatementsJson.as_view(), name="statements_json"),
    path(_("<slug:slug>/approvals.csv"), files.ApprovalsCsv.as_view(), name="approvals_csv"),
    path(_("<slug:slug>/approvals.json"), files.ApprovalsJson.as_view(), name="approvals_json"),
]
