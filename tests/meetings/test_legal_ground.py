"""Why an item is not public is said in some language, whichever the editor's pages are in."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from meetings.items import AgendaItem
from records.names import LANGUAGES
from tests.admin.desks import desk, saved
from tests.builders import a_meeting, an_agenda_item
from tests.meetings.secretary import a_planned_meeting, errors_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

COLUMNS = tuple(f"legal_ground_{language}" for language in LANGUAGES)


@pytest.mark.parametrize(("written", "active"), [*product(LANGUAGES, LANGUAGES)])
def test_a_ground_in_one_language_is_one_whatever_language_is_active(
    written: str, active: str
) -> None:
    item = an_agenda_item(a_meeting())
    item.is_public = False
    setattr(item, f"legal_ground_{written}", "24 §")

    with translation.override(active):
        item.full_clean()
        item.save()

    item.refresh_from_db()
    assert not item.is_public


@pytest.mark.parametrize(("active", "nothing"), [*product(LANGUAGES, ["", None])])
def test_no_ground_in_any_language_is_refused_whatever_language_is_active(
    active: str, nothing: str | None
) -> None:
    item = an_agenda_item(a_meeting())
    item.is_public = False
    for column in COLUMNS:
        setattr(item, column, nothing)

    with translation.override(active), pytest.raises(ValidationError) as refusal:
        item.full_clean()

    assert "legal_ground_fi" in refusal.value.error_dict


@pytest.mark.parametrize("nothing", ["", None])
def test_the_database_refuses_what_has_no_ground_in_any_language(nothing: str | None) -> None:
    item = an_agenda_item(a_meeting())
    item.legal_ground_fi = "24 §"
    item.save()

    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(
            is_public=False, **dict.fromkeys(COLUMNS, nothing)
        )


@pytest.mark.parametrize("written", LANGUAGES)
def test_the_database_takes_a_ground_in_any_one_language(written: str) -> None:
    item = an_agenda_item(a_meeting())
    grounds: dict[str, str | None] = dict.fromkeys(COLUMNS) | {f"legal_ground_{written}": "24 §"}

    AgendaItem.objects.filter(pk=item.pk).update(is_public=False, **grounds)

    assert not AgendaItem.objects.get(pk=item.pk).is_public


@pytest.mark.parametrize("active", LANGUAGES)
def test_the_form_takes_a_swedish_ground_and_says_on_its_field_when_there_is_none(
    active: str, admin_client: Client
) -> None:
    item = an_agenda_item(a_planned_meeting())
    admin_client.cookies["django_language"] = active

    with translation.override(active):
        silent = saved(admin_client, item, {"is_public": ""})
        page = admin_client.get(desk(AgendaItem, "change", item.pk))
        swedish = {"is_public": "", "legal_ground_sv": "OffL 24 §"}
        told = admin_client.post(desk(AgendaItem, "change", item.pk), filled_form(page, swedish))

    assert list(errors_of(silent)) == ["legal_ground_fi"]
    assert told.status_code == 302
    item.refresh_from_db()
    assert (item.is_public, item.legal_ground_sv) == (False, "OffL 24 §")


def test_a_ground_in_swedish_alone_is_shown_in_every_language(client: Client) -> None:
    meeting = a_meeting(stage="published")
    ground = {"is_public": False, "legal_ground_sv": "OffL 24 § 1 mom."}
    item = an_agenda_item(meeting, outcome="noted", **ground)

    for language in LANGUAGES:
        with translation.override(language):
            page = client.get(item.get_absolute_url()).content.decode()
        assert "OffL 24 § 1 mom." in page
        assert ('lang="sv">OffL' in page) == (language != "sv")
