"""Rows of one form that two editors change, delete or exchange."""

import pytest
from django.http import HttpResponse
from django.test import Client

from bodies.models import Membership, SeatQuota
from meetings.models import Meeting
from tests import builders as make
from tests.admin.browser_forms import fields_of
from tests.admin.desks import desk
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


def html(answer: HttpResponse) -> str:
    """The page that was answered."""
    assert answer.status_code == 200
    return answer.content.decode()


def test_changes_to_different_rows_do_not_disturb_each_other(
    editors: tuple[Client, Client],
) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    for number in (1, 2):
        make.an_agenda_item(meeting, number, title_fi=f"Asia {number}")
    address = desk(Meeting, "change", meeting.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))

    eino.post(address, of_eino | {"items-0-title_fi": "Einon asia"})
    answer = aino.post(address, of_aino | {"items-1-title_fi": "Ainon asia"})

    assert answer.status_code == 302
    titles = [item.title_fi for item in meeting.items.all()]
    assert titles == ["Einon asia", "Ainon asia"]


def test_a_changed_row_is_refused_on_the_row(editors: tuple[Client, Client]) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    make.an_agenda_item(meeting, title_fi="Asia")
    address = desk(Meeting, "change", meeting.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))
    eino.post(address, of_eino | {"items-0-title_fi": "Einon asia"})

    answer = aino.post(address, of_aino | {"items-0-title_fi": "Ainon asia"})

    page = html(answer)
    assert "Einon asia" in page[page.index('id="meanwhile-heading"') :]
    assert 'value="Ainon asia"' in page
    assert meeting.items.get().title_fi == "Einon asia"


def test_a_step_is_not_taken_on_what_was_not_seen(editors: tuple[Client, Client]) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    make.an_agenda_item(meeting)
    address = desk(Meeting, "change", meeting.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))
    eino.post(address, of_eino | {"items-0-title_fi": "Muutettu asia"})

    page = html(aino.post(address, of_aino | {"_step": "publish_agenda"}))

    meeting.refresh_from_db()
    assert meeting.stage == "planned"
    assert "Muutettu asia" in page


def test_a_row_deleted_meanwhile_is_told_with_who_did_it(editors: tuple[Client, Client]) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    items = [make.an_agenda_item(meeting, number, title_fi=f"Asia {number}") for number in (1, 2)]
    address = desk(Meeting, "change", meeting.pk)
    of_aino = fields_of(aino.get(address)) | {"items-0-title_fi": "Ainon asia"}
    eino.post(address, fields_of(eino.get(address)) | {"items-0-DELETE": "on"})

    page = html(aino.post(address, of_aino))

    assert "eino poisti" in page
    assert 'value="Ainon asia"' in page
    answer = aino.post(address, of_aino | {"items-0-DELETE": "on", "place_fi": "Talo"})
    assert answer.status_code == 302
    assert list(meeting.items.all()) == items[1:]


def test_a_row_deleted_meanwhile_that_nobody_touched_is_left_out(
    editors: tuple[Client, Client],
) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    make.an_agenda_item(meeting)
    address = desk(Meeting, "change", meeting.pk)
    of_aino = fields_of(aino.get(address)) | {"place_fi": "Talo"}
    eino.post(address, fields_of(eino.get(address)) | {"items-0-DELETE": "on"})

    assert aino.post(address, of_aino).status_code == 302
    assert not meeting.items.exists()


def test_a_row_changed_meanwhile_is_not_deleted_unseen(editors: tuple[Client, Client]) -> None:
    aino, eino = editors
    meeting = make.a_meeting(published_at=None)
    make.an_agenda_item(meeting)
    address = desk(Meeting, "change", meeting.pk)
    of_aino = fields_of(aino.get(address)) | {"items-0-DELETE": "on"}
    eino.post(address, fields_of(eino.get(address)) | {"items-0-title_fi": "Tärkeä asia"})

    refused = aino.post(address, of_aino)

    assert "Tärkeä asia" in html(refused)
    assert meeting.items.exists()
    assert aino.post(address, fields_of(refused) | {"items-0-DELETE": "on"}).status_code == 302
    assert not meeting.items.exists()


def test_two_holders_of_one_seat_are_refused_on_the_later_row(
    editors: tuple[Client, Client],
) -> None:
    aino, eino = editors
    quota = make.a_quota(make.a_body(), make.an_organization(), starts="2020", ends="..")
    address = desk(SeatQuota, "change", quota.pk)
    row = {"seat_number": 1, "starts": "2021", "ends": "..", "certainty": "exact", "role": "member"}
    sent = [
        filled_form(client.get(address), rows={Membership: [row | {"person": person.pk}]})
        for client, person in zip(editors, (make.a_person("A"), make.a_person("B")), strict=True)
    ]

    assert aino.post(address, sent[0]).status_code == 302
    answer = eino.post(address, sent[1])

    (formset,) = [one.formset for one in answer.context_data["inline_admin_formsets"]]
    (message,) = formset.forms[-1].errors["starts"]
    assert "A, " in message
    assert quota.memberships.count() == 1


def test_a_day_of_change_is_moved_in_one_form_in_either_direction(admin_client: Client) -> None:
    quota = make.a_quota(make.a_body(), make.an_organization(), starts="2020", ends="..")
    make.a_membership(quota, 1, person=make.a_person("A"), starts="2020-01-01", ends="2021-05-31")
    make.a_membership(quota, 1, person=make.a_person("B"), starts="2021-06-01", ends="..")
    address = desk(SeatQuota, "change", quota.pk)

    for last, first in (("2021-08-31", "2021-09-01"), ("2020-12-31", "2021-01-01")):
        days = {"memberships-0-ends": last, "memberships-1-starts": first}
        answer = admin_client.post(address, fields_of(admin_client.get(address)) | days)
        assert answer.status_code == 302, answer.context_data["errors"]
        assert [one.ends for one in quota.memberships.all()] == [last, ".."]


def test_two_seats_and_two_ranks_are_swapped_in_one_form(admin_client: Client) -> None:
    quota = make.a_quota(
        make.a_body(), make.an_organization(), role="deputy", starts="2020", ends=".."
    )
    for number in (1, 2):
        person = make.a_person(f"Henkilö {number}")
        make.a_membership(
            quota, number, person=person, deputy_rank=number, starts="2020-01-01", ends=".."
        )
    address = desk(SeatQuota, "change", quota.pk)
    swapped = {
        "memberships-0-seat_number": "2",
        "memberships-0-deputy_rank": "2",
        "memberships-1-seat_number": "1",
        "memberships-1-deputy_rank": "1",
    }

    answer = admin_client.post(address, fields_of(admin_client.get(address)) | swapped)

    assert answer.status_code == 302, answer.context_data["errors"]
    holders = {
        one.seat_number: (one.person.name, one.deputy_rank) for one in quota.memberships.all()
    }
    assert holders == {1: ("Henkilö 2", 1), 2: ("Henkilö 1", 2)}


def test_a_row_takes_the_place_of_one_that_is_deleted_in_the_same_form(
    admin_client: Client,
) -> None:
    agreement = make.an_agreement()
    towns = [make.an_organization(name) for name in ("Onnela", "Lintukoto")]
    for town in towns:
        make.a_party(agreement, town)
    address = desk(type(agreement), "change", agreement.pk)
    fields = fields_of(admin_client.get(address))
    changes = {"parties-0-organization": str(towns[1].pk), "parties-1-DELETE": "on"}

    answer = admin_client.post(address, fields | changes)

    assert answer.status_code == 302, answer.context_data["errors"]
    assert [party.organization for party in agreement.parties.all()] == [towns[1]]
