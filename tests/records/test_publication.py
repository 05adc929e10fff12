"""Draft, scheduled, public, withdrawn: who sees a record when."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import Agreement
from bodies.models import Body, ExOfficioSeat
from records.publication import public_at
from tests.builders import (
    AT,
    a_body,
    an_agreement,
    an_office,
    an_office_bound_seat,
    an_organization,
)

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("published_at", "withdrawn_at", "expected"),
    [
        (None, None, False),
        (AT + MOMENT, None, False),
        (AT, None, True),
        (AT - DAY, None, True),
        (AT - DAY, AT + MOMENT, True),
        (AT - DAY, AT, False),
        (AT - DAY, AT - MOMENT, False),
    ],
    ids=[
        "draft",
        "scheduled",
        "from now",
        "public",
        "soon withdrawn",
        "withdrawn now",
        "withdrawn",
    ],
)
def test_a_record_is_public_from_its_moment_until_it_is_withdrawn(
    published_at: datetime | None, withdrawn_at: datetime | None, expected: bool
) -> None:
    reason = "Kirjattiin kahdesti." if withdrawn_at else ""
    body = a_body(published_at=published_at, withdrawn_at=withdrawn_at, withdrawal_reason=reason)

    assert body.is_public(AT) is expected
    assert Body.objects.published(AT).exists() is expected


@pytest.mark.parametrize("published_at", [None, AT + DAY, AT - DAY])
def test_a_fact_can_ask_whether_what_it_leads_to_is_public(published_at: datetime | None) -> None:
    body = a_body(published_at=published_at)
    an_office_bound_seat(body, an_office(an_organization()))

    found = ExOfficioSeat.objects.filter(public_at(AT, "body"))

    assert found.exists() is body.is_public(AT)


def test_a_draft_cannot_be_withdrawn() -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            an_agreement(published_at=None, withdrawn_at=AT)
        messages = caught.value.message_dict

    assert messages == {
        "withdrawn_at": ["Only a published record can be withdrawn; this one is a draft."]
    }


def test_a_record_cannot_be_withdrawn_before_it_is_published() -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            an_agreement(published_at=AT, withdrawn_at=AT - DAY)
        messages = caught.value.message_dict

    assert messages == {"withdrawn_at": ["Withdrawn before it is published. Mend either moment."]}
    assert not Agreement.objects.exists()
