"""What everybody sees of a meeting: one tree of words, from the plan to the corrected summary."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from meetings import actions
from meetings.freezing import content_of, without_people
from meetings.models import Meeting, Step
from meetings.summary import build_summary
from meetings.tree import ALL, Part, Summary
from tests.builders import AT, a_meeting, an_agenda_item
from tests.meetings.sittings import DRAFT, SECRET, a_full_meeting

pytestmark = pytest.mark.django_db


def summary_of(meeting: Meeting, language: str = "fi", **asked: object) -> Summary:
    """The summary at the moment of the tests."""
    fetched = Meeting.objects.for_page(AT).get(pk=meeting.pk)
    with translation.override(language):
        return build_summary(fetched, at=AT, **({"origin": "https://portal.example"} | asked))


def words_of(summary: Summary) -> str:
    """Every word in it."""
    return repr(summary)


def test_a_planned_meeting_tells_only_time_and_place() -> None:
    summary = summary_of(a_full_meeting(stage="planned"))

    assert (summary.kind, summary.when.day, summary.when.times) == (
        "Kokous",
        "1.6.2024",
        "14.00–16.00",
    )
    assert (summary.items, summary.attendance, summary.place.value) == (
        (),
        (),
        "Onnelan kaupungintalo, sali 1",
    )


def test_an_agenda_tells_proposals_and_papers_but_no_outcome() -> None:
    summary = summary_of(a_full_meeting(stage="agenda_published"))

    first = summary.items[0]
    assert summary.kind == "Esityslista"
    assert first.proposal.value.startswith("a) Rakennetaan")
    assert [paper.label for paper in first.papers] == ["Asia 1 / Liite 1", "Asia 1 / Liite 2"]
    assert {(one.outcome, one.outcome_words, one.power, one.votes) for one in summary.items} == {
        ("", "", "", None)
    }


@pytest.mark.parametrize("stage", ["planned", "agenda_published", "held", "drafted", "checked"])
def test_no_draft_is_in_what_everybody_sees_before_publication(stage: str) -> None:
    meeting = a_full_meeting(stage=stage)

    assert DRAFT not in words_of(summary_of(meeting))


@pytest.mark.parametrize("stage", ["agenda_published", "checked", "published"])
def test_of_an_item_that_is_not_public_only_title_and_ground_are_told(stage: str) -> None:
    summary = summary_of(a_full_meeting(stage=stage))

    hidden = summary.items[2]
    assert SECRET not in words_of(summary)
    assert hidden.title.value == "Tontin hinnan neuvottelu"
    assert hidden.legal_ground.value == "Julkisuuslaki (621/1999) 24 § 1 mom. 17 kohta"
    assert (hidden.outcome, hidden.power, hidden.votes) == ("", "", None)


def test_a_published_summary_tells_what_was_decided_and_what_it_is_worth() -> None:
    first, second, _hidden = summary_of(a_full_meeting()).items

    assert first.decision.value == f"{DRAFT} Ehdotuksen mukaan."
    assert (first.outcome, first.outcome_words) == ("approved", "hyväksyttiin")
    assert first.power_words == "ei sido kuntia"
    assert (second.section, second.outcome_words) == ("§ 45", "jätettiin pöydälle")
    assert first.about[0].url == "https://portal.example/fi/sopimukset/satumaan-sopimus/"


def test_everybody_present_stands_in_the_list_with_what_is_known_of_them() -> None:
    chair, absent, deputy, unrecorded = summary_of(a_full_meeting()).attendance

    assert (chair.name, chair.role_words) == (f"Päivi Puheenjohtaja {DRAFT}", "puheenjohtaja")
    assert absent.presence_words == "poissa"
    assert deputy.in_place_of == absent.name
    assert deputy.remarks == (
        "etäyhteydellä",
        "saapui klo 14.20",
        "asiat 1–2",
        "esteellinen asiassa 1",
    )
    assert (unrecorded.name, unrecorded.is_named) == ("haltijaa ei ole kirjattu", False)


def test_votes_are_counted_at_each_item() -> None:
    first, second, hidden = summary_of(a_full_meeting()).items

    assert [one.votes.present for one in (first, second)] == [1, 2]
    assert [one.votes.is_reached for one in (first, second)] == [None, True]
    assert hidden.votes is None
    assert first.votes.represented[0].value == "Onnelan kaupunki"


def test_a_text_nobody_translated_says_that_it_is_finnish() -> None:
    first = summary_of(a_full_meeting(), "sv").items[0]

    assert (first.title.value, first.title.lang) == ("Byggandet av bron", "sv")
    assert (first.background.lang, first.background.is_fallback) == ("fi", True)


def test_parts_that_are_not_asked_for_stay_out() -> None:
    meeting = a_full_meeting()

    summary = summary_of(meeting, parts=ALL - {Part.ATTENDANCE, Part.DISCUSSION})

    assert (summary.attendance, summary.items[0].votes) == ((), None)
    assert not summary.items[0].discussion
    assert summary.items[0].papers
    assert summary.left_out == ("attendance", "discussion")
    assert not summary_of(meeting, parts=ALL - {Part.ATTACHMENTS}).items[0].papers


def test_a_hidden_agreement_is_not_named() -> None:
    meeting = a_full_meeting()
    agreement = meeting.items.first().agreement
    agreement.published_at = None
    agreement.save()

    assert summary_of(meeting).items[0].about == ()


def test_an_item_tells_which_it_continues_where_that_is_public() -> None:
    meeting = a_full_meeting()
    before = a_meeting(meeting.body, held="2024-05-02", stage="published")
    earlier = an_agenda_item(before, outcome="tabled")
    meeting.items.filter(number=2).update(continues=earlier)

    shown = summary_of(meeting).items[1].continues
    Meeting.objects.filter(pk=before.pk).update(published_at=None)

    assert shown.url.endswith("/kokoukset/satumaan-yhteistyoryhma-2024-05-02/asia-1/")
    assert summary_of(meeting).items[1].continues is None


def test_a_past_meeting_of_which_only_the_agenda_is_known_says_so() -> None:
    meeting = a_full_meeting(stage="agenda_published", held="2024-05-01")

    assert summary_of(meeting).standing.state == "untold"
    assert summary_of(a_meeting(stage="checked")).standing.state == "held"


def test_a_moved_and_cancelled_meeting_tells_why(admin_user: AbstractBaseUser) -> None:
    meeting = a_full_meeting(stage="agenda_published")
    to = ("2024-06-08", None, None)
    actions.move(meeting=meeting, to=to, reason="Sali on varattu.", by=admin_user, at=AT)
    actions.cancel(meeting=meeting, reason="Ei asioita.", by=admin_user, at=AT)

    standing = summary_of(meeting, "sv").standing

    assert [(one.former_day, one.reason.value) for one in standing.moves] == [
        ("1.6.2024", "Sali on varattu.")
    ]
    assert (standing.cancellation.value, standing.cancellation.lang) == ("Ei asioita.", "fi")
    assert (standing.state, standing.sequence) == ("cancelled", 2)


def test_a_correction_keeps_the_version_before_in_every_language(
    admin_user: AbstractBaseUser,
) -> None:
    meeting = a_full_meeting()
    item = meeting.items.first()
    changes = {item.pk: {"decision_fi": "Korjattu päätös."}}
    actions.correct(
        meeting=meeting, changes=changes, reason="Kirjoitusvirhe.", by=admin_user, at=AT
    )

    summary, before = summary_of(meeting), meeting.versions.first().content

    assert summary.items[0].decision.value == "Korjattu päätös."
    assert (summary.standing.version, summary.standing.versions[0].reason.value) == (
        2,
        "Kirjoitusvirhe.",
    )
    item = {code: before[code]["items"][0] for code in ("fi", "sv")}
    assert item["fi"]["decision"]["value"] == f"{DRAFT} Ehdotuksen mukaan."
    assert item["sv"]["decision"]["value"] == f"{DRAFT} Enligt förslaget."
    assert item["sv"]["background"]["lang"] == "fi"


def test_names_of_people_go_out_of_a_kept_version() -> None:
    content = content_of(a_full_meeting(), AT)

    left = json.dumps(without_people(content), ensure_ascii=False)

    assert "Esittelijä" in json.dumps(content, ensure_ascii=False)
    for name in ("Puheenjohtaja", "Poissaoleva", "Varajäsen", "Esa Esittelijä"):
        assert name not in left
    assert "Onnelan kaupunki" in left
    assert "Ehdotuksen mukaan" in left


def test_a_meeting_without_personal_data_names_nobody(admin_user: AbstractBaseUser) -> None:
    meeting = a_full_meeting()
    actions.remove_personal_data(meeting=meeting, by=admin_user, at=AT)

    summary = summary_of(meeting)

    assert {one.name for one in summary.attendance} == {"nimi poistettu tai ei koskaan kirjattu"}
    assert not summary.items[0].presenter


def test_the_days_of_the_papers_are_told(admin_user: AbstractBaseUser) -> None:
    meeting = a_full_meeting()
    when = AT - timedelta(days=3)
    Step.objects.create(meeting=meeting, kind="published", taken_at=when, taken_by=admin_user)

    facts = {fact.term: fact.value.value for fact in summary_of(meeting).facts}

    assert facts["Yhteenveto julkaistu"] == "29.5.2024"
    assert facts["Toimielin"] == "Satumaan yhteistyöryhmä"


def test_building_a_fetched_meeting_asks_the_database_nothing() -> None:
    meeting = a_full_meeting()
    before = a_meeting(meeting.body, held="2024-05-02", stage="published")
    for number in range(4, 9):
        an_agenda_item(meeting, number, continues=an_agenda_item(before, number))
    fetched = Meeting.objects.for_page(AT).get(pk=meeting.pk)

    with CaptureQueriesContext(connection) as queries:
        build_summary(fetched, at=AT)

    assert len(queries) == 0
