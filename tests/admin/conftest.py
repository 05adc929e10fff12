"""A browser in which an editor can sign in."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.browsing import RIGHT


@pytest.fixture
def browser(admin_user: User) -> Client:
    """An editor's browser: it checks tokens, and nobody is signed in."""
    admin_user.set_password(RIGHT)
    admin_user.save()
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def editors() -> tuple[Client, Client]:
    """Aino and Eino, who may both change everything."""
    found = []
    for name in ("aino", "eino"):
        client = Client()
        client.force_login(get_user_model().objects.create_superuser(name))
        found.append(client)
    return found[0], found[1]
