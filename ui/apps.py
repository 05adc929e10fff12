"""The look of the portal as a Django app: context, template tags and pictures, no models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the template tags and the context processor of the shared look."""

    name = "ui"
