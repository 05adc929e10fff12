"""Addresses of attachments under their meeting; the room's urls.py takes them in."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from meetings import attachment_views

urlpatterns = [
    path(
        _("<slug:slug>/item-<item:number>/attachment-<item:paper>"),
        attachment_views.attachment,
        name="attachment",
    ),
]
