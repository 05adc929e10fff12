"""Addresses of bodies."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from bodies import composition_pages, views
from records.days import DayConverter

app_name = "bodies"

register_converter(DayConverter, "day")

urlpatterns = [
    path("", views.BodyList.as_view(), name="list"),
    path("<slug:slug>/", views.BodyPage.as_view(), name="detail"),
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
]
