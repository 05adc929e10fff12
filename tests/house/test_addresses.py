"""House rule: the address of what was public says what became of it, and is never given away."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetings.models import Meeting
from records import clock
from records.names import LANGUAGES, Named
from records.publication import Published
from tests import builders as make
from tests.admin.desks import desk, saved
from tests.house.rooms import models
from tests.portal.addresses import fits, model_of, pages, slug_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

BUILDERS: dict[str, Callable[..., Any]] = {
    "Agreement": make.an_agreement,
    "Body": make.a_body,
    "Meeting": make.a_meeting,
    "Organization": make.an_organization,
    "Project": make.a_project,
}
PUBLISHED = [model for model in models() if issubclass(model, Published)]
NAMED = [model for model in PUBLISHED if issubclass(model, Named)]
REASON = "Julkaistiin vahingossa kahteen kertaan."

each_published = pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.__name__)

each_named = pytest.mark.parametrize("model", NAMED, ids=lambda model: model.__name__)


def a_record(model: type[Model], **values: Any) -> Any:
    """A record of ``model``, public since 2020 unless ``values`` say otherwise."""
    return BUILDERS[model.__name__](**values)


def sent(client: Client, record: Any, values: dict[str, Any]) -> HttpResponse:
    """The answer to sending the form of ``record`` with ``values`` as its widgets name them."""
    address = desk(type(record), "change", record.pk)
    return client.post(address, filled_form(client.get(address)) | values)


def withdrawn(client: Client, record: Any, **values: Any) -> HttpResponse:
    """The answer to withdrawing ``record`` at its form as of a day in the past."""
    moment = {"withdrawn_at_0": "1.1.2024", "withdrawn_at_1": "12:00"}
    return sent(client, record, moment | values)


def deleted_from_the_list(client: Client, *records: Any) -> HttpResponse:
    """The answer to deleting ``records`` with the action of their list."""
    chosen = {"_selected_action": [one.pk for one in records]}
    action = {"action": "delete_selected", "post": "yes", **chosen}
    return client.post(desk(type(records[0]), "changelist"), action)


def errors_of(answer: HttpResponse) -> dict[str, Any]:
    """Messages of the form that was answered, by field."""
    assert answer.status_code == 200
    return dict(answer.context_data["adminform"].form.errors)


@each_published
def test_a_withdrawal_needs_a_reason_and_its_address_shows_it_in_every_language(
    model: type[Model], admin_client: Client, client: Client
) -> None:
    record = a_record(model)

    assert list(errors_of(withdrawn(admin_client, record))) == ["withdrawal_reason"]
    answer = withdrawn(admin_client, record, withdrawal_reason=REASON)

    assert answer.status_code == 302
    titles = set()
    for language in LANGUAGES:
        with translation.override(language):
            record.refresh_from_db()
            address = record.get_absolute_url()
        page = Client().get(address)
        html = page.content.decode()
        assert page.status_code == 410
        assert f'<html lang="{language}">' in html
        assert REASON in html
        assert record.name_fi not in html
        titles.add(html.partition("<h1>")[2].partition("</h1>")[0])
    assert len(titles) == len(LANGUAGES)


@each_published
def test_every_page_beside_a_withdrawn_record_is_gone_too(
    model: type[Model], client: Client
) -> None:
    yesterday = clock.now() - timedelta(days=1)
    record = a_record(model, withdrawn_at=yesterday, withdrawal_reason=REASON)
    simple = {"slug": slug_of(record, "fi")}
    tried = 0

    for name, page in pages().items():
        if (
            model_of(page) is model
            and fits(record, name)
            and set(page.pattern.converters) == {"slug"}
        ):
            with translation.override("fi"):
                address = reverse(name, kwargs=simple)
            assert client.get(address).status_code == 410, name
            tried += 1

    assert tried


@each_published
def test_what_was_public_is_deleted_neither_by_itself_nor_from_the_list(
    model: type[Model], admin_client: Client
) -> None:
    public = a_record(model)

    alone = admin_client.post(desk(model, "delete", public.pk), {"post": "yes"})
    in_the_list = deleted_from_the_list(admin_client, public)

    assert (alone.status_code, in_the_list.status_code) == (403, 403)
    assert model._base_manager.filter(pk=public.pk).exists()


@each_published
def test_what_is_withdrawn_is_not_deleted_either(model: type[Model], admin_client: Client) -> None:
    yesterday = clock.now() - timedelta(days=1)
    record = a_record(model, withdrawn_at=yesterday, withdrawal_reason=REASON)

    assert deleted_from_the_list(admin_client, record).status_code == 403
    assert model._base_manager.filter(pk=record.pk).exists()


@each_published
@pytest.mark.parametrize("published_at", [None, "future"])
def test_what_was_never_public_is_deleted_from_the_list(
    published_at: str | None, model: type[Model], admin_client: Client
) -> None:
    later = clock.now() + timedelta(days=1) if published_at else None
    draft = a_record(model, published_at=later)

    assert deleted_from_the_list(admin_client, draft).status_code == 302
    assert not model._base_manager.filter(pk=draft.pk).exists()


@each_published
@pytest.mark.parametrize("day", ["", "1.1.2199"])
def test_what_was_public_never_becomes_a_draft(
    day: str, model: type[Model], admin_client: Client
) -> None:
    record = a_record(model)
    moment = {"published_at_0": day, "published_at_1": day and "12:00"}

    answer = sent(admin_client, record, moment)

    assert list(errors_of(answer)) == ["published_at"]
    record.refresh_from_db()
    assert record.is_public(clock.now())


@each_named
def test_a_former_address_is_never_given_to_another_record(
    model: type[Model], admin_client: Client
) -> None:
    names = {f"slug_{language}": f"sana-{language}" for language in LANGUAGES}
    record = a_record(model, **names)
    answer = saved(admin_client, record, {name: f"{word}-uusi" for name, word in names.items()})
    other = a_record(model, **named_otherwise(record), published_at=None)

    refused = saved(admin_client, other, names)
    back = saved(admin_client, record, names)

    assert answer.status_code == 302
    errors = errors_of(refused)
    assert set(errors) == set(names)
    assert "sana-fi" in errors["slug_fi"][0]
    assert back.status_code == 302


def named_otherwise(record: Any) -> dict[str, Any]:
    """What tells a second record from ``record``."""
    if isinstance(record, Meeting):
        return {"body": record.body, "held": "2024-05-01"}
    return {"name_fi": "Toisen satumaan nimi"}


def test_every_record_with_a_page_has_its_address_words_in_three_languages() -> None:
    assert NAMED == PUBLISHED


@each_published
def test_a_draft_answers_as_nothing_does(model: type[Model], client: Client) -> None:
    address = a_record(model, published_at=None).get_absolute_url()

    assert client.get(address).status_code == 404


def test_a_meeting_of_a_withdrawn_body_is_gone_with_it(client: Client) -> None:
    meeting = make.a_meeting()
    meeting.body.withdrawn_at = clock.now() - timedelta(days=1)
    meeting.body.withdrawal_reason = REASON
    meeting.body.save()

    answer = client.get(meeting.get_absolute_url())

    assert (answer.status_code, REASON in answer.content.decode()) == (410, True)


def test_files_of_a_withdrawn_meeting_are_gone_and_json_says_so_in_json(client: Client) -> None:
    meeting = make.a_meeting(
        stage="published", withdrawn_at=clock.now() - timedelta(days=1), withdrawal_reason=REASON
    )
    for number in (1, 2):
        meeting.versions.create(kind="summary", number=number, published_at=make.AT, content={})
    page = meeting.get_absolute_url()

    for end in ("yhteenveto.pdf", "yhteenveto.ics", "asia-1/"):
        assert client.get(page + end).status_code == 410
    for end in ("yhteenveto.json", "yhteenveto/versio-1.json"):
        answer = client.get(page + end)
        assert (answer.status_code, answer.json()["because"]) == (410, REASON)
