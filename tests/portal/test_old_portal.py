"""The addresses of the old portal lead for good to what replaced them.

Source: facts of the domain, § 1.4: every address of Helsinginseutu.fi and its sisters found.
"""

import pytest
from django.test import Client
from django.utils import translation

from agreements.models import Agreement
from bodies.models import Body
from tests.builders import a_body, an_agreement

pytestmark = pytest.mark.django_db

FOUND = {
    "/hs/fi/yhteistyo": ("fi", "list"),
    "/hs/sv/samarbete": ("sv", "list"),
    "/hs/en/cooperation": ("en", "list"),
    "/hs/fi/yhteistyo/paakaupunkiseudun-yhteistyoryhma/paakaupunkiseudun-yhteistyoryhma": (
        "fi",
        "paakaupunkiseudun-yhteistyoryhma",
    ),
    "/hs/fi/yhteistyo/paakaupunkiseudun-neuvottelukunta/": (
        "fi",
        "paakaupunkiseudun-neuvottelukunta",
    ),
    "/hs/fi/yhteistyo/paakaupunkiseudun-koordinaatioryhma/": (
        "fi",
        "paakaupunkiseudun-koordinaatioryhma",
    ),
    "/hs/en/cooperation/helsinki-metropolitan-area-cooperation-group/": (
        "en",
        "paakaupunkiseudun-yhteistyoryhma",
    ),
    "/hs/sv/samarbete/huvudstadsregionens-samarbetsgrupp/huvudstadsregionens-samarbetsgrupp": (
        "sv",
        "paakaupunkiseudun-yhteistyoryhma",
    ),
    "/hs/sv/samarbete/helsingforsregionens-samarbetsmote/": (
        "sv",
        "helsingin-seudun-yhteistyokokous",
    ),
}


@pytest.mark.parametrize("old", FOUND)
def test_an_old_address_leads_to_its_page_in_its_language(old: str, client: Client) -> None:
    language, slug = FOUND[old]
    body = a_body(slug_fi=slug, slug_sv="organ", slug_en="body")

    answer = client.get(old)

    with translation.override(language):
        page = body.get_absolute_url()
    expected = page if slug != "list" else page.rsplit("/", 2)[0] + "/"
    assert (answer.status_code, answer["Location"]) == (301, expected)


@pytest.mark.parametrize("old", FOUND)
def test_a_closing_slash_makes_no_difference(old: str, client: Client) -> None:
    other = old.removesuffix("/") if old.endswith("/") else f"{old}/"

    assert client.get(old)["Location"] == client.get(other)["Location"]


def test_the_old_page_of_land_use_cooperation_leads_to_a_page_in_swedish(client: Client) -> None:
    word = "samarbete-om-markanvandning-boende-och-trafik"

    answer = client.get(f"/hs/sv/samarbete/{word}/{word}")

    assert answer.status_code == 301
    assert answer["Location"].startswith("/sv/")


def test_the_old_agreement_of_the_region_leads_to_the_agreement(client: Client) -> None:
    agreement = an_agreement(
        "Helsingin seudun kuntien yhteistyösopimus 2005",
        series=Agreement.Series.REGION,
        slug_fi="helsingin-seudun-kuntien-yhteistyosopimus-2005",
    )

    answer = client.get(
        "/hs/fi/yhteistyo/helsingin-seudun-yhteistyokokous/helsingin-seudun-yhteistyosopimus"
    )

    assert (answer.status_code, answer["Location"]) == (301, agreement.get_absolute_url())


def test_the_oldest_addresses_of_the_land_use_plan_lead_to_plans(client: Client) -> None:
    answer = client.get("/hki/HS/Maankayttosuunnitelma/Maankayttosuunnitelma/Etusivu")

    assert answer.status_code == 301
    assert answer["Location"].startswith("/fi/")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("old", "front"), [("/hs/fi", "/fi/"), ("/hs/sv/", "/sv/"), ("/hs/en", "/en/")]
)
def test_the_old_front_pages_lead_to_the_front_page(old: str, front: str, client: Client) -> None:
    assert client.get(old)["Location"] == front


@pytest.mark.parametrize("old", ["/hs/fi/yhteistyo/jotain-muuta", "/hs/fi/yhteistyo/a/b/c"])
def test_an_old_page_nobody_listed_leads_to_the_list_of_bodies(old: str, client: Client) -> None:
    answer = client.get(old)

    assert (answer.status_code, answer["Location"]) == (301, "/fi/toimielimet/")


@pytest.mark.parametrize("old", ["/hs/de/zusammenarbeit", "/hs/fi/samarbete", "/hs/fi/palvelut/x"])
def test_what_never_was_an_old_address_is_not_found(old: str, client: Client) -> None:
    assert client.get(old).status_code == 404


def test_an_old_address_of_a_body_that_is_not_public_leads_to_the_list(client: Client) -> None:
    a_body(slug_fi="paakaupunkiseudun-neuvottelukunta", published_at=None)

    answer = client.get("/hs/fi/yhteistyo/paakaupunkiseudun-neuvottelukunta/")

    assert answer["Location"] == "/fi/toimielimet/"
    assert Body.objects.exists()
