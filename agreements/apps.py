"""The agreements room as Django sees it."""

from django.utils.translation import gettext_lazy as _

from records import room


class AgreementsConfig(room.Room):
    """Agreements."""

    name = "agreements"
    verbose_name = _("Agreements")
