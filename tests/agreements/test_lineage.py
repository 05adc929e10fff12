"""How agreements follow each other: links in words both ways, and gaps between them."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from agreements.gaps import Gap, gaps, in_words
from agreements.models import Agreement, Lineage
from tests.builders import a_lineage, an_agreement

JUNE = Gap(date(2017, 1, 1), date(2017, 5, 31), date(2017, 12, 14))


def a_line(*periods: tuple[str, str]) -> list[Agreement]:
    """Agreements in force from and to these days, not stored."""
    line = [Agreement(starts=starts, ends=ends) for starts, ends in periods]
    for one in line:
        for field in ("starts", "ends"):
            Agreement._meta.get_field(field).store_bounds(one)
    return line


def days(*periods: tuple[str, str]) -> list[tuple[str, str]]:
    """First and last day of each gap between agreements of these days."""
    return [(str(gap.first), str(gap.last)) for gap in gaps(a_line(*periods))]


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], []),
        ([("2013", "2016")], []),
        ([("2013", "2016"), ("2017", "2021")], []),
        ([("2013", "2016"), ("2018", "2021")], [("2017-01-01", "2017-12-31")]),
        ([("2018", "2021"), ("2013", "2016")], [("2017-01-01", "2017-12-31")]),
        ([("2013", "2016-12-31"), ("2017-01-02", "2021")], [("2017-01-01", "2017-01-01")]),
        ([("2013", "2016"), ("2015", "2016-05"), ("2018", "..")], [("2017-01-01", "2017-12-31")]),
        ([("2004", "2020"), ("2013", "2016"), ("2018", "..")], []),
        ([("2013", ".."), ("2018", "2021")], []),
        ([("2013", ""), ("2018", "2021")], []),
        ([("", "2016"), ("2018", "")], [("2017-01-01", "2017-12-31")]),
        ([("", ""), ("2018", "2021")], []),
        ([("2013", "2016"), ("", ""), ("2017", "")], []),
        ([("2013", "[2016..2017-06]"), ("2018", "..")], [("2017-07-01", "2017-12-31")]),
        ([("2013", "[..2016]"), ("[2017-06..2017-12]", "..")], [("2017-01-01", "2017-05-31")]),
        (
            [("2004", "2005"), ("2007", "2008"), ("2010", "..")],
            [("2006-01-01", "2006-12-31"), ("2009-01-01", "2009-12-31")],
        ),
    ],
)
def test_a_gap_is_where_no_agreement_may_have_been_in_force(
    periods: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert days(*periods) == expected


def test_a_gap_tells_from_which_day_an_agreement_certainly_held_again() -> None:
    line = a_line(("2013", "2016"), ("[2017-06-01..2017-12-14]", "2021"))

    assert gaps(line) == [JUNE]


def test_a_gap_lies_beside_the_agreements_before_and_after_it() -> None:
    before, after, far = a_line(
        ("2013", "2016"), ("[2017-06-01..2017-12-14]", "2021"), ("2022", "")
    )

    assert JUNE.is_beside(before)
    assert JUNE.is_beside(after)
    assert not JUNE.is_beside(far)


def test_a_gap_is_said_in_words() -> None:
    sharp = Gap(date(2017, 1, 1), date(2017, 5, 31), date(2017, 6, 1))

    with translation.override("en"):
        assert in_words(sharp) == (
            "Between 1 January 2017 and 31 May 2017 no agreement of this line is known to have"
            " been in force."
        )
        assert in_words(JUNE) == (
            "Between 1 January 2017 and 31 May 2017 no agreement of this line is known to have"
            " been in force. One certainly was again on 14 December 2017."
        )


@pytest.mark.django_db
def test_the_list_and_both_pages_beside_it_tell_the_gap(client: Client) -> None:
    before = an_agreement("Vanha", starts="2013", ends="2016-12-31")
    after = an_agreement("Uusi", starts="2018-03-01", ends="..")
    far = an_agreement("Ensimmäinen", starts="2009", ends="2012")
    other = an_agreement("Toinen", series="state", starts="2018-03-01", ends="..")
    an_agreement("Luonnos", starts="2017", ends="2018", published_at=None)
    pages = [one.get_absolute_url() for one in (before, after, far, other)]

    said = ["28.2.2018" in client.get(page).content.decode() for page in pages]

    assert said == [True, True, False, False]
    assert "28.2.2018" in client.get("/fi/sopimukset/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Lineage.Kind)
def test_a_link_is_said_in_words_both_ways(kind: Lineage.Kind, client: Client) -> None:
    later, earlier = an_agreement("Uusi"), an_agreement("Vanha")
    link = a_lineage(later, earlier, kind=kind)

    with translation.override("en"):
        forth, back = kind.label.capitalize(), str(Lineage.WAYS_BACK[kind])
        pages = [client.get(one.get_absolute_url()).content.decode() for one in (later, earlier)]

    assert f"<dt>{forth}</dt>" in pages[0]
    assert f"<dt>{back}</dt>" in pages[1]
    assert link.get_way_back_display() != forth
