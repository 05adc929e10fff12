"""The trackers of the region's own agreements answer what readers ask of them.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from agreements import gaps, progress, tracking
from agreements.changes import changes
from agreements.models import Agreement
from records import clock
from records.content.models import LoadedRecord

TODAY = date(2024, 12, 31)


def called(key: str) -> Agreement:
    """The agreement with this key in the content files."""
    row = LoadedRecord.objects.get(kind="agreements.agreement", key=key)
    return Agreement.objects.for_page(clock.now()).get(pk=row.record_id)


def standing(key: str, day: date = TODAY) -> dict[str, str]:
    """The outcome that stands on ``day``, by party."""
    tracks = tracking.tracks_of(called(key), day, TODAY)
    return {
        track.organization.name: track.decisive.outcome if track.decisive else ""
        for track in tracks
    }


def sentence(key: str, day: date = TODAY) -> str:
    """How far the agreement had come, in English."""
    agreement = called(key)
    with translation.override("en"):
        return progress.of_agreement(agreement, tracking.tracks_of(agreement, day, TODAY))


def test_four_of_four_cities_approved_the_agreement_of_2013() -> None:
    cities = ("Helsinki", "Espoo", "Vantaa", "Kauniainen")

    assert standing("pks-2013-2016") == dict.fromkeys(cities, "approved")
    assert sentence("pks-2013-2016") == (
        "All 4 parties have approved the agreement; last approval: 28 January 2013."
    )


@pytest.mark.parametrize(
    ("day", "helsinki", "approved"),
    [
        (date(2013, 1, 6), "", 0),
        (date(2013, 1, 7), "proposed", 0),
        (date(2013, 1, 16), "approved", 1),
        (date(2013, 1, 27), "approved", 1),
        (date(2013, 1, 28), "approved", 4),
    ],
)
def test_the_agreement_of_2013_went_on_day_by_day(day: date, helsinki: str, approved: int) -> None:
    found = standing("pks-2013-2016", day)

    assert found["Helsinki"] == helsinki
    assert list(found.values()).count("approved") == approved


def test_vantaa_tabled_the_agreement_of_2017_before_all_approved_it() -> None:
    tracks = tracking.tracks_of(called("pks-2017-2021"), TODAY, TODAY)
    vantaa = next(one for one in tracks if one.party.organization.name == "Vantaa")

    assert [one.outcome for one in vantaa.thread] == ["tabled", "approved"]
    assert all(track.has_approved for track in tracks)
    assert sentence("pks-2017-2021").endswith("the day of the last approval is not known.")


def test_the_agreement_of_2021_waits_for_the_parties_of_which_nothing_is_known() -> None:
    assert sentence("hsyk-2021") == (
        "1 of 14 parties are known to have approved the agreement;"
        " Järvenpää: proposed to the council (31 May 2021);"
        " no approval is known of: Espoo, Vantaa, Kauniainen and 9 others;"
        " enters into force when all parties have approved it."
    )


def test_the_state_has_to_approve_the_mal_agreement() -> None:
    assert standing("mal-2024-2035")["Helsinki"] == "approved"
    assert sentence("mal-2024-2035").endswith(
        "enters into force when all municipalities and the State have approved it."
    )


def test_the_line_of_the_cities_has_one_gap_in_2017() -> None:
    found = gaps.gaps(Agreement.objects.filter(series=Agreement.Series.CITIES))

    assert [(str(gap.first), str(gap.last)) for gap in found] == [("2017-01-01", "2017-05-31")]


def test_the_agreement_of_2021_brought_three_partners() -> None:
    later = called("hsyk-2021")
    found = changes(called("hsyk-2005"), later, clock.now())

    added = {row.one.organization.name for row in found.parties if row.change == "added"}
    assert added == {"Porvoo", "Lohja", "Siuntio"}


def test_every_page_of_changes_that_is_linked_opens_in_three_languages() -> None:
    for later in Agreement.objects.for_page(clock.now()):
        for link in later.earlier_links.all():
            for language in ("fi", "sv", "en"):
                with translation.override(language):
                    assert Client().get(link.changes_url).status_code == 200
