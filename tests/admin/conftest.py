"""A browser in which an editor can sign in."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.browsing import RIGHT


@pytest.fixture
def browser(admin_user: User) -> Client:
    """An editor's browser: it checks tokens, and nobody is signed in."""
    admin_user.set_password(RIGHT)
    admin_user.save()
    return Client(enforce_csrf_checks=True)
