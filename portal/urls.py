"""Addresses of the pages that read the whole house, in the languages of the site."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from portal import organizations, views

app_name = "portal"

urlpatterns = [
    path("", views.front, name="front"),
    path(_("municipalities/"), organizations.MunicipalityList.as_view(), name="municipalities"),
    path(
        _("municipalities/<slug:slug>/"),
        organizations.MunicipalityPage.as_view(),
        name="municipality",
    ),
    path(
        _("joint-corporations/"),
        organizations.JointCorporationList.as_view(),
        name="joint_corporations",
    ),
    path(
        _("joint-corporations/<slug:slug>/"),
        organizations.JointCorporationPage.as_view(),
        name="joint_corporation",
    ),
    path(_("about/"), views.about, name="about"),
    path(_("accessibility/"), views.accessibility, name="accessibility"),
]
