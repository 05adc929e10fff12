"""Forms that were opened at one stage and are sent at another, twice, or after a correction."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from bodies.models import Body
from meetings.actions import send_back
from meetings.erasing import names_of
from meetings.models import AgendaItem, Attachment, Meeting, Stage
from tests import builders as make
from tests.admin.browser_forms import fields_of
from tests.admin.desks import desk
from tests.meetings.papers import PDF, a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def aino() -> Client:
    """An editor beside the one called admin."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("aino"))
    return client


def html(answer: HttpResponse) -> str:
    """The page that was answered."""
    assert answer.status_code == 200
    return answer.content.decode()


def an_announced_meeting(**values: Any) -> Meeting:
    """A meeting whose time is shown, not written, on its form."""
    return make.a_meeting(held="2031-03-17", start_time="14:00", end_time="16:00", **values)


def test_a_field_that_was_locked_when_the_form_was_opened_is_never_emptied(aino: Client) -> None:
    meeting = an_announced_meeting()
    name = meeting.name_fi
    address = desk(Meeting, "change", meeting.pk)
    typed = fields_of(aino.get(address)) | {"place_fi": "Talo"}
    assert "held" not in typed
    Meeting.objects.update(published_at=None, mode="remote")

    refused = aino.post(address, typed)
    fields = fields_of(refused)
    assert (fields["held"], fields["mode"]) == (["2031-03-17"], ["remote"])
    assert aino.post(address, fields).status_code == 302

    meeting.refresh_from_db()
    assert (meeting.held, meeting.start_time.hour, meeting.name_fi) == ("2031-03-17", 14, name)
    assert meeting.place_fi == "Talo"


def test_texts_that_were_locked_when_the_form_was_opened_are_never_emptied(
    aino: Client, admin_user: Any
) -> None:
    meeting = make.a_meeting(stage=Stage.CHECKED)
    item = make.an_agenda_item(meeting, decision_fi="Päätettiin.", outcome="noted")
    make.an_attendance(meeting)
    address = desk(AgendaItem, "change", item.pk)
    of_item = fields_of(aino.get(address)) | {"certainty_note_fi": "Huomautus"}
    of_meeting = fields_of(aino.get(desk(Meeting, "change", meeting.pk))) | {"place_fi": "Talo"}
    send_back(meeting=meeting, reason="Puutteita.", by=admin_user, at=make.AT)

    assert aino.post(address, of_item).status_code == 302
    assert aino.post(desk(Meeting, "change", meeting.pk), of_meeting).status_code == 302

    item.refresh_from_db()
    assert (item.title_fi, item.decision_fi) == ("Sillan rakentaminen", "Päätettiin.")
    assert (item.is_public, item.outcome, item.certainty_note_fi) == (True, "noted", "Huomautus")
    row = meeting.attendances.get()
    assert (row.person.name, row.role) == ("Tuulia Esimerkki", "member")


def test_what_was_typed_into_a_field_that_is_locked_by_now_is_shown_and_not_stored(
    aino: Client,
) -> None:
    meeting = make.a_meeting(stage=Stage.CHECKED)
    item = make.an_agenda_item(meeting, outcome="noted")
    address = desk(AgendaItem, "change", item.pk)
    typed = {"certainty_note_fi": "Pitkä huomautus", "due_on": "1.2.2027"}
    sent = fields_of(aino.get(address)) | typed
    Meeting.objects.update(stage=Stage.PUBLISHED)

    page = html(aino.post(address, sent))

    assert "Pitkä huomautus" in page
    assert "1.2.2027" in page
    item.refresh_from_db()
    assert (item.certainty_note_fi or "", item.due_on) == ("", None)


def test_a_publication_meanwhile_is_not_told_to_who_never_touched_it(aino: Client) -> None:
    body = make.a_body("Luonnos", published_at=None)
    address = desk(Body, "change", body.pk)
    sent = fields_of(aino.get(address)) | {"tasks_fi": "Tehtävät"}
    Body.objects.update(published_at=make.PUBLIC)

    answer = aino.post(address, sent)

    assert "published_at" not in answer.context_data["adminform"].form.errors
    assert aino.post(address, fields_of(answer)).status_code == 302
    body.refresh_from_db()
    assert (body.published_at, body.tasks_fi) == (make.PUBLIC, "Tehtävät")


def test_a_form_sent_twice_is_stored_once_and_keeps_what_was_typed(aino: Client) -> None:
    meeting = make.a_meeting(published_at=None)
    address = desk(Meeting, "change", meeting.pk)
    sent = fields_of(aino.get(address)) | {"items-0-title_fi": "Kahdesti"}

    answers = [aino.post(address, sent) for _time in range(3)]

    assert [one.status_code for one in answers] == [302, 200, 200]
    assert meeting.items.count() == 1
    assert 'value="Kahdesti"' in html(answers[1])
    added = {"title_fi": "Uusi asia", "meeting": meeting.pk, "number": ""}
    sent = fields_of(aino.get(desk(AgendaItem, "add"))) | added
    codes = [aino.post(desk(AgendaItem, "add"), sent).status_code for _time in range(3)]
    assert codes == [302, 200, 200]
    assert meeting.items.count() == 2


def test_a_correction_meanwhile_is_named_and_never_taken_back_unseen(
    aino: Client, admin_client: Client
) -> None:
    meeting = make.a_meeting(stage=Stage.PUBLISHED)
    first, second = (make.an_agenda_item(meeting, one, decision_fi="Ensin") for one in (1, 2))
    page = reverse("admin:meetings_meeting_correct", args=[meeting.pk])
    mine = correction(aino, page) | {f"{second.pk}-decision_fi": "Ainon", "reason": "Aino"}
    theirs = correction(admin_client, page) | {f"{first.pk}-decision_fi": "Toisen", "reason": "X"}
    assert admin_client.post(page, theirs).status_code == 302

    refused = aino.post(page, mine)
    assert "1. Sillan rakentaminen: " in html(refused)
    assert aino.post(page, sent_by(refused)).status_code == 302

    texts = meeting.items.values_list("decision_fi", flat=True)
    assert list(texts) == ["Toisen", "Ainon"]


def correction(client: Client, page: str) -> dict[str, Any]:
    """What the correction form sends unchanged."""
    return sent_by(client.get(page))


def sent_by(answer: HttpResponse) -> dict[str, Any]:
    """What the form of ``answer`` sends as it stands."""
    form = answer.context_data["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: "" if one is None else one for name, one in values.items()} | {"_seen": form.seen}


def test_names_before_a_renaming_are_proposed_for_removal(admin_client: Client) -> None:
    person = make.a_person("Vanha Nimi")
    meeting = make.a_meeting(stage=Stage.PUBLISHED)
    make.an_attendance(meeting, person=person)
    address = desk(type(person), "change", person.pk)
    renamed = {"name": "Uusi Nimi", "sort_name": "Nimi Uusi"}
    admin_client.post(address, fields_of(admin_client.get(address)) | renamed)

    assert names_of(meeting) == ["Uusi Nimi", "Vanha Nimi"]


def test_a_file_that_an_earlier_version_leads_to_stays(
    client: Client, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    meeting = make.a_meeting(stage=Stage.DRAFTED)
    item = make.an_agenda_item(meeting, outcome="noted")
    attachment = make.an_attachment(item)
    with transaction.atomic():
        attachment.file.save("a.pdf", a_file("a.pdf", PDF))
    for step in ("check_summary", "publish_summary"):
        address = desk(Meeting, "change", meeting.pk)
        admin_client.post(address, fields_of(admin_client.get(address)) | {"_step": step})
    address = f"{desk(AgendaItem, 'change', item.pk)}?correct=1"
    sent = fields_of(admin_client.get(address)) | {"reason": "Väärä tiedosto."}

    with django_capture_on_commit_callbacks(execute=True):
        new = {"attachments-0-file": a_file("b.pdf", PDF + b"%")}
        answer = admin_client.post(address, sent | new)

    assert answer.status_code == 302, answer.context_data["errors"]
    path = f"{meeting.get_absolute_url()}asia-1/liite-1"
    assert b"".join(client.get(path).streaming_content) == PDF + b"%"
    assert b"".join(client.get(f"{path}?summary=1").streaming_content) == PDF
    assert Attachment.objects.count() == 1
    told = client.get(f"{meeting.get_absolute_url()}yhteenveto/versio-1/").content.decode()
    assert "toinen" in re.sub(r"<[^>]+>", " ", told[told.index("Mitä seuraava") :])
