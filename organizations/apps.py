"""The organizations room as Django sees it."""

from django.utils.translation import gettext_lazy as _

from records import room


class OrganizationsConfig(room.Room):
    """Municipalities and organizations."""

    name = "organizations"
    verbose_name = _("Municipalities and organizations")
