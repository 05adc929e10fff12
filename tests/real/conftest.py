"""The whole of ``content/``, loaded once for all tests of this folder."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from records import clock
from records.content.loading import load
from tests.transactions import count_rows, for_many


@pytest.fixture(scope="package")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this folder."""
    with for_many(django_db_blocker):
        load(settings.BASE_DIR / "content", now=clock.now())
        count_rows()
        yield


@pytest.fixture(autouse=True)
def loaded(db: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The content as it was loaded: what one test writes is gone for the next."""
    with for_many(django_db_blocker):
        yield
