"""Addresses of the files of meetings, included in those of the room."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from meetings import files

urlpatterns = [
    path(_("<slug:slug>/summary/version-<int:number>.json"), files.version, name="version"),
]
