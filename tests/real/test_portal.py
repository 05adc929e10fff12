"""The region's own content: it loads, and its pages answer what readers ask.

Source of the figures: facts of the domain, quoted in the sources of ``content/``.
"""

import re
from datetime import date

import pytest
from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from agreements.models import Agreement
from bodies.models import Body
from bodies.seats import Composition, compositions
from organizations.models import Organization
from projects.models import Project
from records import clock
from records.content.loading import load
from records.content.models import LoadedRecord
from records.names import LANGUAGES
from tests.portal.addresses import Sample, walk
from tests.portal.test_old_portal import FOUND as OLD_PAGES

CONTENT = settings.BASE_DIR / "content"
LARGEST_PAGE = 60_000
SAMPLE = 10


@pytest.fixture(scope="module")
def answers(db: None) -> dict[str, HttpResponse]:
    """What links lead to from the front page and the sitemap; of days and files a sample."""
    return walk(Client(), ["/fi/", "/sv/", "/en/", "/sitemap.xml"], Sample(SAMPLE))


def called(model: type[Model], key: str) -> Model:
    """The record with this key in the content files."""
    row = LoadedRecord.objects.get(kind=model._meta.label_lower, key=key)
    return model._base_manager.get(pk=row.record_id)


def page_of(record: Model, language: str = "fi", day: str = "") -> str:
    """The page of ``record`` without mark-up, spaces made single."""
    with translation.override(language):
        html = Client().get(record.get_absolute_url(), {"day": day}).content.decode()
    body = html.partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def seats_on(key: str, day: date) -> Composition:
    """The members of the body with this key on ``day``."""
    body = Body.objects.with_seats(day, clock.now()).get(pk=called(Body, key).pk)
    return compositions(body, day)[0]


def test_loading_the_content_again_changes_nothing() -> None:
    report = load(CONTENT, now=clock.now())

    assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert report.differences == []


def test_the_cooperation_group_has_five_seats_by_office_and_eleven_nominated_ones() -> None:
    rows = seats_on("pks-yhteistyoryhma", clock.today()).rows

    assert [(row.organization.name, len(row.office_bound), len(row.nominated)) for row in rows] == [
        ("Helsinki", 2, 4),
        ("Espoo", 1, 3),
        ("Vantaa", 1, 3),
        ("Kauniainen", 1, 1),
    ]
    assert sum(len(row.office_bound) for row in rows) == 5
    assert sum(len(row.nominated) for row in rows) == 11


@pytest.mark.parametrize(
    ("language", "sixteen", "vantaa"),
    [
        ("fi", "Paikkoja yhteensä 16", "Vantaa"),
        ("sv", "16", "Vanda"),
        ("en", "16", "Vantaa"),
    ],
)
def test_the_page_of_the_cooperation_group_tells_its_seats_in_three_languages(
    language: str, sixteen: str, vantaa: str
) -> None:
    text = page_of(called(Body, "pks-yhteistyoryhma"), language)

    assert sixteen in text
    assert re.search(rf"{vantaa}\b[^.]*?\b1\b[^.]*?\+ 3\b", text)


@pytest.mark.parametrize(
    ("key", "day", "members"),
    [
        ("hsyk", "2019-01-01", 28),
        ("hsyk", "2022-06-01", 34),
        ("pks-koordinaatioryhma", "2015-01-01", 11),
        ("hsl-hallitus", "2019-01-01", 14),
        ("hsy-hallitus", "2019-01-01", 14),
    ],
)
def test_a_body_has_as_many_members_as_the_sources_say(key: str, day: str, members: int) -> None:
    composition = seats_on(key, date.fromisoformat(day))

    assert composition.total == members
    assert str(members) in page_of(called(Body, key), day=day)


@pytest.mark.parametrize(("day", "seats"), [("2019-01-01", 28), ("2022-06-01", 34)])
def test_every_seat_of_the_cooperation_assembly_is_bound_to_an_office(day: str, seats: int) -> None:
    rows = seats_on("hsyk", date.fromisoformat(day)).rows

    assert sum(len(row.office_bound) for row in rows) == seats
    assert all(len(row.seats) == 2 for row in rows)


@pytest.mark.parametrize(
    ("language", "january_16", "january_28"),
    [
        ("fi", "16.1.2013", "28.1.2013"),
        ("sv", "16.1.2013", "28.1.2013"),
        ("en", "16 January 2013", "28 January 2013"),
    ],
)
def test_the_agreement_of_2013_tells_the_four_approvals(
    language: str, january_16: str, january_28: str
) -> None:
    agreement = called(Agreement, "pks-2013-2016")

    with translation.override(language):
        html = Client().get(agreement.get_absolute_url()).content.decode()

    section = html.partition('id="decisions"')[2].partition("</section>")[0]
    decisions = section.partition("<table")[2]
    latest = re.sub(r"<details>.*?</details>", "", decisions, flags=re.DOTALL)
    assert latest.count("tag-ok") == 4
    assert latest.count(january_16) == 1
    assert latest.count(january_28) == 3


@pytest.mark.parametrize(
    ("language", "point_a", "point_c"),
    [
        ("fi", "a) hyväksyä liitteenä oleva", "c) nimetä kolme edustajaa"),
        ("sv", "a) godkänna", "c) utse tre"),
        ("en", "a) to approve", "c) to appoint three"),
    ],
)
def test_the_tabled_item_of_the_seed_is_told_with_its_proposal(
    language: str, point_a: str, point_c: str
) -> None:
    text = page_of(called(Agreement, "pks-2017-2021"), language)

    assert point_a in text
    assert " b) " in text
    assert point_c in text


def test_the_city_of_the_tabled_item_is_marked_as_inferred() -> None:
    handling = called(Agreement, "pks-2017-2021").handlings.get(outcome="tabled")

    assert (handling.organization.name, handling.certainty) == ("Vantaa", "inferred")
    assert (handling.happened_on, handling.happened_by) == (date(2017, 6, 1), date(2017, 12, 14))
    assert "päätelty" in page_of(handling.agreement)


def test_the_page_of_apotti_names_its_parties() -> None:
    text = page_of(called(Project, "apotti"))

    for party in ("Helsinki", "Vantaa", "Kauniainen", "Kirkkonummi", "HUS", "Tuusula", "Kerava"):
        assert party in text.partition("Ketkä osallistuvat")[2], party
    assert called(Project, "apotti").milestones.count() >= 13


def test_there_is_a_gap_between_the_agreements_of_2013_and_2017() -> None:
    cities = Agreement.objects.filter(series=Agreement.Series.CITIES)

    assert not cities.on(date(2017, 3, 1)).exists()
    assert called(Agreement, "pks-2013-2016") in cities.on(date(2016, 12, 31))


def test_fourteen_municipalities_stand_on_the_map() -> None:
    assert Organization.objects.municipalities().exclude(tile_column=None).count() == 14


def test_an_impossible_date_of_a_source_is_shown_as_it_was_written() -> None:
    assert "31.4.2021" in page_of(called(Agreement, "hsyk-2021"))


@pytest.mark.parametrize("old", [old for old, (_, slug) in OLD_PAGES.items() if slug != "list"])
def test_an_old_address_of_a_body_leads_to_its_page_and_not_to_a_list(old: str) -> None:
    new = Client().get(old)["Location"]

    assert new.strip("/").count("/") == 2
    assert Client().get(new).status_code == 200


@pytest.mark.parametrize(
    "old",
    [
        "/hs/fi/yhteistyo/helsingin-seudun-yhteistyokokous/helsingin-seudun-yhteistyosopimus",
        "/hs/sv/samarbete/samarbete-om-markanvandning-boende-och-trafik",
    ],
)
def test_the_other_old_addresses_lead_to_a_record_too(old: str) -> None:
    assert Client().get(old)["Location"].strip("/").count("/") == 2


def test_every_record_has_its_page_in_three_languages(answers: dict[str, HttpResponse]) -> None:
    for model in (Agreement, Body, Project, Organization):
        for record in model.objects.all():
            for language in LANGUAGES:
                with translation.override(language):
                    assert answers[record.get_absolute_url()].status_code == 200


def leads_to_today(url: str, answer: HttpResponse) -> bool:
    """Whether it is the undated address of a composition, which leads to that of today."""
    return answer.status_code == 302 and answer["Location"].startswith(url)


def test_no_link_of_the_portal_is_broken(answers: dict[str, HttpResponse]) -> None:
    wrong = {
        url: answer.status_code
        for url, answer in answers.items()
        if answer.status_code != 200 and not leads_to_today(url, answer)
    }

    assert wrong == {}


def test_no_page_is_larger_than_promised(answers: dict[str, HttpResponse]) -> None:
    sizes = {
        address: len(answer.content)
        for address, answer in answers.items()
        if answer["Content-Type"].startswith("text/html")
    }

    assert {address: size for address, size in sizes.items() if size > LARGEST_PAGE} == {}


def test_every_fact_has_a_source_and_none_is_said_to_lack_one(
    answers: dict[str, HttpResponse],
) -> None:
    words = "Lähde puuttuu".encode()
    missing = [url for url, page in answers.items() if words in page.content]

    assert missing == []
