"""The bodies room as Django sees it."""

from django.utils.translation import gettext_lazy as _

from records import room


class BodiesConfig(room.Room):
    """Bodies and seats."""

    name = "bodies"
    verbose_name = _("Bodies and seats")
