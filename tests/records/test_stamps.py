"""The stamp of a page moves with what the page shows, and with nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Manager, Model, ProtectedError
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from bodies.models import Body, Membership, Office, OfficeHolding
from meetings.models import Attendance, Meeting
from projects.models import Project
from records.checks import PARTS
from records.publication import Published
from records.sources import Source, Sourced
from records.stamps import shown_on
from tests.admin.desks import desk, saved
from tests.builders import a_citation, a_membership, a_person, a_source
from tests.house.rooms import models
from tests.portal.forms import filled_form
from tests.portal.houses import a_house
from tests.transactions import for_many

OLD = datetime(2001, 2, 3, tzinfo=UTC)
PAGES = [model for model in models() if issubclass(model, Published)]
PARTS_OF_PAGES = [model for model in models() if shown_on(model) and model not in PAGES]
# A text of each model that no rule looks at.
TEXTS = {
    "bodies.Person": "name",
    "meetings.Attachment": "title_fi",
    "meetings.Step": "reason",
    "meetings.PaperVersion": "reason",
    "organizations.Organ": "name_fi",
    "records.Citation": "locator",
    "records.Source": "title",
}

# All rows of these are protected by others in the portal that the tests sweep.
KEPT = (
    "bodies.ExOfficioSeat",
    "bodies.NominationHandling",
    "bodies.NominationRound",
    "bodies.Office",
    "bodies.Person",
    "organizations.Organ",
    "organizations.Region",
    "records.Source",
)

each_model = pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
each_part = pytest.mark.parametrize("model", PARTS_OF_PAGES, ids=lambda model: model._meta.label)


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One database for all tests of this module."""
    with for_many(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def editor(db: None) -> Iterator[Client]:
    """An editor of a portal with something in every table."""
    with translation.override("fi"):
        a_house()
        a_citation(a_source("KEKSITTY-9"))
        client = Client()
        client.force_login(get_user_model().objects.create_superuser("editor"))
        yield client


@pytest.fixture
def undone(editor: Client) -> Iterator[None]:
    """Every page stamped long ago; what the test changes is taken back."""
    with transaction.atomic():
        age()
        yield
        transaction.set_rollback(True)


def age() -> None:
    """Let every page be stamped long ago."""
    for page in PAGES:
        page._base_manager.update(updated_at=OLD)


def moved() -> set[Model]:
    """Pages with a new stamp."""
    return {one for page in PAGES for one in page._base_manager.exclude(updated_at=OLD)}


def led_to(records: set[Model], path: str) -> set[Model]:
    """Where ``path`` leads from ``records``, relation by relation."""
    for name in path.split("__"):
        following: set[Model] = set()
        for record in records:
            relation = record._meta.get_field(name)
            ways = name if relation.concrete else relation.get_accessor_name()
            found = getattr(record, ways, None)
            following |= set(found.all()) if isinstance(found, Manager) else {found} - {None}
        records = following
    return records


def pages_of(record: Model) -> set[Model]:
    """The pages that show ``record``."""
    return set().union(*(led_to({record}, path) for path in shown_on(type(record))))


def rows_with_pages(model: type[Model]) -> list[Model]:
    """Rows of ``model`` that some page shows."""
    return [row for row in model._base_manager.all() if pages_of(row)]


def change(record: Model) -> None:
    """Write something else in ``record``."""
    text = TEXTS.get(record._meta.label, "certainty_note_fi")
    setattr(record, text, f"{getattr(record, text) or ''}!")
    record.save()


@each_model
def test_every_model_has_a_page_or_says_which_pages_show_it(model: type[Model]) -> None:
    assert shown_on(model) is not None


@each_model
def test_what_is_said_of_a_model_leads_to_pages(model: type[Model]) -> None:
    for path in shown_on(model):
        found = model
        for name in path.split("__"):
            found = found._meta.get_field(name).related_model
        assert issubclass(found, Published), path


def test_a_part_is_shown_where_its_whole_is() -> None:
    for part in PARTS:
        label, name = part.rsplit(".", 1)
        model = next(one for one in models() if one._meta.label == label)
        whole = model._meta.get_field(name).related_model
        ways = (name,) if issubclass(whole, Published) else ()
        ways = ways or tuple(f"{name}__{path}" for path in shown_on(whole))
        assert not ways or set(ways) & set(shown_on(model)) or whole.__name__ == "Region", part


@each_part
def test_a_change_moves_the_stamps_of_the_pages_that_show_it(
    model: type[Model], undone: None
) -> None:
    record = rows_with_pages(model)[0]

    change(record)

    assert moved() == pages_of(record)


@each_part
def test_a_save_that_changes_nothing_moves_no_stamp(model: type[Model], undone: None) -> None:
    rows_with_pages(model)[0].save()

    assert moved() == set()


@each_part
def test_what_is_deleted_moves_the_stamps_of_the_pages_that_showed_it(
    model: type[Model], undone: None
) -> None:
    for record in rows_with_pages(model):
        expected = pages_of(record)
        try:
            with transaction.atomic():
                record.delete()
        except ProtectedError:
            continue
        assert expected <= moved()
        return
    assert model._meta.label in KEPT


@each_part
def test_a_source_added_to_or_taken_from_a_fact_moves_the_stamps(
    model: type[Model], undone: None
) -> None:
    if not issubclass(model, Sourced):
        return
    record, citation = rows_with_pages(model)[0], a_citation(a_source("KEKSITTY-8"))
    record.citations.add(citation)
    assert moved() == pages_of(record)
    for step in (lambda: record.citations.remove(citation), record.citations.clear):
        record.citations.add(a_citation(a_source("KEKSITTY-7")) if not moved() else citation)
        age()
        step()
        assert moved() == pages_of(record)


def test_a_part_that_goes_to_another_page_moves_both_stamps(undone: None) -> None:
    row = Attendance.objects.filter(in_place_of=None, deputized_by=None).first()
    before = row.meeting
    row.meeting = Meeting.objects.exclude(pk=before.pk).first()

    row.save()

    assert moved() == {before, row.meeting}


@pytest.mark.parametrize(
    ("model", "name"), [(Meeting, "joint_with"), (Body, "agreements"), (Project, "bodies")]
)
def test_pages_that_are_joined_or_parted_both_move(
    model: type[Model], name: str, undone: None
) -> None:
    page = model.objects.exclude(**{name: None}).first()
    other = getattr(page, name).first()

    getattr(page, name).remove(other)

    assert moved() == {page, other}


def test_a_seat_given_in_the_form_moves_the_body_in_the_sitemap(
    undone: None, editor: Client
) -> None:
    membership = a_membership(Body.objects.get(quotas__seats=5).quotas.get(seats=5), 4)
    age()

    answer = saved(editor, membership, {"certainty_note_fi": "Nimi on arvattu."})

    assert answer.status_code == 302, answer.context_data["errors"]
    body = membership.quota.body
    assert body in moved()
    listed = editor.get("/sitemap.xml").content.decode().split("<url>")
    body.refresh_from_db()
    (own,) = [one for one in listed if f"<loc>http://testserver{body.get_absolute_url()}<" in one]
    assert f"<lastmod>{body.updated_at:%Y-%m-%d}</lastmod>" in own


def test_who_holds_an_office_moves_the_bodies_in_which_it_gives_a_seat(
    undone: None, editor: Client
) -> None:
    office = Office.objects.exclude(ex_officio_seats=None).first()
    holder = a_person("Uusi Johtaja")
    OfficeHolding.objects.filter(office=office).update(ends="2020", ends_on="2020-12-31")
    row = {"person": holder.pk, "starts": "2021", "ends": "..", "certainty": "exact"}
    address = desk(Office, "change", office.pk)
    form = filled_form(editor.get(address), rows={OfficeHolding: [row]})

    answer = editor.post(address, form)

    assert answer.status_code == 302, answer.context_data["errors"]
    assert office.ex_officio_seats.first().body in moved()


def test_what_a_source_is_called_moves_every_page_that_cites_it(
    undone: None, editor: Client
) -> None:
    source = Source.objects.filter(citations__bodies_membership_facts__isnull=False).first()
    body = Membership.objects.filter(citations__source=source).first().quota.body

    answer = saved(editor, source, {"title": "Toinen pöytäkirja"})

    assert answer.status_code == 302, answer.context_data["errors"]
    assert body in moved()


def test_the_file_of_a_meeting_bears_the_stamp(undone: None, editor: Client) -> None:
    meeting = Meeting.objects.exclude(attendances=None).filter(stage="published").first()
    meeting.versions.all().delete()  # A kept paper bears the day of its publication.
    change(meeting.attendances.first())
    meeting.refresh_from_db()

    with translation.override("en"):
        found = editor.get(f"{meeting.get_absolute_url()}summary.json").json()

    assert datetime.fromisoformat(found["modified"]) == meeting.updated_at.replace(microsecond=0)
