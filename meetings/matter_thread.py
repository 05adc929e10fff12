"""The life of one matter as its page shows it: every meeting that took it up."""

from dataclasses import dataclass
from datetime import datetime

from meetings.item_querysets import AgendaItemQuerySet
from meetings.items import AgendaItem
from meetings.threads import Turn, chain, days_to_decision


@dataclass(frozen=True)
class Thread:
    """The items of one matter that everybody sees, the first first.

    ``days`` is the time to decision, None while there is none or not all is public.
    """

    items: tuple[AgendaItem, ...]
    days: int | None

    @property
    def is_long(self) -> bool:
        """Whether more than one meeting took the matter up."""
        return len(self.items) > 1


def thread_of(item: AgendaItem, at: datetime) -> Thread:
    """The matter of ``item``, whose meeting must have been fetched; two queries, at most."""
    keys = chain(item.pk, _links_of(item))
    if len(keys) == 1:
        return Thread((item,), days_to_decision([_turn(item)]))
    told = AgendaItem.objects.published(at).disclosing("continues", "outcome")
    public: AgendaItemQuerySet = told.filter(pk__in=keys)
    found = {one.pk: one for one in public.select_related("meeting")}
    items = tuple(found[key] for key in keys if key in found)
    is_whole = len(items) == len(keys)
    return Thread(items, days_to_decision(map(_turn, items)) if is_whole else None)


def _links_of(item: AgendaItem) -> dict[int, int]:
    """What each item of the body's meetings continues, by key: a matter stays in its body.

    A link with an item that is not public at either end is none: it would tell what came of it.
    """
    links = AgendaItem.objects.disclosing("continues").filter(
        meeting__body=item.meeting.body_id, continues__in=AgendaItem.objects.disclosing("continues")
    )
    return dict(links.values_list("pk", "continues"))


def _turn(item: AgendaItem) -> Turn:
    meeting = item.meeting
    return Turn(
        day=meeting.held_on if meeting.is_on_one_day else None,
        outcome=item.outcome if "outcome" in item.disclosed else "",
    )
