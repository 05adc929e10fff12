"""The meetings room as Django sees it."""

from django.utils.translation import gettext_lazy as _

from records import room


class MeetingsConfig(room.Room):
    """Meetings, their agendas and summaries."""

    name = "meetings"
    verbose_name = _("Meetings")
