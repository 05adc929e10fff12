"""The exports room as Django sees it."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Bytes of files."""

    name = "exports"
