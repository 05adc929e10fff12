"""Meetings in content files: made names, times, and items that continue those of others."""

from datetime import date, time

import pytest

from meetings.models import AgendaItem, Attachment, Meeting
from tests.content.files import Folder

MEETINGS = """\
meetings:
  kevat:
    body: neuvottelukunta
    number: 1
    year: 2015
    held: 2015-03-10
    start_time: "18:00"
    stage: agenda_published
    sources: [PK-1]
    items:
      tie:
        number: 1
        title: {fi: Tie}
        sources: [PK-1]
        attachments:
          kartta: {number: 1, title: {fi: Kartta}}
  syksy:
    body: neuvottelukunta
    held: 2015
    slug: {fi: syksy, sv: host, en: autumn}
    record_kind: compiled
    stage: published
    sources: [PK-2]
    items:
      tie:
        number: 1
        title: {fi: Tie}
        continues: kevat/items/tie
        sources: [PK-2]
"""


@pytest.fixture
def meetings(folder: Folder) -> Folder:
    """The folder with two meetings in it."""
    folder.write("e-meetings.yaml", MEETINGS)
    return folder


def spring() -> Meeting:
    """The first meeting of the file."""
    return Meeting.objects.get(record_kind="memo")


def test_a_meeting_gets_its_name_and_address_where_the_file_gives_none(meetings: Folder) -> None:
    meetings.load()

    assert spring().name_fi == "Satumaan neuvottelukunta 10.3.2015 (1/2015)"
    assert spring().slug_fi == "satumaan-neuvottelukunta-1-2015"
    assert (spring().held_on, spring().start_time) == (date(2015, 3, 10), time(18))


def test_an_item_continues_that_of_another_meeting(meetings: Folder) -> None:
    meetings.load()

    item = AgendaItem.objects.get(meeting__slug_fi="syksy")

    assert item.continues == spring().items.get()
    assert [paper.title for paper in item.continues.attachments.all()] == ["Kartta"]


def test_loading_meetings_again_changes_nothing(meetings: Folder) -> None:
    meetings.load()

    report = meetings.load()

    assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert report.differences == []


@pytest.mark.parametrize("loads", [1, 2])
def test_a_made_name_follows_the_day_and_the_address_stays(loads: int, meetings: Folder) -> None:
    meetings.load()
    address = spring().slug_fi
    for load in range(loads):
        meetings.change("e-meetings.yaml", f"2015-03-1{load}", f"2015-03-1{load + 1}")
        assert meetings.load().differences == []

    assert spring().name_en == f"Satumaan neuvottelukunta 1{loads} March 2015 (1/2015)"
    assert spring().slug_fi == address


def test_a_name_an_editor_gave_does_not_follow_the_day(meetings: Folder) -> None:
    meetings.load()
    Meeting.objects.filter(pk=spring().pk).update(name_fi="Kevään kokous")
    meetings.change("e-meetings.yaml", "2015-03-10", "2015-03-11")

    report = meetings.load()

    assert spring().name_fi == "Kevään kokous"
    assert report.differences == []


@pytest.mark.parametrize(("stage", "stay"), [("planned", 0), ("agenda_published", 1)])
def test_what_left_the_files_stays_on_a_public_agenda(
    stage: str, stay: int, meetings: Folder
) -> None:
    text = MEETINGS.partition("  syksy:")[0].replace("agenda_published", stage)
    meetings.write("e-meetings.yaml", text)
    meetings.load()

    meetings.write("e-meetings.yaml", text.partition("    items:")[0])
    report = meetings.load()

    assert spring().items.count() == stay
    assert Attachment.objects.count() == stay
    assert len(report.differences) == 2 * stay
