"""Items and attachments of a public agenda are removed with a reason; numbers are not reused."""

import pytest
from auditlog.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from meetings.admin.agenda_pages import AgendaForm
from meetings.models import AgendaItem, Meeting, Stage
from records.names import LANGUAGES
from tests.admin.desks import desk, saved
from tests.builders import a_body, a_meeting, an_agenda_item
from tests.meetings.public_agendas import (
    OPEN,
    REASON,
    TITLE,
    addresses,
    an_agenda,
    each_stage,
    sent,
)
from tests.meetings.secretary import a_planned_meeting, errors_of, row_errors
from tests.portal.addresses import text_of, walk
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: object) -> None:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path


@each_stage
def test_a_removed_item_answers_gone_in_every_language_and_says_number_day_and_reason(
    stage: str, admin_client: Client, client: Client
) -> None:
    meeting, item = an_agenda(stage)
    paper = item.attachments.get()

    silent = sent(admin_client, item, "remove", reason="")
    assert list(silent.context_data["form"].errors) == ["reason"]
    assert sent(admin_client, item, "remove").status_code == 302

    titles = set()
    for address in addresses(item) + addresses(paper):
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == 410
        assert REASON in html
        assert TITLE not in html
        assert meeting.get_absolute_url().split("/")[-2] in html
        titles.add(html.partition("<h1>")[2].partition("</h1>")[0])
    assert len(titles) == 2 * len(LANGUAGES)
    assert all("2" in title for title in titles)
    step = meeting.steps.get()
    assert (step.kind, step.reason, step.item_number) == ("item_removed", REASON, 2)
    assert step.kind in step.PUBLIC
    assert LogEntry.objects.filter(object_pk=str(item.pk), changes__has_key="removed_at").exists()


@each_stage
def test_nothing_of_a_removed_item_stands_anywhere_and_nothing_leads_to_its_address(
    stage: str, admin_client: Client, client: Client
) -> None:
    meeting, item = an_agenda(stage)
    sent(admin_client, item, "remove")

    beginnings = [meeting.get_absolute_url(), "/fi/paatokset/", "/sitemap.xml"]
    answers = walk(client, beginnings, lambda address: "haku" not in address)

    assert {one for one, answer in answers.items() if TITLE in text_of(answer)} == set()
    assert {one for one, answer in answers.items() if answer.status_code == 410} == set()
    page = text_of(answers[meeting.get_absolute_url()])
    assert 'id="item-2"' in page
    assert REASON in page
    files = [one for one in answers if one.endswith((".txt", ".csv", ".json", ".docx", ".xlsx"))]
    of_meeting = [one for one in files if one.startswith(meeting.get_absolute_url())]
    assert len(of_meeting) >= 5
    for one in of_meeting:
        assert REASON in text_of(answers[one]), one


@pytest.mark.parametrize("stage", OPEN)
def test_the_number_of_a_removed_item_is_given_to_no_other(
    stage: str, admin_client: Client
) -> None:
    meeting, item = an_agenda(stage)
    last = meeting.items.get(number=3)
    for one in (item, last):
        sent(admin_client, one, "remove")

    row = saved(admin_client, meeting, {}, rows={AgendaItem: [{"title": "Rivi", "number": 3}]})
    assert list(row_errors(row, AgendaItem)[-1]) == ["number"]
    saved(admin_client, meeting, {}, rows={AgendaItem: [{"title": "Rivi"}]})
    empty = admin_client.get(desk(AgendaItem, "add"))
    alone = {"title": "Yksin", "meeting": meeting.pk}
    twin = admin_client.post(desk(AgendaItem, "add"), filled_form(empty, alone | {"number": 2}))
    admin_client.post(desk(AgendaItem, "add"), filled_form(empty, alone))
    pasted(admin_client, meeting, "6. Liitetty asia")
    refused = pasted(admin_client, meeting, "2. Liitetty toisen paikalle")

    assert list(errors_of(twin)) == ["number"]
    standing = meeting.items.standing().order_by("number")
    assert [(one.number, one.title_fi) for one in standing] == [
        (1, "Avaus"),
        (4, "Rivi"),
        (5, "Yksin"),
        (6, "Liitetty asia"),
    ]
    assert "2" in refused.context_data["reading"].problems[0]


def pasted(client: Client, meeting: Meeting, text: str) -> HttpResponse:
    """The answer to storing ``text`` as agenda of ``meeting``."""
    page = reverse("admin:meetings_meeting_paste", args=[meeting.pk])
    data = {"language": "fi", "text": text}
    form = AgendaForm(data)
    assert form.is_valid()
    return client.post(page, data | {"seal": form.seal_now(), "_store": "1"})


@pytest.mark.parametrize("stage", [*OPEN, Stage.CHECKED])
def test_a_removal_is_taken_back_with_a_reason_until_the_summary_is_public(
    stage: str, admin_client: Client, client: Client
) -> None:
    meeting, item = an_agenda(stage)
    sent(admin_client, item, "remove")

    assert client.get(addresses(item)[0]).status_code == 410
    assert sent(admin_client, item, "restore", reason="Kuuluu meille.").status_code == 302

    page = client.get(addresses(item)[0])
    assert page.status_code == 200
    assert any("Kuuluu meille." in sentence for sentence in page.context["sentences"])
    assert [step.kind for step in meeting.steps.all()] == ["item_removed", "item_restored"]


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.PERSONAL_DATA_REMOVED])
def test_what_was_removed_from_a_public_summary_stays_removed(
    stage: str, admin_client: Client
) -> None:
    _meeting, item = an_agenda(stage)
    sent(admin_client, item, "remove")

    answer = sent(admin_client, item, "restore")

    assert answer.context_data["form"].non_field_errors()
    item.refresh_from_db()
    assert item.is_removed
    form = admin_client.get(desk(AgendaItem, "change", item.pk)).content.decode()
    assert REASON in form
    assert "/removal/" not in form


def test_a_removed_item_does_not_go_on_and_lets_its_matter_go_on_elsewhere(
    admin_client: Client,
) -> None:
    body = a_body()
    first = a_meeting(body, held="2024-01-10", stage=Stage.PUBLISHED)
    tabled = an_agenda_item(first, outcome="tabled")
    second = a_meeting(body, held="2024-02-10", stage=Stage.AGENDA_PUBLISHED)
    again = an_agenda_item(second, continues=tabled, outcome="tabled")
    third = a_planned_meeting(body=body, held="2024-03-10")

    sent(admin_client, again, "remove")
    address = desk(Meeting, "change", third.pk)
    form = filled_form(admin_client.get(address)) | {"_step": "bring_waiting"}
    admin_client.post(address, form)

    assert [one.continues for one in third.items.all()] == [tabled]
    refused = sent(admin_client, again, "restore")
    assert refused.status_code == 200
    assert str(third.items.get()) in str(refused.context_data["form"].errors)


def test_an_item_may_not_continue_what_another_standing_one_continues(
    admin_client: Client,
) -> None:
    body = a_body()
    tabled = an_agenda_item(a_meeting(body, held="2024-01-10"), outcome="tabled")
    an_agenda_item(a_meeting(body, held="2024-02-10"), continues=tabled)
    other = an_agenda_item(a_planned_meeting(body=body, held="2024-03-10"))

    answer = saved(admin_client, other, {"continues": tabled.pk})

    assert list(errors_of(answer)) == ["continues"]


def test_an_earlier_version_tells_nothing_of_an_item_removed_later(
    admin_client: Client, client: Client
) -> None:
    meeting, item = an_agenda(Stage.PUBLISHED)
    page = reverse("admin:meetings_meeting_correct", args=[meeting.pk])
    first = meeting.items.get(number=1)
    fields = admin_client.get(page).context_data["form"]
    data = {
        name: "" if (value := fields[name].initial) is None else value for name in fields.fields
    }
    answer = admin_client.post(
        page, data | {"reason": "Korjaus.", f"{first.pk}-title_fi": "Avattiin"}
    )
    assert answer.status_code == 302, answer.context_data["form"].errors
    address = f"{meeting.get_absolute_url()}yhteenveto/versio-1.json"
    before = client.get(address).content.decode()
    sent(admin_client, item, "remove")

    after = client.get(address).content.decode()

    assert (TITLE in before, TITLE in after, REASON in after) == (True, False, True)


def test_a_removed_item_of_an_agenda_is_found_from_the_form_of_the_meeting(
    admin_client: Client,
) -> None:
    meeting, item = an_agenda()
    sent(admin_client, item, "remove")

    html = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()

    assert desk(AgendaItem, "change", item.pk) in html
    assert admin_client.post(desk(AgendaItem, "change", item.pk), {}).status_code == 403
