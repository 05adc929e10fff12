"""Eight editors at the same moment, through the forms: as many records as there is room for."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.test import Client

from bodies.models import Membership, OfficeHolding
from tests import builders as make
from tests.admin.desks import desk
from tests.house.test_formsets import INLINES, each_inline, owner_of, row_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS = 8


@pytest.fixture
def editors() -> list[Client]:
    """Eight people who may change everything."""
    found = []
    for number in range(EDITORS):
        client = Client(raise_request_exception=False)
        client.force_login(get_user_model().objects.create_superuser(f"editor-{number}"))
        found.append(client)
    return found


def at_once(posts: list[Callable[[], Any]]) -> list[int]:
    """Status codes of ``posts``, all begun at the same moment."""
    barrier = Barrier(len(posts))

    def one(post: Callable[[], Any]) -> int:
        barrier.wait()
        try:
            return post().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as pool:
        return sorted(pool.map(one, posts))


def posts_of(
    editors: list[Client], address: str, rows: dict[type[Model], list[dict[str, object]]]
) -> Iterator[Callable[[], Any]]:
    """The form at ``address`` with new ``rows``, opened by every editor before anybody sends it."""
    for client in editors:
        form = filled_form(client.get(address), rows=rows)
        yield lambda client=client, form=form: client.post(address, form)


@each_inline
def test_of_equal_rows_sent_at_once_one_is_stored_and_the_others_are_refused(
    owner: type[Model], inline: type, rule: Any, editors: list[Client]
) -> None:
    record = owner_of(owner)
    row = row_of(inline, rule)
    before = inline.model._base_manager.count()
    address = desk(type(record), "change", record.pk)

    codes = at_once(list(posts_of(editors, address, {inline.model: [row]})))

    assert codes == [200] * (EDITORS - 1) + [302]
    assert inline.model._base_manager.count() == before + 1


def test_eight_people_for_three_seats_fill_exactly_three(editors: list[Client]) -> None:
    quota = make.a_quota(make.a_body(), make.an_organization(), seats=3, starts="2020", ends="..")
    address = desk(Membership, "add")
    values = {"quota": quota.pk, "seat_number": "", "starts": "2021", "ends": ".."}
    posts = []
    for number, client in enumerate(editors):
        person = make.a_person(f"Ehdokas {number}")
        form = filled_form(client.get(address), values | {"person": person.pk})
        posts.append(lambda client=client, form=form: client.post(address, form))

    codes = at_once(posts)

    assert codes == [200] * 5 + [302] * 3
    assert sorted(quota.memberships.values_list("seat_number", flat=True)) == [1, 2, 3]


def test_equal_records_added_at_once_are_one(editors: list[Client]) -> None:
    office, person = make.an_office(make.an_organization()), make.a_person()
    address = desk(OfficeHolding, "add")
    values = {"office": office.pk, "person": person.pk, "starts": "2021", "ends": ".."}
    posts = []
    for client in editors:
        form = filled_form(client.get(address), values)
        posts.append(lambda client=client, form=form: client.post(address, form))

    codes = at_once(posts)

    assert codes == [200] * (EDITORS - 1) + [302]
    assert OfficeHolding.objects.count() == 1


def test_parties_links_and_citations_are_tried_too() -> None:
    """Rows joined to their parent by a rule of uniqueness are checked as those in time are."""
    models = {inline.model for _owner, inline, _rule in INLINES}
    unique = {
        inline.model._meta.label
        for one in admin.site._registry.values()
        for inline in one.inlines
        if inline.model not in models
        and any(hasattr(rule, "fields") for rule in inline.model._meta.constraints)
    }

    assert unique == set(UNIQUE) | {
        "meetings.AgendaItem",
        "meetings.Attachment",
        "meetings.Attendance",
    }


UNIQUE: dict[str, Callable[[], tuple[Model, type[Model], dict[str, object]]]] = {
    "agreements.Party": lambda: (
        make.an_agreement(),
        make.Party,
        {"organization": make.an_organization().pk, "role": "contract_party", "position": 0},
    ),
    "agreements.Lineage": lambda: (
        make.an_agreement(),
        make.Lineage,
        {"earlier": make.an_agreement("Vanha sopimus").pk, "kind": "follows"},
    ),
    "bodies.Succession": lambda: (
        make.a_body(),
        make.Succession,
        {"earlier": make.a_body("Vanha elin").pk},
    ),
    "records.Citation": lambda: (
        make.a_source(),
        make.Citation,
        {"locator": "§ 1", "says": "sanat"},
    ),
}


@pytest.mark.parametrize("label", UNIQUE)
def test_of_equal_unique_rows_sent_at_once_one_is_stored(label: str, editors: list[Client]) -> None:
    record, model, row = UNIQUE[label]()
    if label != "records.Citation":
        row = row | {"certainty": "exact"}
    address = desk(type(record), "change", record.pk)
    before = model._base_manager.count()

    codes = at_once(list(posts_of(editors, address, {model: [row]})))

    assert codes == [200] * (EDITORS - 1) + [302]
    assert model._base_manager.count() == before + 1
