"""One transaction for the tests of a module, where building its records takes long."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def for_a_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all tests of a module; what they wrote is gone afterwards.

    The module calls the fixture that holds it ``db``: that name makes pytest-django prepare
    the test database, and stands in for the one that ends its transaction with each test.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
