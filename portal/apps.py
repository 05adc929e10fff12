"""The portal room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Pages that read the whole house."""

    name = "portal"
    verbose_name = _("Portal")
