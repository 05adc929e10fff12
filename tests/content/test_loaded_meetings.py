"""Meetings in content files: made names, times, and items that continue those of others."""

from datetime import date, time

import pytest

from bodies.models import Body
from meetings.models import AgendaItem, Attachment, Meeting, PaperVersion
from tests.builders import AT
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


def papers() -> list[tuple[str, int, str]]:
    """Kind, number and reason of every kept paper."""
    return list(PaperVersion.objects.values_list("kind", "number", "reason").order_by("pk"))


def test_papers_that_files_bring_are_kept_and_a_second_load_keeps_no_other(
    meetings: Folder,
) -> None:
    meetings.load()
    kept = papers()

    meetings.load()

    assert sorted(kept) == [("agenda", 1, ""), ("summary", 1, "")]
    assert papers() == kept
    assert PaperVersion.objects.get(kind="agenda").published_at <= spring().updated_at


def test_a_paper_that_the_files_correct_is_published_anew_with_the_reason(
    meetings: Folder,
) -> None:
    meetings.load()
    Body.objects.update(name_fi="Aivan toinen elin")
    meetings.change("e-meetings.yaml", "title: {fi: Kartta}", "title: {fi: Uusi kartta}")

    meetings.load()

    assert papers()[-1] == ("agenda", 2, "Sisältötiedostoja korjattiin.")
    assert PaperVersion.objects.filter(kind="summary").count() == 1


def test_a_name_changed_by_an_editor_is_no_correction_by_the_files(meetings: Folder) -> None:
    meetings.load()
    Body.objects.update(name_fi="Aivan toinen elin")

    meetings.load()

    assert len(papers()) == 2


def test_meetings_that_were_public_before_are_kept_at_the_next_load(meetings: Folder) -> None:
    meetings.load()
    PaperVersion.objects.all().delete()
    PaperVersion.objects.create(
        meeting=spring(), kind="agenda", number=3, published_at=AT, reason="Ennen."
    )

    meetings.load()

    assert ("agenda", 3, "Ennen.") in papers()
    assert spring().paper.content["fi"]["items"][0]["title"]["value"] == "Tie"
