"""The projects room as Django sees it."""

from django.utils.translation import gettext_lazy as _

from records import room


class ProjectsConfig(room.Room):
    """Projects and plans."""

    name = "projects"
    verbose_name = _("Projects and plans")
