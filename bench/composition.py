"""The composition of a body with 200 seats over 20 years: its page and its files.

Four cities have fifty seats each; somebody else sits in every seat in each of five terms.
"""

from datetime import date

from bench.house import RUNS, an_empty_database, cost_of, say

DAY = date(2018, 5, 2)
CHANGE = date(2016, 1, 1)
CITIES, SEATS = 4, 50


def main() -> None:
    """Build the body and print one line per page and file."""
    with an_empty_database():
        slug = _build()
        _measure(slug)


def _build() -> str:
    """Store the body with its seats, holders and sources; its address word."""
    from bodies.models import Membership
    from tests import builders as make
    from tests.bodies.seating import fill

    body = make.a_body("Iso elin", starts="2000-01-01", ends="..")
    term = {"starts": "2000-01-01", "ends": ".."}
    for number in range(1, CITIES + 1):
        city = make.an_organization(f"Suurkylä {number}")
        office = make.an_office(city)
        make.an_office_holding(office, make.a_person(f"Johtaja {number}"), **term)
        make.an_office_bound_seat(body, office, **term)
        organ = make.an_organ(city)
        fill(make.a_quota(body, city, seats=SEATS, nominated_by=organ, **term))
    source = make.a_source()
    citations = [make.a_citation(source, locator=f"§ {number}") for number in range(1, 11)]
    cites = Membership.citations.through
    make.many(
        cites(membership_id=pk, citation_id=citations[pk % 10].pk)
        for pk in Membership.objects.values_list("pk", flat=True)
    )
    return body.slug_en


def _measure(slug: str) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from django.utils import translation

    client = Client(headers={"host": "localhost"})
    pages = {
        "page on a day without a change": ("composition", [slug, DAY]),
        "page on a day when all seats change": ("composition", [slug, CHANGE]),
        "page of the body": ("detail", [slug]),
        "two days side by side": ("comparison", [slug, date(2008, 1, 1), DAY]),
        "CSV": ("composition_csv", [slug, DAY]),
        "JSON": ("composition_json", [slug, DAY]),
    }
    for what, (name, args) in pages.items():
        with translation.override("en"):
            path = reverse(f"bodies:{name}", args=args)

        def read(path: str = path) -> None:
            answer = client.get(path)
            size = len(answer.getvalue())
            if answer.status_code != 200 or not size:
                raise RuntimeError(path)

        with CaptureQueriesContext(connection) as queries:
            read()
        note = f"{len(queries)} queries, median of {RUNS}"
        say(f"composition, 204 seats, 20 years: {what}", cost_of(read), note)


if __name__ == "__main__":
    main()
