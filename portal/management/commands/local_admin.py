"""``manage.py local_admin``: who may sign in to the portal on one's own machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from portal.management.administrator import local_admin
from records.management.refusals import PlainCommand


class Command(PlainCommand):
    """Makes the user ``admin`` once and tells its password while that is unchanged."""

    help = "Make the local administrator, or tell the generated password while it still works."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the name and the password, or that the password has been changed."""
        if settings.PRODUCTION:
            raise CommandError(
                "local_admin is for one's own machine:"
                " on a public server make users with manage.py createsuperuser."
            )
        sign_in = local_admin(settings.VAR_DIR / "admin_password")
        password = sign_in.password or "has been changed (new one: manage.py changepassword admin)"
        self.stdout.write(f"User:     {sign_in.name}\nPassword: {password}")
