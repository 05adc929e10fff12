"""The real meetings: what their papers print, what is known only from elsewhere, and what is not.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

from datetime import date, time

import pytest
from django.conf import settings

from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from records import clock
from records.content.loading import load
from records.content.models import LoadedRecord
from records.names import LANGUAGES

WITH_AGENDA = {
    "pks-ytr-2021-1": 5,
    "pks-ytr-2022-2": 3,
    "pks-ytr-2023-09-12": 1,
    "kuuma-2009-1": 12,
    "kuuma-2011-1": 11,
}
OWN_WORDS = ("background", "discussion", "decision")


def meeting_called(key: str) -> Meeting:
    """The meeting with this key."""
    row = LoadedRecord.objects.get(kind="meetings.meeting", key=key)
    return Meeting.objects.get(pk=row.record_id)


def item_called(key: str) -> AgendaItem:
    """The agenda item with this key: "meeting/items/item"."""
    row = LoadedRecord.objects.get(kind="meetings.agendaitem", key=key)
    return AgendaItem.objects.get(pk=row.record_id)


def titles(key: str) -> list[str]:
    """The Finnish titles on the agenda of the meeting with this key, in order."""
    return [item.title_fi for item in meeting_called(key).items.order_by("number")]


def test_loading_the_meetings_again_changes_nothing() -> None:
    report = load(settings.BASE_DIR / "content", now=clock.now())

    assert (report.created, report.updated, report.removed, report.differences) == (0, 0, 0, [])


def test_each_body_has_as_many_meetings_as_the_sources_date() -> None:
    found = [one.body.name_fi for one in Meeting.objects.published(clock.now())]

    assert {name: found.count(name) for name in found} == {
        "Pääkaupunkiseudun neuvottelukunta": 12,
        "Pääkaupunkiseudun koordinaatioryhmä": 2,
        "Pääkaupunkiseudun yhteistyöryhmä": 4,
        "Helsingin seudun yhteistyökokous": 8,
        "MAL-neuvottelukunta": 2,
        "KUUMA-hallitus": 3,
        "HSL:n hallitus": 5,
    }


def test_a_meeting_whose_agenda_alone_is_known_shows_no_outcome() -> None:
    meetings = Meeting.objects.filter(stage="agenda_published")
    items = AgendaItem.objects.filter(meeting__in=meetings)

    assert {key: meeting_called(key).items.count() for key in WITH_AGENDA} == WITH_AGENDA
    assert meetings.count() == len(WITH_AGENDA)
    assert not any(item.outcome or item.decision or item.discussion for item in items)


def test_every_other_meeting_is_said_to_be_compiled_from_other_sources() -> None:
    others = Meeting.objects.exclude(stage="agenda_published")

    assert {(one.stage, one.record_kind) for one in others} == {("published", "compiled")}


def test_kuuma_writes_minutes_and_the_cooperation_group_memos() -> None:
    kinds = {(key.partition("-")[0], meeting_called(key).record_kind) for key in WITH_AGENDA}

    assert kinds == {("kuuma", "minutes"), ("pks", "memo")}


def test_the_first_meeting_of_2021_has_five_items_as_its_agenda_prints_them() -> None:
    assert titles("pks-ytr-2021-1") == [
        "EU-elpymisrahoitus ja Suomen kestävän kasvun ohjelma",
        "Korona-tilanne ja siihen liittyvä yhteistyö pääkaupunkiseudulla",
        "Porvoon, Lohjan ja Siuntion liittyminen Helsingin seudun yhteistyökokoukseen",
        "Muut ajankohtaiset asiat",
        "Seuraavat kokoukset",
    ]
    assert meeting_called("pks-ytr-2021-1").numbered == "1/2021"


def test_the_only_attachments_known_are_three_under_its_first_item() -> None:
    item = item_called("pks-ytr-2021-1/items/elpymisrahoitus")

    assert [(one.number, one.title_fi) for one in item.attachments.all()] == [
        (1, "Kaupungit 5G-toimintaympäristöinä ja digitalisaatioratkaisujen kehitysalustoina"),
        (2, "Kuutosten kasvu- ja työllisyyspaketti"),
        (3, "Kuusi suurinta kaupunkia: elämystaloushankkeet"),
    ]
    assert Attachment.objects.count() == 3
    assert not any(one.url or one.file for one in Attachment.objects.all())


def test_the_misprint_of_its_own_list_is_quoted_beside_the_title() -> None:
    item = item_called("pks-ytr-2021-1/items/ajankohtaiset")

    assert [one.says for one in item.citations.all()] == ["ajankohtiset"]
    assert "ajankohtaiset" in item.title_fi


def test_the_end_of_the_comment_round_is_said_to_be_in_conflict() -> None:
    item = item_called("pks-ytr-2023-09-12/items/mal-2023")

    assert item.certainty == "conflicting"
    assert "25. lokakuuta" in item.certainty_note_fi
    assert {one.source.key for one in item.citations.all()} == {"HEL-ytr23", "HEL-mal23en"}
    assert "47 lausuntoa tai kannanottoa ja 10 asukkaiden kommenttia" in item.background_fi


def test_the_meeting_in_jarvenpaa_has_its_time_and_place() -> None:
    meeting = meeting_called("kuuma-2009-1")

    assert (meeting.held_on, meeting.start_time) == (date(2009, 3, 10), time(18))
    assert meeting.place_fi == "Järvenpää-talo, Venny-kabinetti, Hallintokatu 4"


def test_no_other_times_and_places_are_told_than_the_sources_tell() -> None:
    told = {
        row.key: (meeting.place_fi, meeting.start_time)
        for row in LoadedRecord.objects.filter(kind="meetings.meeting")
        if (meeting := Meeting.objects.get(pk=row.record_id)).place_fi or meeting.start_time
    }

    assert told == {
        "pks-nk-2006-06-08": ("Espoo", None),
        "kuuma-2007-1": ("Keravan kaupungintalo", None),
        "kuuma-2009-1": ("Järvenpää-talo, Venny-kabinetti, Hallintokatu 4", time(18)),
        "kuuma-2011-1": ("Tuusulan kunnantalo, valtuustosali, Hyryläntie 16", time(18)),
    }
    assert not Meeting.objects.exclude(mode="", end_time=None).exists()


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("kuuma-2007-1", date(2007, 1, 1), date(2007, 12, 31)),
        ("pks-kr-2008-01", date(2008, 1, 1), date(2008, 1, 31)),
        ("pks-nk-2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("hsyk-2022-alkuvuosi", date(2022, 2, 1), date(2022, 3, 31)),
    ],
)
def test_a_day_known_in_part_spans_all_days_that_fit_and_says_so(
    key: str, first: date, last: date
) -> None:
    meeting = meeting_called(key)

    assert (meeting.held_on, meeting.held_by) == (first, last)
    assert (meeting.is_on_one_day, meeting.certainty) == (False, "partial")
    assert "päivä" in meeting.certainty_note_fi.lower()


def test_meetings_whose_days_are_lost_are_told_beside_the_dated_ones_of_the_year() -> None:
    board = meeting_called("pks-nk-2005-02-08").body
    of_2005 = board.meetings.filter(held__startswith="2005")
    of_2006 = board.meetings.filter(held__startswith="2006")

    assert [one.held for one in of_2005] == ["2005-02-08", "2005-04-19", "2005-06-14", "2005-09-13"]
    assert [one.held[5:] for one in of_2006] == ["01-17", "02-14", "04-04", "06-08", "09-19"]
    assert all("kolmen päivä on kadonnut" in one.certainty_note_fi for one in of_2005)


def test_meetings_of_two_bodies_are_told_once_for_both() -> None:
    joint = Meeting.objects.exclude(joint_with=None)

    assert [one.held for one in joint] == ["2023-06-21", "2023-08-21"]
    assert all("yhteinen kokous" in one.summary_fi for one in joint)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("pks-ytr-2022-02-18/items/tavoitteet", "pks-ytr-2022-2/items/tavoitteet"),
        ("hsyk-2020-08-13/items/liittyminen", "hsyk-2021-05-11/items/sopimus"),
    ],
)
def test_a_matter_to_which_a_body_returned_is_one_thread(earlier: str, later: str) -> None:
    assert item_called(earlier).outcome == "discussed"
    assert item_called(later).continues == item_called(earlier)


@pytest.mark.parametrize(
    ("key", "outcome", "about"),
    [
        ("hsyk-2015-03-24/items/masu", "approved", "masu-2050"),
        ("hsyk-2015-03-24/items/asuntostrategia", "approved", "asuntostrategia-2025"),
        ("hsyk-2019-03-28/items/mal-2019", "approved_changed", "mal-2019"),
        ("hsyk-2020-08-13/items/mal-sopimus", "", "mal-2020-2031"),
        ("hsyk-2021-05-11/items/sopimus", "approved", "hsyk-2021"),
        ("hsyk-2022-alkuvuosi/items/visio", "approved", "mal-2023"),
        ("hsyk-2023-03-29/items/luonnos", "", "mal-2023"),
        ("pks-kr-2012-12-14/items/sopimus", "approved", "pks-2013-2016"),
        ("pks-ytr-2021-1/items/liittyminen", "", "hsyk-2021"),
        ("hsl-2011-03-29/items/hlj-2011", "approved", "hlj-2011"),
        ("hsl-2015-03-03/items/hlj-2015", "approved", "hlj-2015"),
        ("hsl-2023-03-28/items/luonnos", "", "mal-2023"),
        ("kuuma-2011-1/items/seutuhallinto", "", "seha"),
    ],
)
def test_an_item_leads_to_what_it_is_about(key: str, outcome: str, about: str) -> None:
    item = item_called(key)
    record = item.agreement or item.project
    row = LoadedRecord.objects.get(kind=record._meta.label_lower, record_id=record.pk)

    assert (item.outcome, row.key) == (outcome, about)


def test_only_the_board_of_hsl_has_sections() -> None:
    items = AgendaItem.objects.exclude(section="").order_by("meeting__held")

    assert [(item.meeting.held, item.section) for item in items] == [
        ("2011-03-29", "§ 44"),
        ("2017-02-14", "§ 14"),
        ("2017-03-07", "§ 21"),
    ]


def test_nobody_is_told_to_have_been_at_a_meeting_whom_its_source_does_not_name() -> None:
    rows = Attendance.objects.select_related("person", "meeting").order_by("meeting__held", "pk")

    assert [(one.meeting.held, one.person.name, one.role, one.presence) for one in rows] == [
        ("2006-06-08", "Yrjö Sotamaa", "guest", "present"),
        ("2006-06-08", "Juha Kostiainen", "guest", "present"),
        ("2006-06-08", "Seppo Laine", "guest", "present"),
        ("2006-06-08", "Veijo Kavonius", "guest", "present"),
        ("2009-03-10", "Tapio Bergholm", "chairperson", "not_recorded"),
        ("2009-03-10", "Johanna Viita", "presenter", "not_recorded"),
        ("2011-01-20", "Merja Kuusisto", "chairperson", "not_recorded"),
        ("2011-03-29", "Suvi Rihtniemi", "presenter", "not_recorded"),
        ("2013-11-25", "Tatu Rauhamäki", "chairperson", "not_recorded"),
        ("2013-11-25", "Markku Liimatainen", "deputy_chairperson", "not_recorded"),
        ("2013-11-25", "Tiina Elo", "deputy_chairperson", "not_recorded"),
        ("2019-03-28", "Jan Vapaavuori", "chairperson", "not_recorded"),
    ]


def test_titles_that_an_agenda_prints_are_given_in_no_other_language() -> None:
    keys = LoadedRecord.objects.filter(kind="meetings.agendaitem").values_list("key", flat=True)
    printed = [key for key in keys if key.partition("/")[0] in WITH_AGENDA]

    # Of these two only the subject is known.
    assert {key for key in printed if item_called(key).title_sv or item_called(key).title_en} == {
        "kuuma-2011-1/items/laillisuus",
        "kuuma-2011-1/items/tarkastajat",
    }


def test_what_is_told_in_our_own_words_is_told_in_three_languages() -> None:
    lacking = [
        (str(item), name)
        for item in AgendaItem.objects.all()
        for name in OWN_WORDS
        if len({bool(getattr(item, f"{name}_{language}")) for language in LANGUAGES}) > 1
    ]

    assert lacking == []


@pytest.mark.parametrize("model", [Meeting, AgendaItem])
def test_whatever_is_not_exact_says_why_in_three_languages(model: type) -> None:
    silent = [
        str(one)
        for one in model.objects.exclude(certainty="exact")
        if not all(getattr(one, f"certainty_note_{language}") for language in LANGUAGES)
    ]

    assert silent == []
    assert not model.objects.filter(citations=None).exists()
