"""Every page of the editors' desk opens, and holds nothing that a strict policy would stop."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.db.models import Model
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import translation
from pytest_django import DjangoDbBlocker

from bodies.models import Body
from records.typed.fields import CARRIED, unpacked
from tests.admin.browsing import form_on
from tests.admin.desks import DESKS, WRITABLE, a_prepared_meeting, desk, saved
from tests.portal.houses import a_house
from tests.transactions import for_many

each_desk = pytest.mark.parametrize("model", DESKS, ids=lambda model: model._meta.label)
each_writable = pytest.mark.parametrize("model", WRITABLE, ids=lambda model: model._meta.label)


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def editor(db: None) -> Iterator[Client]:
    """An editor who may do everything, in a portal with something in every table."""
    with translation.override("fi"):
        a_house()
        a_prepared_meeting()
        client = Client()
        client.force_login(get_user_model().objects.create_superuser("editor"))
        yield client


@each_desk
def test_the_list_of_every_desk_opens_and_can_be_searched(
    model: type[Model], editor: Client
) -> None:
    assert editor.get(desk(model, "changelist"), {"q": "satumaa ä"}).status_code == 200


@each_desk
def test_the_list_of_every_desk_opens(model: type[Model], editor: Client) -> None:
    assert editor.get(desk(model, "changelist")).status_code == 200


@each_writable
def test_the_empty_form_of_every_desk_opens(model: type[Model], editor: Client) -> None:
    assert editor.get(desk(model, "add")).status_code == 200


@each_writable
def test_a_form_sent_back_as_it_was_is_saved(model: type[Model], editor: Client) -> None:
    answer = saved(editor, model._base_manager.earliest("pk"), {})

    assert answer.status_code == 302, answer.context_data["errors"]


@each_writable
def test_the_history_of_a_record_opens(model: type[Model], editor: Client) -> None:
    record = model._base_manager.first()

    assert editor.get(desk(model, "history", record.pk)).status_code == 200


def test_nobody_else_opens_the_desk(editor: Client, client: Client) -> None:
    for model in DESKS:
        assert client.get(desk(model, "changelist")).status_code == 302


@each_writable
def test_a_form_holds_no_script_or_style_of_its_own(model: type[Model], editor: Client) -> None:
    html = editor.get(desk(model, "change", model._base_manager.first().pk)).content.decode()

    scripts = re.findall(r"<script\b(?![^>]*\bsrc=)([^>]*)>", html)
    assert all('type="application/json"' in script for script in scripts)
    assert "<style" not in html
    assert not re.search(r"<[^>]+\son(click|change|load|submit)=", html)
    assert not re.search(r'<[^>]+\sstyle="', html)


def test_the_script_of_the_language_tabs_is_served(editor: Client) -> None:
    html = editor.get(desk(Body, "add")).content.decode()

    for file in ("admin/language_tabs.js", "admin/language_tabs.css"):
        assert html.count(f"/static/{file}") == 1
        assert finders.find(file)


def test_a_read_only_desk_has_no_way_to_add(editor: Client) -> None:
    readonly = [model for model in DESKS if model not in WRITABLE]

    assert readonly
    for model in readonly:
        assert editor.get(desk(model, "add")).status_code == 403


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_desk_speaks_the_language_of_the_editor(language: str, editor: Client) -> None:
    html = editor.get(desk(Body, "add"), headers={"accept-language": language}).content.decode()

    with translation.override(language):
        assert str(Body._meta.get_field("power").verbose_name) in html.lower()


@each_writable
def test_every_form_asks_before_it_is_left_with_changes(model: type[Model], editor: Client) -> None:
    html = editor.get(desk(model, "add")).content.decode()

    assert html.count("/static/admin/unsaved.js") == 1


def admin_addresses() -> Iterator[str]:
    """Every address of the admin, with made-up keys in it."""
    waiting = [("/", _admin_resolver())]
    while waiting:
        before, pattern = waiting.pop()
        route = getattr(pattern.pattern, "_route", None)
        # Two addresses are expressions: the pages of an app, and whatever else there may be.
        word = "meetings/" if route is None else re.sub(r"<[\w:]+>", "1", route)
        if isinstance(pattern, URLResolver):
            waiting += [(before + word, one) for one in pattern.url_patterns]
        else:
            yield before + word


def _admin_resolver() -> URLResolver:
    (found,) = [
        one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "admin"
    ]
    return found


def test_no_address_of_the_admin_loses_what_was_typed(client: Client) -> None:
    found = {*admin_addresses()} - {"/admin/login/", "/admin/logout/"}

    assert {"/admin/meetings/meeting/1/paste/", "/admin/bodies/body/add/"} <= found
    for address in found:
        page = client.post(address, {"title": "Kirjoitettu", "tick": ["a", "b"]})

        assert page.status_code == 403, address
        carried = unpacked(form_on(page, "login-form").values()[CARRIED][0])
        assert carried.address == address
        assert carried.fields == (("title", "Kirjoitettu"), ("tick", "a"), ("tick", "b"))
