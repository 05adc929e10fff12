"""From the check of a summary on, its texts and attendance are only read at the desk."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import AgendaItem, Attachment, Attendance, Meeting, Stage
from tests.admin.desks import desk, saved
from tests.builders import a_meeting, an_agenda_item, an_agreement, an_attachment, an_attendance
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


def a_checked_item(stage: str = Stage.CHECKED) -> AgendaItem:
    """An item of a meeting at ``stage``, with an attachment and a row of attendance."""
    meeting = a_meeting(stage=stage)
    item = an_agenda_item(meeting, outcome="noted", decision_fi="Merkittiin.")
    an_attachment(item)
    an_attendance(meeting)
    return item


def html(answer: HttpResponse) -> str:
    """The page."""
    return answer.content.decode()


def test_a_checked_summary_is_shown_without_fields_for_its_texts(admin_client: Client) -> None:
    item = a_checked_item()

    of_item = html(admin_client.get(desk(AgendaItem, "change", item.pk)))
    of_meeting = html(admin_client.get(desk(Meeting, "change", item.meeting_id)))

    assert "Merkittiin." in of_item
    for name in ("decision_fi", "title_fi", "number", "attachments-0-title_fi"):
        assert f'name="{name}"' not in of_item
    for name in ("items-0-title_fi", "attendances-0-role"):
        assert f'name="{name}"' not in of_meeting


def test_links_of_a_locked_item_stay_open(admin_client: Client) -> None:
    item = a_checked_item()

    answer = saved(admin_client, item, {"agreement": an_agreement().pk})

    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.agreement is not None
    assert item.number == 1


def test_a_locked_meeting_is_saved_without_touching_its_rows(admin_client: Client) -> None:
    item = a_checked_item()

    assert saved(admin_client, item.meeting, {"summary": "Lauseena."}).status_code == 302


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (AgendaItem, "decision_fi"),
        (Meeting, "items-0-title_fi"),
        (Meeting, "attendances-0-left_at"),
        (AgendaItem, "attachments-0-title_fi"),
    ],
)
def test_a_form_opened_before_the_check_is_refused_after_it_and_keeps_what_was_typed(
    model: type, field: str, admin_client: Client
) -> None:
    item = a_checked_item(Stage.DRAFTED)
    record = item if model is AgendaItem else item.meeting
    address = desk(model, "change", record.pk)
    typed = "15.40" if field.endswith("left_at") else "Myöhässä"
    form = filled_form(admin_client.get(address)) | {field: typed}
    Meeting.objects.update(stage=Stage.CHECKED)

    answer = admin_client.post(address, form)

    assert answer.status_code == 200
    assert typed in html(answer)
    item.refresh_from_db()
    assert (item.decision_fi, item.title_fi) == ("Merkittiin.", "Sillan rakentaminen")


@pytest.mark.parametrize("model", [AgendaItem, Attachment, Attendance])
def test_nothing_locked_is_deleted_at_its_own_desk(model: type, admin_client: Client) -> None:
    a_checked_item()

    answer = admin_client.post(desk(model, "delete", model.objects.get().pk), {"post": "yes"})

    assert answer.status_code == 403
    assert model.objects.exists()


def test_nothing_is_added_to_a_locked_meeting(admin_client: Client) -> None:
    item = a_checked_item()
    empty = admin_client.get(desk(AgendaItem, "add"))
    values = {"meeting": item.meeting_id, "title": "Myöhässä"}

    answer = admin_client.post(desk(AgendaItem, "add"), filled_form(empty, values))

    assert answer.status_code == 200
    assert "Myöhässä" in html(answer)


def correction(item: AgendaItem, **values: str) -> dict[str, str]:
    """What the form of corrections sends with ``values`` changed, before any other correction."""
    sent = {
        "version": "1",
        "meeting-held": item.meeting.held,
        f"{item.pk}-section": "",
        f"{item.pk}-outcome": item.outcome,
        f"{item.pk}-title_fi": item.title_fi,
        f"{item.pk}-decision_fi": item.decision_fi,
    }
    changed = {f"{item.pk}-{name}": text for name, text in values.items() if name != "reason"}
    return sent | changed | {"reason": values.get("reason", "Kirjoitusvirhe.")}


def test_a_public_summary_is_corrected_with_a_reason(admin_client: Client) -> None:
    item = a_checked_item(Stage.PUBLISHED)
    page = reverse("admin:meetings_meeting_correct", args=[item.meeting_id])

    assert "Merkittiin." in html(admin_client.get(page))
    silent = admin_client.post(page, correction(item, decision_fi="Hyväksyttiin.", reason=""))
    answer = admin_client.post(
        page, correction(item, decision_fi="Hyväksyttiin.\r\nYksimielisesti.")
    )

    assert list(silent.context_data["form"].errors) == ["reason"]
    assert "Hyväksyttiin." in html(silent)
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.decision_fi == "Hyväksyttiin.\nYksimielisesti."
    assert item.meeting.versions.last().reason == "Kirjoitusvirhe."


def test_a_correction_written_over_another_one_is_refused_and_kept(admin_client: Client) -> None:
    item = a_checked_item(Stage.PUBLISHED)
    page = reverse("admin:meetings_meeting_correct", args=[item.meeting_id])
    admin_client.post(page, correction(item, decision_fi="Ensin."))

    answer = admin_client.post(page, correction(item, decision_fi="Sitten."))
    again = admin_client.post(page, correction(item, decision_fi="Sitten.") | {"version": "2"})

    assert answer.status_code == 200
    assert "Sitten." in html(answer)
    assert 'name="version" value="2"' in html(answer)
    assert again.status_code == 302


def test_a_summary_that_is_not_public_is_not_corrected(admin_client: Client) -> None:
    item = a_checked_item()

    answer = admin_client.get(reverse("admin:meetings_meeting_correct", args=[item.meeting_id]))

    assert answer.status_code == 302
