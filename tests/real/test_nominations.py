"""The region's own nominating decisions: who named whom, and where it stands."""

from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.breaches import breaches
from bodies.models import Body, NominationRound
from bodies.roster import lines_of
from bodies.round_progress import on_day
from bodies.seats import compositions
from records import clock

SECTION_201 = "Helsinki, kaupunginhallitus 18.2.2013 § 201"
ADDRESS_201 = "https://www.hel.fi/static/public/hela/Kaupunginhallitus/Suomi/Paatoshistoria/2013/"


def the_body(name: str) -> Body:
    """The body with this Finnish name."""
    return Body.objects.get(name_fi=name)


def told(name: str, term: str) -> str:
    """The English sentence on the round of a body whose term begins so, as of today."""
    rounds = NominationRound.objects.with_handlings(clock.now())
    with translation.override("en"):
        (found,) = on_day(
            rounds.filter(body__name_fi=name, starts=term), clock.today(), clock.today()
        )
    return found.sentence


def test_helsinkis_members_of_the_coordination_group_stand_with_their_decision() -> None:
    day = date(2014, 5, 2)
    body = the_body("Pääkaupunkiseudun koordinaatioryhmä")
    seated = Body.objects.with_seats(day, clock.now()).with_decisions(clock.now()).get(pk=body.pk)

    lines = [line for line in lines_of(compositions(seated, day)) if line.person]

    assert {line.person.name: line.decision_words for line in lines} == dict.fromkeys(
        ("Tatu Rauhamäki", "Mari Puoskari", "Osku Pajamäki", "Silvia Modig"), SECTION_201
    )
    assert all(line.decision.url.startswith(ADDRESS_201) for line in lines)
    assert {one.source.key for one in lines[0].decision.citations.all()} == {"K-2013-201"}


def test_the_page_of_their_composition_shows_the_decision_and_its_address() -> None:
    body = the_body("Pääkaupunkiseudun koordinaatioryhmä")

    html = Client().get(reverse("bodies:composition", args=[body.slug, date(2014, 5, 2)]))

    assert html.content.decode().count("§ 201") >= 4
    assert ADDRESS_201 in html.content.decode()


def test_what_was_decided_on_them_differs_from_the_proposal_by_one_name() -> None:
    body = the_body("Pääkaupunkiseudun koordinaatioryhmä")

    html = Client().get(reverse("bodies:nominations", args=[body.slug])).content.decode()

    assert "nimetty esityksestä poiketen" in html
    assert html.count("<ins>") == 1
    assert "<del>" not in html


def test_the_rounds_say_how_far_they_have_come() -> None:
    group = "Pääkaupunkiseudun yhteistyöryhmä"

    assert told(group, "2017").startswith("0 of 4 nominating organizations")
    assert "Vantaa has tabled it" in told(group, "2017")
    assert told(group, "2021").startswith("1 of 4 nominating organizations")
    assert "Espoo: on the agenda (22 September 2025)" in told(group, "2025")
    assert "is not known" in told("Helsingin seudun yhteistyökokous", "2021")


def test_the_real_records_break_no_rule_of_seats() -> None:
    assert list(breaches()) == []
