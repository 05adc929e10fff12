"""Addresses of bodies."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from bodies import composition_pages, nomination_pages, views
from records.days import DayConverter

app_name = "bodies"

register_converter(DayConverter, "day")

urlpatterns = [
    path("", views.BodyList.as_view(), name="list"),
    path(_("people/<slug:slug>/"), views.PersonPage.as_view(), name="person"),
    path("<slug:slug>/", views.BodyPage.as_view(), name="detail"),
    path(
        _("<slug:slug>/nominations/"),
        nomination_pages.NominationPage.as_view(),
        name="nominations",
    ),
    path(
        _("<slug:slug>/nominations.csv"),
        nomination_pages.NominationTable.as_view(),
        name="nominations_csv",
    ),
    path(
        _("<slug:slug>/nominations.json"),
        nomination_pages.NominationData.as_view(),
        name="nominations_json",
    ),
    path(
        _("<slug:slug>/composition/"),
        composition_pages.ChosenDay.as_view(),
        name="choose_day",
    ),
    path(
        _("<slug:slug>/composition/<day:day>/"),
        composition_pages.CompositionPage.as_view(),
        name="composition",
    ),
    path(
        _("<slug:slug>/composition/<day:day>.csv"),
        composition_pages.CompositionTable.as_view(),
        name="composition_csv",
    ),
    path(
        _("<slug:slug>/composition/<day:day>.json"),
        composition_pages.CompositionData.as_view(),
        name="composition_json",
    ),
    path(
        _("<slug:slug>/composition/<day:first>/<day:last>/"),
        composition_pages.ComparisonPage.as_view(),
        name="comparison",
    ),
]
