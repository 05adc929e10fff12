"""How long the paper of a meeting of twenty items takes in each format: one line per format.

Each item has four texts of eleven sentences together, an attachment, an outcome and a count of
those present; fourteen people are in the list.

Run as ``python -m bench.meetings`` in the project's environment. The meeting is made in a
database in memory, which is thrown away. Times are of one processor, the median of fifteen:
"summary" is the tree that all formats are made from, "fetched" the queries before it.
"""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

ITEMS, PEOPLE, TIMES = 20, 14, 15
SENTENCE = "Kokous merkitsi tiedoksi valmistelun tilanteen ja jatkoi asian käsittelyä. "
LIMITS = {"pdf": 50, "docx": 100}


def a_meeting(make: Any) -> int:
    """Make a published meeting of twenty items and a list of those present; returns its key."""
    cities = [make.an_organization(f"Kaupunki {number}") for number in range(4)]
    body = make.a_body(quorum="more_than_half")
    meeting = make.a_meeting(body, stage="published", number=1, year=2024)
    for number in range(PEOPLE):
        person = make.a_person(f"Tuulia Esimerkki {number}")
        make.an_attendance(meeting, person=person, organization=cities[number % 4])
    for number in range(1, ITEMS + 1):
        texts = {"background_fi": SENTENCE * 3 + "\n\n" + SENTENCE * 3, "proposal_fi": SENTENCE}
        texts |= {"discussion_fi": SENTENCE * 2, "decision_fi": SENTENCE * 2}
        title = f"Asia {number}"
        item = make.an_agenda_item(meeting, number, title_fi=title, outcome="approved", **texts)
        make.an_attachment(item, url=f"https://example.org/liite-{number}.pdf")
    return meeting.pk


def spent(work: Callable[[int], object]) -> float:
    """Milliseconds of one processor that ``work`` takes, the median; the first run is not told."""
    work(0)
    figures = []
    for number in range(1, TIMES + 1):
        start = time.process_time()
        work(number)
        figures.append(1000 * (time.process_time() - start))
    return statistics.median(figures)


def figures(key: int, at: Any) -> None:
    """Print each figure; a limit stands beside it."""
    from meetings.exports import WRITERS, written
    from meetings.freezing import freeze
    from meetings.models import Meeting
    from meetings.summary import build_summary

    fetch = Meeting.objects.for_page(at).get
    meeting = fetch(pk=key)

    def built(number: int) -> Any:
        # Other texts each time: nothing made before can be taken again.
        for item in meeting.items.all():
            item.background_fi = f"{number}. {SENTENCE * 3}\n\n{SENTENCE * 3}"
        return build_summary(meeting, at=at, origin="https://example.org")

    print(f"fetched: {spent(lambda _: fetch(pk=key)):.1f} ms")
    print(f"summary: {spent(built):.1f} ms")
    freeze(meeting=meeting, by=None, at=at)
    kept = Meeting.objects.with_paper().get
    print(f"kept, fetched: {spent(lambda _: kept(pk=key)):.1f} ms")
    paper = kept(pk=key)
    print(f"kept, read: {spent(lambda _: build_summary(paper, at=at)):.1f} ms")
    for ending in WRITERS:
        took = spent(lambda number, ending=ending: written(built(number), ending))
        limit = f" (at most {LIMITS[ending]})" if ending in LIMITS else ""
        print(f"{ending} of {ITEMS} items, with its summary: {took:.1f} ms{limit}")


def main() -> None:
    """Make the database and the meeting, then print each figure."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "helsinkiseutu.settings"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    import django
    from django.core.management import call_command
    from django.utils import translation

    django.setup()
    call_command("migrate", verbosity=0)
    translation.activate("fi")
    from tests import builders

    figures(a_meeting(builders), builders.AT)


if __name__ == "__main__":
    main()
