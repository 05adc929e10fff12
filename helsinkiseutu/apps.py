"""Which site the admin is."""

from django.contrib.admin.apps import AdminConfig


class EditorsAdmin(AdminConfig):
    """The admin of Django with a site that keeps what was typed."""

    default_site = "records.typed.site.TypedSite"
