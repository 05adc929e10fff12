"""One transaction for many tests, where building their records takes long."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def for_many(blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all tests of a module or folder; what they wrote is gone afterwards.

    They call the fixture that holds it ``db``: that name makes pytest-django prepare the test
    database, and stands in for the one that ends its transaction with each test.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def count_rows() -> None:
    """Let the database count the rows: it plans by the count.

    Nobody else counts those of an open transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
