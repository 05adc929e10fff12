"""Addresses of the files of meetings, included in those of the room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
