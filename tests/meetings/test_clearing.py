"""A mark of secrecy stops what would make its text public, until somebody says why it may be."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings import actions
from meetings.clearing import MarkedSecret
from meetings.models import AgendaItem, Meeting, Stage, Step
from records import clock
from tests.admin.desks import desk
from tests.builders import a_person, an_agenda_item, an_attachment, an_attendance
from tests.meetings.secretary import a_planned_meeting
from tests.meetings.test_moves import step_page, stepped

pytestmark = pytest.mark.django_db

MARKED = "Silta on vanha.\nSalassa pidettävä (JulkL 24 §)\nHinta on 5 M€."
GROUND = {"is_public": False, "legal_ground_fi": "JulkL 24 § 1 mom. 17 kohta"}
# At which publication each text of an item becomes public.
OF_ITEM = {
    **dict.fromkeys(["title", "presenter", "background", "proposal"], "publish_agenda"),
    "certainty_note": "publish_agenda",
    **dict.fromkeys(["discussion", "decision"], "publish_summary"),
}
STAGES = {"publish_agenda": Stage.PLANNED, "publish_summary": Stage.CHECKED}


def listed(answer: HttpResponse) -> list[str]:
    """The lines that the page quotes."""
    return [place.line for place in answer.context_data["places"]]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("name", "step"), [*OF_ITEM.items()])
def test_a_mark_in_any_text_stops_its_publication_and_shows_the_line(
    name: str, step: str, language: str, admin_client: Client
) -> None:
    meeting = a_planned_meeting(stage=STAGES[step])
    text = "Sillan hinta, ei julkinen" if name in ("title", "presenter") else MARKED
    an_agenda_item(meeting, 1, outcome="noted")
    an_agenda_item(meeting, 2, outcome="noted", **{f"{name}_{language}": text})

    answer = stepped(admin_client, meeting, step)

    meeting.refresh_from_db()
    assert meeting.stage == STAGES[step]
    assert answer.redirect_chain[-1][0] == step_page(meeting, step)
    (place,) = answer.context_data["places"]
    assert place.line in text.splitlines()
    assert "2" in place.whose
    html = answer.content.decode()
    assert place.line in html
    assert not meeting.steps.exists()


def test_it_goes_on_only_when_told_why_and_the_step_notes_who_said_so(
    admin_client: Client,
) -> None:
    meeting = a_planned_meeting()
    an_agenda_item(meeting, background_fi=MARKED)
    page = step_page(meeting, "publish_agenda")

    silent = admin_client.post(page, {"clearance": "Lainaus laista."})
    groundless = admin_client.post(page, {"may_be_public": "on", "clearance": " "})
    meeting.refresh_from_db()
    assert meeting.stage == Stage.PLANNED
    told = admin_client.post(page, {"may_be_public": "on", "clearance": "Lainaus laista."})

    assert list(silent.context_data["form"].errors) == ["may_be_public"]
    assert listed(silent) == ["Salassa pidettävä (JulkL 24 §)"]
    assert list(groundless.context_data["form"].errors) == ["clearance"]
    assert told.status_code == 302
    step = meeting.steps.get()
    assert (step.kind, step.clearance) == (Step.Kind.AGENDA_PUBLISHED, "Lainaus laista.")
    assert step.taken_by.username == "admin"
    form = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()
    assert "Lainaus laista." in form


def test_why_marked_texts_may_be_public_is_not_told_to_all(admin_client: Client) -> None:
    meeting = a_planned_meeting()
    an_agenda_item(meeting, background_fi=MARKED)
    told = {"may_be_public": "on", "clearance": "Lainaus laista."}
    admin_client.post(step_page(meeting, "publish_agenda"), told)
    meeting.refresh_from_db()

    for ending in ("", "esityslista.json"):
        answer = Client().get(meeting.get_absolute_url() + ending)
        assert "Lainaus" not in answer.content.decode()


@pytest.mark.parametrize("step", [*STAGES])
def test_marks_in_what_is_not_told_stop_nothing(step: str, admin_client: Client) -> None:
    meeting = a_planned_meeting(stage=STAGES[step])
    texts = {f"{name}_fi": MARKED for name in ("background", "proposal", "discussion", "decision")}
    hidden = {"title_fi": "Tontin hinta, ei julkinen", "outcome": "noted", **GROUND, **texts}
    item = an_agenda_item(meeting, 1, **hidden)
    an_attachment(item, title_fi="Tarjous (salainen)")

    stepped(admin_client, meeting, step)

    meeting.refresh_from_db()
    assert meeting.stage != STAGES[step]
    assert meeting.steps.get().clearance == ""


@pytest.mark.parametrize(
    "values", [{"title_sv": "Anbud, hemlig"}, {"url": "https://e.example/ei-julkinen.pdf"}]
)
def test_a_mark_on_an_attachment_stops_it(values: dict[str, str], admin_client: Client) -> None:
    meeting = a_planned_meeting()
    an_attachment(an_agenda_item(meeting), **values)

    answer = stepped(admin_client, meeting, "publish_agenda")

    (place,) = answer.context_data["places"]
    assert "1" in place.whose


@pytest.mark.parametrize("name", ["place_fi", "summary_en", "certainty_note_sv"])
def test_a_mark_in_a_text_of_the_meeting_stops_it(name: str, admin_client: Client) -> None:
    meeting = a_planned_meeting(**{name: "Confidential: ei kerrota"})
    an_agenda_item(meeting)

    assert listed(stepped(admin_client, meeting, "publish_agenda")) == ["Confidential: ei kerrota"]


def test_a_mark_in_the_list_of_attendance_stops_the_summary(admin_client: Client) -> None:
    meeting = a_planned_meeting(stage=Stage.CHECKED)
    an_agenda_item(meeting, outcome="noted")
    an_attendance(meeting, person=a_person(), title_fi="asiantuntija (salassa pidettävä)")

    answer = stepped(admin_client, meeting, "publish_summary")

    assert listed(answer) == ["asiantuntija (salassa pidettävä)"]


@pytest.mark.parametrize("field", ["decision_fi", "title_fi", "reason"])
def test_a_correction_with_a_mark_is_refused_with_the_place_and_nothing_typed_is_lost(
    field: str, admin_client: Client
) -> None:
    meeting, page = a_published_summary()
    item = meeting.items.get()
    key = field if field == "reason" else f"{item.pk}-{field}"
    typed = correction(admin_client, page) | {
        f"{item.pk}-background_fi": "Uusi tausta",
        "reason": "Kirjoitusvirhe.",
    }
    typed |= {key: "Hinta korjattiin, ei julkinen"}

    refused = admin_client.post(page, typed)

    assert listed(refused) == ["Hinta korjattiin, ei julkinen"]
    html = refused.content.decode()
    assert "Uusi tausta" in html
    assert 'name="clearance"' in html
    assert not meeting.versions.exists()
    told = admin_client.post(page, typed | {"clearance": "Sanonta asiakirjan nimestä."})
    assert told.status_code == 302
    assert meeting.steps.last().clearance == "Sanonta asiakirjan nimestä."
    assert meeting.versions.count() == 2


def a_published_summary() -> tuple[Meeting, str]:
    """A meeting with a public summary, and the address where it is corrected."""
    meeting = a_planned_meeting(stage=Stage.PUBLISHED)
    an_agenda_item(meeting, outcome="noted", decision_fi="Merkittiin tiedoksi.")
    return meeting, reverse("admin:meetings_meeting_correct", args=[meeting.pk])


def correction(client: Client, page: str) -> dict[str, Any]:
    """What the correction form sends unchanged."""
    form = client.get(page).context_data["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: "" if value is None else value for name, value in values.items()}


def test_a_correction_of_other_texts_is_not_stopped_by_a_mark_let_through_before(
    admin_client: Client,
) -> None:
    meeting, page = a_published_summary()
    item = meeting.items.get()
    AgendaItem.objects.filter(pk=item.pk).update(background_fi=MARKED)
    typed = correction(admin_client, page) | {"reason": "Kirjoitusvirhe."}

    answer = admin_client.post(page, typed | {f"{item.pk}-decision_fi": "Hyväksyttiin."})

    assert answer.status_code == 302


def test_the_action_itself_refuses_whoever_calls_it(admin_user: Any) -> None:
    meeting = a_planned_meeting()
    an_agenda_item(meeting, proposal_sv="Icke-offentlig: pris")

    with pytest.raises(MarkedSecret) as refusal:
        actions.publish_agenda(meeting=meeting, by=admin_user, at=clock.now())

    assert [place.line for place in refusal.value.places] == ["Icke-offentlig: pris"]
    assert "Icke-offentlig: pris" in str(refusal.value.messages)
