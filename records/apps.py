"""The records room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """Foundation."""

    name = "records"
    verbose_name = _("Sources and foundation")

    def ready(self) -> None:
        """Keep history of sources and citations, and the stamps of pages; register the checks."""
        from records import checks, history, receiving, sources, stamps

        history.track([sources.Source, sources.Citation])
        checks.register()
        receiving.take_long_names()
        stamps.watch()
