"""Addresses of agreements."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from agreements import files, views

app_name = "agreements"

urlpatterns = [
    path("", views.AgreementList.as_view(), name="list"),
    path("<slug:slug>/", views.AgreementPage.as_view(), name="detail"),
    path(_("<slug:slug>/handlings.csv"), files.HandlingsCsv.as_view(), name="handlings_csv"),
    path(_("<slug:slug>/handlings.json"), files.HandlingsJson.as_view(), name="handlings_json"),
    path(
        _("<slug:slug>/changes/<slug:earlier>/"), views.AgreementChanges.as_view(), name="changes"
    ),
]
