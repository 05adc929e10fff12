"""Two editors at one record: nobody overwrites what they did not see, and no rule is broken."""

import pytest
from django.http import HttpResponse
from django.test import Client

from bodies.models import Body
from meetings.models import AgendaItem, Meeting
from records import clock
from tests import builders as make
from tests.admin.browser_forms import fields_of
from tests.admin.desks import desk

pytestmark = pytest.mark.django_db


def html(answer: HttpResponse) -> str:
    """The page that was answered."""
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stale_form_is_refused_with_who_changed_what_and_keeps_what_was_typed(
    editors: tuple[Client, Client],
) -> None:
    aino, eino = editors
    body = make.a_body("Satumaan elin")
    address = desk(Body, "change", body.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))

    eino.post(address, of_eino | {"tasks_fi": "Einon tehtävät", "abbreviation_fi": "EIN"})
    page = html(aino.post(address, of_aino | {"tasks_fi": "Ainon tehtävät"}))

    body.refresh_from_db()
    assert body.tasks_fi == "Einon tehtävät"
    changed = page[page.index('id="meanwhile-heading"') :]
    assert "eino" in changed
    for words in ("Einon tehtävät", "Ainon tehtävät", "EIN"):
        assert words in changed
    assert "\nAinon tehtävät</textarea>" in page


@pytest.mark.parametrize(
    ("way", "tasks"),
    [
        ({}, "Ainon tehtävät"),
        ({"_resolve": "mine"}, "Ainon tehtävät"),
        ({"_resolve": "theirs"}, "Einon tehtävät"),
        ({"_resolve": "both"}, "Einon tehtävät\n\nAinon tehtävät"),
    ],
)
def test_one_click_takes_mine_theirs_or_both_and_loses_no_other_change(
    way: dict[str, str], tasks: str, editors: tuple[Client, Client]
) -> None:
    aino, eino = editors
    body = make.a_body("Satumaan elin")
    address = desk(Body, "change", body.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))
    eino.post(address, of_eino | {"tasks_fi": "Einon tehtävät", "abbreviation_fi": "EIN"})
    mine = {"tasks_fi": "Ainon tehtävät", "preparation_fi": "Ainon valmistelu"}
    refused = aino.post(address, of_aino | mine)

    answer = aino.post(address, fields_of(refused) | way)

    assert answer.status_code == 302
    body.refresh_from_db()
    assert body.tasks_fi == tasks
    assert (body.abbreviation_fi, body.preparation_fi) == ("EIN", "Ainon valmistelu")


def test_a_third_change_between_is_refused_again(editors: tuple[Client, Client]) -> None:
    aino, eino = editors
    body = make.a_body("Satumaan elin")
    address = desk(Body, "change", body.pk)
    of_aino, of_eino = fields_of(aino.get(address)), fields_of(eino.get(address))
    eino.post(address, of_eino | {"tasks_fi": "Ensin"})
    refused = aino.post(address, of_aino | {"tasks_fi": "Ainon"})
    eino.post(address, fields_of(eino.get(address)) | {"tasks_fi": "Sitten"})

    page = html(aino.post(address, fields_of(refused) | {"_resolve": "mine"}))

    body.refresh_from_db()
    assert body.tasks_fi == "Sitten"
    assert "Sitten" in page[page.index('id="meanwhile-heading"') :]


@pytest.mark.parametrize("way", [{}, {"_resolve": "mine"}, {"_resolve": "both"}])
def test_a_stale_form_never_undoes_a_withdrawal(
    way: dict[str, str], editors: tuple[Client, Client]
) -> None:
    aino, _eino = editors
    body = make.a_body("Satumaan elin")
    address = desk(Body, "change", body.pk)
    of_aino = fields_of(aino.get(address)) | {"tasks_fi": "Myöhässä"}
    Body.objects.update(withdrawn_at=clock.now(), withdrawal_reason="Virhe sivulla.")

    refused = aino.post(address, of_aino)
    body.refresh_from_db()
    assert body.withdrawn_at is not None
    aino.post(address, fields_of(refused) | way)

    body.refresh_from_db()
    assert body.withdrawn_at is not None
    assert body.tasks_fi == "Myöhässä"


def test_what_only_others_changed_stands_in_the_refused_form(
    editors: tuple[Client, Client],
) -> None:
    aino, _eino = editors
    meeting = make.a_meeting(published_at=None, mode="on_site")
    address = desk(Meeting, "change", meeting.pk)
    of_aino = fields_of(aino.get(address)) | {"place_fi": "Talo"}
    other = make.a_body("Toinen elin")
    Meeting.objects.update(mode="remote", published_at=make.AT)
    meeting.joint_with.set([other])

    fields = fields_of(aino.post(address, of_aino))

    assert fields["mode"] == ["remote"]
    assert fields["joint_with"] == [str(other.pk)]
    assert fields["published_at_0"] == ["01.06.2024"]
    assert fields["place_fi"] == ["Talo"]


@pytest.mark.parametrize("model", [Meeting, AgendaItem])
def test_of_a_record_deleted_meanwhile_what_was_typed_is_shown(
    model: type, editors: tuple[Client, Client]
) -> None:
    aino, eino = editors
    item = make.an_agenda_item(make.a_meeting(published_at=None))
    record = item if model is AgendaItem else item.meeting
    address = desk(model, "change", record.pk)
    name = "decision_fi" if model is AgendaItem else "place_fi"
    of_aino = fields_of(aino.get(address)) | {name: "Pitkä\r\nteksti"}
    eino.post(desk(model, "delete", record.pk), {"post": "yes"})

    answer = aino.post(address, of_aino)

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "eino poisti" in page
    assert "Pitkä\r\nteksti</textarea>" in page
