"""What an action refuses, by the codes of its sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


@contextmanager
def refused(code: str, field: str = NON_FIELD_ERRORS) -> Iterator[None]:
    """Expect a refusal with ``code`` on ``field``; without a field, on the whole."""
    with pytest.raises(ValidationError) as refusal:
        yield
    error = refusal.value
    if field == NON_FIELD_ERRORS:
        assert [one.code for one in error.error_list] == [code]
    else:
        assert [one.code for one in error.error_dict[field]] == [code]
