"""A thousand meetings as one ZIP of PDFs, and 100,000 decisions as CSV and XLSX.

Times are of the clock on the wall. Memory is the most that the process held when the work was
done, beside what it held with a hundred meetings only.
"""

import resource
import time
from datetime import date, datetime, timedelta

from bench.house import an_empty_database

MEETINGS, FEW, ITEMS = 1_000, 100, 20
SENTENCE = "Kokous merkitsi tiedoksi valmistelun tilanteen ja jatkoi asian käsittelyä. "


def main() -> None:
    """Build the meetings and print one line per figure."""
    with an_empty_database():
        _build()
        few, _seconds = _packed(FEW)
        many, seconds = _packed(MEETINGS)
        print(
            f"pack: {MEETINGS} meetings of {ITEMS} items to a ZIP of PDFs {seconds:6.1f} s,"
            f" memory {many} MB at most, {few} MB with {FEW} meetings"
        )


def _build() -> None:
    """Store the meetings with their items; their summaries are public."""
    from meetings.models import AgendaItem, Meeting
    from records import clock
    from tests import builders as make

    now, body = clock.now(), make.a_body("Iso elin", starts="1990", ends="..")
    meetings = make.many(_meeting(body, number, now) for number in range(MEETINGS))
    make.many(
        AgendaItem(
            meeting=meeting,
            number=number,
            title_fi=f"Asia {number} kokouksessa {meeting.pk}",
            background_fi=SENTENCE * 6,
            proposal_fi=SENTENCE,
            decision_fi=SENTENCE * 2,
            outcome="approved",
        )
        for meeting in Meeting.objects.filter(pk__in=[one.pk for one in meetings])
        for number in range(1, ITEMS + 1)
    )


def _meeting(body: object, number: int, now: datetime) -> object:
    from meetings.models import Meeting, Stage

    day = date(1990, 1, 1) + timedelta(days=7 * number)
    meeting = Meeting(body=body, held=day.isoformat(), stage=Stage.PUBLISHED, published_at=now)
    meeting.clean_fields()
    return meeting


def _packed(size: int) -> tuple[int, float]:
    """Megabytes held at most so far, and seconds for a pack of the first ``size`` meetings."""
    from exports.packs import zip_chunks
    from meetings import packs
    from meetings.models import Meeting
    from records import clock

    chosen = Meeting.objects.order_by("held_on", "pk")[:size]
    order = packs.Order(Meeting.objects.filter(pk__in=chosen), ["pdf"], "fi", clock.now())
    begun = time.perf_counter()
    written = sum(map(len, zip_chunks(packs.members(order), packs.contents_of("fi"))))
    seconds = time.perf_counter() - begun
    if not written:
        raise RuntimeError("an empty pack")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, seconds


if __name__ == "__main__":
    main()
