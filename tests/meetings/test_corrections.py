"""What is public is corrected through forms: a new version with its reason, the former readable."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from meetings.models import AgendaItem, Attachment, Attendance, Meeting, PaperVersion
from tests import builders as make
from tests.admin.desks import desk, saved
from tests.meetings.papers import PDF, a_file
from tests.meetings.published import RENAMED, a_public_meeting, addresses_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

REASON = "Pöytäkirja tarkistettiin."


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting(admin_user: AbstractBaseUser) -> Meeting:
    """A meeting whose summary is public."""
    return a_public_meeting("published", admin_user)


def corrected(
    client: Client,
    record: Model,
    values: dict[str, Any] | None = None,
    sent: dict[str, Any] | None = None,
    rows: Any = None,
    reason: str = REASON,
) -> HttpResponse:
    """The answer to correcting ``record`` on its form, ``sent`` under the names of its fields."""
    address = f"{desk(type(record), 'change', record.pk)}?correct=1"
    form = filled_form(client.get(address), {"reason": reason} | (values or {}), rows)
    return client.post(address, form | (sent or {}))


def current(meeting: Meeting) -> PaperVersion:
    """The public summary of ``meeting``."""
    return PaperVersion.objects.get(current_of=meeting)


def page(meeting: Meeting) -> str:
    """The page of ``meeting`` and those of its first two items."""
    found = [Client().get(address) for address in addresses_of(meeting)[:3]]
    return "".join(answer.content.decode() for answer in found)


OF_MEETING = {
    "held": ({"held": "2024-05-31"}, "31.5.2024"),
    "start_time": ({"start_time": "13.30"}, "13.30"),
    "place": ({"place": "Onnelan kirjasto"}, "Onnelan kirjasto"),
    "mode": ({"mode": "remote"}, "etäkokous"),
    "number": ({"number": 7}, "7/2024"),
    "name": ({"name": "Ylimääräinen kokous"}, "Ylimääräinen kokous"),
    "summary": ({"summary": "Sillasta päätettiin."}, "Sillasta päätettiin."),
    "record_kind": ({"record_kind": "minutes"}, "Pöytäkirja"),
    "certainty_note": ({"certainty_note": "Päivä on päätelty."}, "Päivä on päätelty."),
}
OF_ITEM = {
    "title": ({"title": "Sillan purkaminen"}, "Sillan purkaminen"),
    "background": ({"background": "Uusi selostus"}, "Uusi selostus"),
    "decision_sv": ({"decision_sv": "Rättat beslut"}, ""),
    "outcome": ({"outcome": "rejected"}, "hylättiin"),
    "power": ({"power": "decides"}, "päättää"),
    "section": ({"section": "§ 99"}, "§ 99"),
    "due_on": ({"due_on": "2024-12-24"}, "24.12.2024"),
    "agreement": ({"agreement": ""}, ""),
}


@pytest.mark.parametrize("name", OF_MEETING)
def test_each_field_of_a_public_meeting_is_corrected_with_a_reason(
    name: str, meeting: Meeting, admin_client: Client
) -> None:
    values, words = OF_MEETING[name]

    answer = corrected(admin_client, meeting, values)

    assert answer.status_code == 302, answer.context_data["errors"]
    assert_corrected(meeting)
    assert words in page(meeting)


@pytest.mark.parametrize("name", OF_ITEM)
def test_each_field_of_a_public_item_is_corrected_with_a_reason(
    name: str, meeting: Meeting, admin_client: Client
) -> None:
    values, words = OF_ITEM[name]

    answer = corrected(admin_client, meeting.items.first(), values)

    assert answer.status_code == 302, answer.context_data["errors"]
    assert_corrected(meeting)
    assert words in page(meeting)


def assert_corrected(meeting: Meeting) -> None:
    """The public summary is the second, with the reason; the first is not."""
    version = current(meeting)
    assert (version.kind, version.number, version.reason) == ("summary", 2, REASON)
    assert meeting.steps.last().kind == "corrected"
    former = meeting.versions.get(kind="summary", number=1)
    assert former.content != version.content
    assert former.current_of is None


ATTENDANCE = [
    ("presence", "absent"),
    ("title_fi", "varapormestari"),
    ("role", "deputy_chairperson"),
    ("arrived_at", "14.40"),
    ("last_item", "2"),
    ("organization", ""),
    ("person", ""),
]


@pytest.mark.parametrize(("name", "value"), ATTENDANCE)
def test_attendance_is_corrected_with_a_reason(
    name: str, value: str, meeting: Meeting, admin_client: Client
) -> None:
    answer = corrected(admin_client, meeting, sent={f"attendances-0-{name}": value})

    assert answer.status_code == 302, answer.context_data["errors"]
    assert_corrected(meeting)


def test_somebody_forgotten_is_added_and_somebody_else_disqualified(
    meeting: Meeting, admin_client: Client
) -> None:
    guest = {"person": make.a_person("Keijo Unohdettu").pk, "role": "guest", "presence": "present"}
    corrected(admin_client, meeting, rows={Attendance: [guest]})
    chair = meeting.attendances.get(role="chairperson")

    corrected(admin_client, meeting.items.get(number=2), sent={"disqualified": [chair.pk]})

    assert "Keijo Unohdettu" in page(meeting)
    assert "esteellinen asiassa 2" in page(meeting)
    assert current(meeting).number == 3


def test_attachments_are_corrected_exchanged_and_added(
    meeting: Meeting, admin_client: Client
) -> None:
    item = meeting.items.first()
    first = {"attachments-0-title_fi": "Uusi kartta", "attachments-1-language": "en"}
    other = {"attachments-2-file": a_file("korjattu.pdf", PDF + b"%uusi\n")}
    rows = {Attachment: [{"title": "Kaavio", "url": "https://esimerkki.example/kaavio.pdf"}]}

    for change in ({"sent": first}, {"sent": other}, {"rows": rows}):
        before = current(meeting).content
        answer = corrected(admin_client, item, **change)
        assert answer.status_code == 302, answer.context_data["errors"]
        assert current(meeting).content != before

    assert current(meeting).number == 4
    assert "Uusi kartta" in page(meeting)
    assert "Kaavio" in page(meeting)
    answer = admin_client.get(f"{addresses_of(meeting)[1]}liite-3")
    assert answer.getvalue() == PDF + b"%uusi\n"
    former = admin_client.get(f"{addresses_of(meeting)[1]}liite-3", {"summary": 1})
    assert former.getvalue() == PDF
    assert admin_client.get(f"{addresses_of(meeting)[1]}liite-3", {"agenda": 9}).status_code == 404
    version = admin_client.get(f"{meeting.get_absolute_url()}yhteenveto/versio-1/").content.decode()
    assert f'href="{addresses_of(meeting)[1]}liite-3?summary=1"' in version


def wrong(meeting: Meeting) -> Iterator[tuple[Model, dict[str, Any], str]]:
    """Corrections that are refused, and the field that says why."""
    yield meeting, {"values": {"place": "Toinen"}, "reason": ""}, "reason"
    yield meeting, {}, "__all__"
    yield meeting.items.first(), {"values": {"decision": "Toisin"}, "reason": " "}, "reason"
    yield meeting.items.first(), {}, "__all__"
    yield meeting, {"sent": {"version": "7", "place_fi": "Toinen"}}, "__all__"


def test_a_refused_correction_stores_nothing_and_keeps_what_was_typed(
    meeting: Meeting, admin_client: Client
) -> None:
    before = current(meeting).content
    for record, change, field in wrong(meeting):
        answer = corrected(admin_client, record, **change)

        assert answer.status_code == 200
        assert list(answer.context_data["adminform"].form.errors) == [field]
        for typed in {**change.get("values", {}), **change.get("sent", {})}.values():
            assert typed in answer.content.decode() or typed == "7"
    assert current(meeting).content == before
    meeting.refresh_from_db()
    assert meeting.place_fi != "Toinen"
    assert meeting.items.first().decision_fi != "Toisin"


def test_a_translation_added_later_needs_no_reason_and_makes_no_version(
    meeting: Meeting, admin_client: Client
) -> None:
    item = meeting.items.first()
    corrected(admin_client, item, {"background_sv": "Bron är gammal."}, reason="")
    corrected(admin_client, meeting, {"place_sv": "Lyckans stadshus"}, reason="")

    assert current(meeting).number == 1
    assert not meeting.steps.filter(kind="corrected").exists()
    texts = "".join(
        Client().get(address).content.decode()
        for address in addresses_of(meeting)
        if address.startswith("/sv/moten/") and address.endswith("/")
    )
    assert "Bron är gammal." in texts
    assert "Lyckans stadshus" in texts


def test_a_correction_lets_in_nothing_that_was_renamed_since(
    meeting: Meeting, admin_client: Client
) -> None:
    make.Body.objects.update(quorum="", name_fi=f"Elin{RENAMED}")
    for model in (make.Person, make.Organization):
        name = "name" if model is make.Person else "name_fi"
        model.objects.update(**{name: f"Toinen{RENAMED}"})

    corrected(admin_client, meeting.items.first(), {"decision": "Uusi päätös"})
    corrected(admin_client, meeting, sent={"attendances-3-presence": "present"})

    votes = current(meeting).content["fi"]["items"][1]["votes"]
    assert (votes["present"], votes["needed"], votes["is_reached"]) == (3, 2, True)
    assert "Uusi päätös" in page(meeting)
    assert RENAMED not in page(meeting)


@pytest.mark.parametrize("model", [Meeting, AgendaItem, Attachment, Attendance])
def test_what_is_public_is_shown_without_fields_unless_it_is_corrected(
    model: type[Model], meeting: Meeting, admin_client: Client
) -> None:
    record = model.objects.first()

    closed = admin_client.get(desk(model, "change", record.pk)).content.decode()

    for name in ("held", "place_fi", "body", "title_fi", "agreement", "due_on", "person"):
        assert f'name="{name}"' not in closed


def test_a_form_opened_before_the_publication_is_refused_after_it(
    admin_user: AbstractBaseUser, admin_client: Client
) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)
    Meeting.objects.update(stage="checked")
    address = desk(Meeting, "change", meeting.pk)
    form = filled_form(admin_client.get(address), {"place": "Kirjoitettu"})
    Meeting.objects.update(stage="published")

    answer = admin_client.post(address, form)

    assert list(answer.context_data["adminform"].form.errors) == ["place_fi"]
    assert "Kirjoitettu" in answer.content.decode()


def test_a_meeting_that_is_not_public_is_not_opened_for_correction(
    admin_user: AbstractBaseUser, admin_client: Client
) -> None:
    meeting = a_public_meeting("agenda_published", admin_user)

    html = admin_client.get(f"{desk(Meeting, 'change', meeting.pk)}?correct=1").content.decode()

    assert 'name="reason"' not in html
    assert saved(admin_client, meeting, {"place": "Uusi sali"}).status_code == 302
    assert "Uusi sali" not in page(meeting)
