"""A form that is sent back as it came changes nothing: no column, no history, no answer."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Model
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoDbBlocker

from meetings.models import AgendaItem, Attachment, Attendance, Meeting, Stage
from tests import builders as make
from tests.admin.browser_forms import all_rows, differences, fields_of, has_form, sent_back
from tests.admin.desks import WRITABLE, desk
from tests.portal.houses import a_house
from tests.transactions import for_many

PARTS = (AgendaItem, Attachment, Attendance)
each_writable = pytest.mark.parametrize("model", WRITABLE, ids=lambda model: model._meta.label)
each_stage = pytest.mark.parametrize("stage", list(Stage))
each_language = pytest.mark.parametrize("language", ["fi", "sv", "en"])


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def meetings(db: None) -> dict[str, Meeting]:
    """A meeting at each stage, beside something in every table."""
    with translation.override("fi"):
        a_house()
        made = {stage.value: a_meeting_at(stage) for stage in Stage}
        _disturb()
        return made


def a_meeting_at(stage: str) -> Meeting:
    """A meeting at ``stage`` with items, papers and a list of attendance."""
    body = make.a_body(f"Elin {stage}", quorum="more_than_half")
    town = make.an_organization(f"Kunta {stage}")
    day = {"held": "2021-03-17", "start_time": "14:00", "end_time": "16:00"}
    meeting = make.a_meeting(body, number=1, year=2021, stage=stage, **day)
    for number in (1, 2, 4):
        lines = "Ensin tämä.\nSitten tuo.\n\nLopuksi.  "
        item = make.an_agenda_item(meeting, number, decision_fi=lines, outcome="noted")
        make.an_attachment(item, 1, url="https://liite.example/1.pdf")
        make.an_attachment(item, 3)
    kept = make.an_attachment(item, 4)
    kept.file.save("muistio.txt", ContentFile(b"Muistio"))
    seat = {"organization": town, "presence": "absent", "title_fi": "johtaja"}
    absent = make.an_attendance(meeting, person=make.a_person(f"Poissa {stage}"), **seat)
    make.an_attendance(
        meeting,
        person=make.a_person(f"Sijainen {stage}"),
        organization=town,
        role="deputy",
        in_place_of=absent,
        arrived_at="14:10",
    )
    return meeting


def _disturb() -> None:
    """Store what other writers have stored: NULL for an empty text, another language's words."""
    with connection.cursor() as cursor:
        for model in WRITABLE:
            for field in model._meta.concrete_fields:
                is_text = hasattr(field, "translated_field") and not field.name.startswith("slug")
                if is_text and field.null:
                    name, table = field.column, model._meta.db_table
                    cursor.execute(f"UPDATE {table} SET {name} = NULL WHERE {name} = ''")  # noqa: S608 - names of our own columns
        cursor.execute("UPDATE meetings_agendaitem SET title = 'In another language'")
        both = "summary = 'Lauseena.  ', summary_fi = 'Lauseena.  '"
        cursor.execute(f"UPDATE meetings_meeting SET {both}")  # noqa: S608 - words of this test
    fraction = make.PUBLIC + timedelta(microseconds=123_456)
    Meeting.objects.update(published_at=fraction)


@pytest.fixture(scope="module")
def editor(meetings: dict[str, Meeting]) -> Client:
    """An editor who may do everything."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def an_assistant(model: type[Model], *verbs: str) -> Client:
    """Somebody who may change records of ``model``, and do ``verbs`` to all others."""
    user = get_user_model().objects.create_user(
        f"{model.__name__}-{'-'.join(verbs)}", is_staff=True
    )
    kind = ContentType.objects.get_for_model(model)
    own = Permission.objects.filter(content_type=kind, codename__startswith="change")
    others = Permission.objects.filter(codename__regex=f"^({'|'.join(verbs)})_") if verbs else []
    user.user_permissions.set([*own, *others])
    client = Client()
    client.force_login(user)
    return client


def assert_unchanged(client: Client, *records: Model, language: str = "fi") -> None:
    """Send the form of each record back; nothing may differ afterwards."""
    extra = {"HTTP_ACCEPT_LANGUAGE": language}
    before = all_rows()

    for record in records:
        address = desk(type(record), "change", record.pk)
        page = client.get(address, **extra)
        if has_form(page):
            answer = client.post(address, fields_of(page), **extra)
            assert answer.status_code == 302, answer.context_data["errors"]

    assert differences(before, all_rows()) == []


@each_language
@each_writable
def test_a_form_sent_back_changes_nothing(
    model: type[Model], language: str, editor: Client
) -> None:
    assert_unchanged(editor, *model._base_manager.order_by("pk")[:3], language=language)


@each_writable
@pytest.mark.parametrize("verbs", [(), ("view",)], ids=["nothing else", "look at the rest"])
def test_a_form_with_rows_that_its_sender_may_not_change_changes_nothing(
    model: type[Model], verbs: tuple[str, ...], editor: Client
) -> None:
    assistant = an_assistant(model, *verbs)

    assert_unchanged(assistant, *model._base_manager.order_by("pk")[:2])


@each_stage
def test_at_every_stage_the_forms_of_a_meeting_and_its_parts_change_nothing(
    stage: str, editor: Client, meetings: dict[str, Meeting]
) -> None:
    meeting = meetings[stage]
    papers = Attachment.objects.filter(item__meeting=meeting)

    assert_unchanged(editor, meeting, *meeting.items.all(), *papers, *meeting.attendances.all())


@each_stage
@pytest.mark.parametrize("verbs", [(), ("view",)], ids=["nothing else", "look at the rest"])
def test_at_every_stage_those_who_may_not_change_the_parts_change_nothing(
    stage: str, verbs: tuple[str, ...], meetings: dict[str, Meeting]
) -> None:
    client = Client()
    user = get_user_model().objects.create_user(f"{stage}-{verbs}", is_staff=True)
    wanted = ["change_meeting", "change_agendaitem"]
    names = [f"{verb}_{part._meta.model_name}" for verb in verbs for part in PARTS]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted + names))
    client.force_login(user)

    assert_unchanged(client, meetings[stage], meetings[stage].items.first())


@each_stage
def test_a_change_of_one_field_changes_no_other(
    stage: str, editor: Client, meetings: dict[str, Meeting]
) -> None:
    meeting = meetings[stage]
    address = desk(Meeting, "change", meeting.pk)
    apart = ["auditlog.LogEntry", "admin.LogEntry", "records.StoredForm"]
    before = all_rows(apart)

    answer = sent_back(editor, address, {"agenda_due_on": "2021-03-01"})

    assert answer.status_code == 302, answer.context_data["errors"]
    after = all_rows(apart)
    (difference,) = differences(before, after)
    assert difference.startswith(f"meetings.Meeting {meeting.pk}")
    columns = {
        one[0]
        for one, other in zip(
            before["meetings.Meeting"][meeting.pk],
            after["meetings.Meeting"][meeting.pk],
            strict=True,
        )
        if one != other
    }
    stored = {"agenda_due_on", "updated_at"}
    # Texts that another writer had stored as NULL are stored as all writers do from now on.
    told = {
        name
        for name, value in before["meetings.Meeting"][meeting.pk]
        if value == "None" and name.endswith(("_fi", "_sv", "_en"))
    }
    assert stored <= columns <= stored | told


@each_stage
def test_what_the_page_does_not_show_is_not_in_the_form(
    stage: str, rf: RequestFactory, editor: Client, meetings: dict[str, Meeting]
) -> None:
    request = rf.get("/")
    request.user = get_user_model().objects.get(username="editor")
    for record in (meetings[stage], meetings[stage].items.first()):
        one = admin.site._registry[type(record)]
        shown = flatten_fieldsets(one.get_fieldsets(request, record))
        form = one.get_form(request, record, change=True, fields=shown)
        assert set(form.base_fields) <= set(shown)


@each_stage
def test_those_who_may_only_look_can_open_everything(
    stage: str, meetings: dict[str, Meeting]
) -> None:
    client = Client()
    user = get_user_model().objects.create_user(f"reader-{stage}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    meeting = meetings[stage]
    papers = Attachment.objects.filter(item__meeting=meeting)

    for record in (meeting, *meeting.items.all(), *papers, *meeting.attendances.all()):
        assert client.get(desk(type(record), "change", record.pk)).status_code == 200


def test_line_ends_and_white_space_are_no_change(
    editor: Client, meetings: dict[str, Meeting]
) -> None:
    item = meetings[Stage.PLANNED].items.first()

    assert item.decision_fi.endswith("  ")
    assert_unchanged(editor, item)


def test_lines_are_stored_as_they_were_typed(editor: Client, meetings: dict[str, Meeting]) -> None:
    item = meetings[Stage.PLANNED].items.first()

    sent_back(editor, desk(AgendaItem, "change", item.pk), {"proposal_fi": "Yksi\r\nKaksi\r\n"})

    item.refresh_from_db()
    assert item.proposal_fi == "Yksi\nKaksi"


def test_the_answer_says_that_nothing_was_changed(
    editor: Client, meetings: dict[str, Meeting]
) -> None:
    item = meetings[Stage.PLANNED].items.first()
    address = desk(AgendaItem, "change", item.pk)

    (unchanged,) = editor.get(sent_back(editor, address)["Location"]).context["messages"]
    answer = sent_back(editor, address, {"section": "§ 5"})
    (changed,) = editor.get(answer["Location"]).context["messages"]

    assert "ei muutettu mitään" in str(unchanged)
    assert "ei muutettu mitään" not in str(changed)
