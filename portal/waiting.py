"""All that waits for one organization on a day, from every room."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import chain

import agreements.waiting
import bodies.waiting
import projects.waiting
from organizations.existence import exists_on
from organizations.models import Organization
from records.waiting import Waiting

# A room with matters that may wait adds what finds them here.
SOURCES: tuple[Callable[[Organization, date, datetime], Iterable[Waiting]], ...] = (
    agreements.waiting.waiting_of,
    bodies.waiting.waiting_of,
    projects.waiting.waiting_of,
)


def waiting_for(organization: Organization, day: date, at: datetime) -> list[Waiting]:
    """What is public at ``at`` and waits for ``organization`` on ``day``, the soonest first.

    Nothing waits for one that does not exist that day.
    """
    if not exists_on(organization, day):
        return []
    found = chain.from_iterable(source(organization, day, at) for source in SOURCES)
    return sorted(found, key=lambda one: one.order)
