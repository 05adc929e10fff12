"""Removing personal data removes it: from every column of every table, and from the disk."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as AdminEntry
from django.db import connection
from django.test import Client

from bodies.models import Person
from meetings.models import AgendaItem, Attendance, Meeting, Stage
from tests.admin.desks import desk
from tests.builders import (
    a_body,
    a_meeting,
    a_membership,
    a_person,
    a_quota,
    an_agenda_item,
    an_attendance,
)
from tests.meetings.named_guests import (
    FAMILY,
    FORMS,
    NAME,
    NUMBERED,
    TRACE,
    correct,
    pack,
    publish,
    write,
)
from tests.meetings.test_moves import step_page
from tests.portal.addresses import text_of, walk
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(admin_client: Client, settings: Any, tmp_path: Path) -> SimpleNamespace:
    """A published summary that names a guest in every text, written and corrected by forms."""
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "media", tmp_path / "var"
    body = a_body()
    values = {"body": body.pk, "held": "2024-06-01", "place": f"Sali, avaa {NAME}"}
    person = {"name": NAME, "sort_name": "Vuorenpeikko Venla"}
    page = admin_client.get(desk(Person, "add"))
    assert admin_client.post(desk(Person, "add"), filled_form(page, person)).status_code == 302
    guest = Person.objects.get()
    row = {"person": guest.pk, "role": "guest", "presence": "present", "title": f"ent. {NAME}"}
    gone = {"title": f"Poistuva: {FORMS}"}
    rows = {AgendaItem: [{"title": f"Kuullaan: {NAME}"}, gone], Attendance: [row]}
    page = admin_client.get(desk(Meeting, "add"))
    made = admin_client.post(desk(Meeting, "add"), filled_form(page, values, rows))
    assert made.status_code == 302, made.context_data["errors"]
    meeting = Meeting.objects.get()
    write(admin_client, meeting)
    publish(admin_client, meeting)
    correct(admin_client, meeting)
    pack(admin_client, meeting)
    return SimpleNamespace(meeting=meeting, media=tmp_path / "media", var=tmp_path / "var")


def cells() -> Iterator[tuple[str, str]]:
    """Every value of every column of every table, by the table's name."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(" ".join(["SELECT * FROM", connection.ops.quote_name(table)]))
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = value if isinstance(value, str) else json.dumps(value, default=str)
                    yield f"{table}.{name}", text


def columns_with_the_name() -> set[str]:
    """Columns of the database in which the name stands in some form."""
    found = set()
    for place, text in cells():
        plain = NUMBERED.sub(lambda one: chr(int(one[1], 16)), text)
        if TRACE.search(plain):
            found.add(place)
    return found


def files_with_the_name(*folders: Path) -> set[str]:
    """Files under ``folders`` that hold the name, zips looked into."""
    found = set()
    for file in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        text = f"{file.name} {text_of(SimpleNamespace(content=file.read_bytes()))}"
        if TRACE.search(re.sub(r"<[^>]*>", "", text)):
            found.add(file.name)
    return found


def removed(client: Client, meeting: Meeting, **values: Any) -> Any:
    """The answer to sending the removal page as it is, but for ``values``."""
    page = step_page(meeting, "remove_personal_data")
    form = client.get(page).context_data["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value()} | values
    return client.post(page, sent)


def test_the_name_is_in_no_column_and_no_file_after_it_was_removed(
    told: SimpleNamespace,
    admin_client: Client,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    before = columns_with_the_name()
    assert {"meetings_paperversion.content", "django_admin_log.object_repr"} < before
    assert {"auditlog_logentry.changes", "meetings_step.reason"} < before
    assert files_with_the_name(told.media, told.var)
    (told.media / "meetings" / str(told.meeting.pk) / "vanha.txt").write_text(NAME)

    with django_capture_on_commit_callbacks(execute=True):
        answer = removed(admin_client, told.meeting, names=f"{NAME}\n{FAMILY}")

    assert answer.status_code == 302, answer.context_data["form"].errors
    assert columns_with_the_name() == set()
    assert files_with_the_name(told.media, told.var) == set()
    assert not Person.objects.exists()
    told.meeting.refresh_from_db()
    assert told.meeting.stage == Stage.PERSONAL_DATA_REMOVED
    answers = walk(client, [told.meeting.get_absolute_url(), "/fi/", "/sitemap.xml"])
    assert len(answers) > 20
    assert [one for one, answer in answers.items() if TRACE.search(text_of(answer))] == []


def test_each_text_says_in_its_language_that_a_name_was_removed(
    told: SimpleNamespace, admin_client: Client
) -> None:
    removed(admin_client, told.meeting, names=f"{NAME}\n{FAMILY}")

    item = told.meeting.items.get()
    assert item.title_sv == "[namnet borttaget] kuullaan"
    assert item.background_en.startswith("en: [name removed]; [name removed]; [name removed]")
    assert item.decision_fi == "Päätettiin, että [nimi poistettu] kuullaan."
    first, _second, last = told.meeting.versions.filter(kind="summary")
    assert last.reason == "Oikaistu: [nimi poistettu]."
    assert "[namnet borttaget]" in json.dumps(first.content["sv"], ensure_ascii=False)


def test_files_that_hold_a_name_go_and_their_rows_stay_and_say_so(
    told: SimpleNamespace, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    html = admin_client.get(step_page(told.meeting, "remove_personal_data")).content.decode()
    checked = re.findall(r'name="files" value="(\d+)"[^>]* checked', html)
    papers = {one.number: one for one in told.meeting.items.get().attachments.all()}
    assert checked == [str(papers[1].pk), str(papers[2].pk)]
    assert "(PDF), sisältöä ei voi hakea tässä" in html

    with django_capture_on_commit_callbacks(execute=True):
        removed(admin_client, told.meeting)

    kept = {one.number: one for one in told.meeting.items.get().attachments.all()}
    assert [bool(kept[number].file) for number in range(1, 6)] == [False, False, True, True, False]
    assert kept[1].title_fi == "Lausunto (tiedosto poistettu henkilötietojen mukana)"
    assert kept[1].size is None
    assert not (told.media / papers[1].file.name).exists()
    assert (told.media / papers[3].file.name).exists()
    assert not list((told.var / "packs").glob("*"))


def test_more_names_are_looked_for_in_files_before_anything_is_removed(
    told: SimpleNamespace, admin_client: Client
) -> None:
    paper = told.meeting.items.get().attachments.get(number=3)
    Path(told.media / paper.file.name).write_text("Otso Outolintu;1")

    answer = removed(admin_client, told.meeting, names=f"{NAME}\nOtso Outolintu")

    assert list(answer.context_data["form"].errors) == ["files"]
    assert str(paper.pk) in answer.context_data["form"]["files"].value()
    told.meeting.refresh_from_db()
    assert told.meeting.stage == Stage.PUBLISHED


def test_the_history_tells_who_removed_and_nothing_of_what(
    told: SimpleNamespace, admin_client: Client
) -> None:
    newest = LogEntry.objects.order_by("-pk").first().pk

    removed(admin_client, told.meeting)

    new = LogEntry.objects.filter(pk__gt=newest)
    changed = {(entry.content_type.model, *entry.changes) for entry in new}
    assert {entry.actor.username for entry in new} == {"admin"}
    assert {model for model, *_fields in changed} == {"meeting", "step"}
    assert ("meeting", "stage") in changed


def test_a_person_with_a_seat_stays_and_the_page_says_so_beforehand(admin_client: Client) -> None:
    body, seated, guest = a_body(), a_person("Saku Salmiakki"), a_person("Vilma Vieras")
    a_membership(a_quota(body, seats=1), person=seated)
    meeting = a_meeting(body, stage=Stage.PUBLISHED)
    an_agenda_item(meeting, outcome="noted", decision_fi="Saku Salmiakki hyväksyi.")
    for person in (seated, guest):
        an_attendance(meeting, person=person)

    page = admin_client.get(step_page(meeting, "remove_personal_data"))
    removed(admin_client, meeting)

    leaving = page.context_data["form"].persons
    assert [(one.person.name, one.stays) for one in leaving] == [
        ("Saku Salmiakki", True),
        ("Vilma Vieras", False),
    ]
    assert list(Person.objects.all()) == [seated]
    assert meeting.items.get().decision_fi == "[nimi poistettu] hyväksyi."
    assert {row.person for row in meeting.attendances.all()} == {None}


def test_what_other_meetings_say_stays(admin_client: Client) -> None:
    body, person = a_body(), a_person("Saku Salmiakki")
    other = a_meeting(body, held="2024-07-01", stage=Stage.PUBLISHED)
    page = desk(AgendaItem, "change", an_agenda_item(other, outcome="noted").pk)
    AgendaItem.objects.update(decision_fi="Saku Salmiakki hyväksyi.")
    an_attendance(other, person=person)
    meeting = a_meeting(body, stage=Stage.PUBLISHED)
    an_attendance(meeting, person=person)

    removed(admin_client, meeting)

    assert other.items.get().decision_fi == "Saku Salmiakki hyväksyi."
    assert other.attendances.get().person == person
    assert admin_client.get(page).status_code == 200
    assert AdminEntry.objects.count() == 0
