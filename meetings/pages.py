"""The page of a meeting and the pages of its items."""

from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.files import twins_of
from meetings.matter_thread import thread_of
from meetings.models import AgendaItem, Meeting
from meetings.notices import notices
from meetings.removed import gone_item
from meetings.summary import build_summary
from meetings.tree import Attendee, Item, Summary
from records.pages import RecordPage
from ui.page import Crumb
from ui.text import Text


class PageOfMeeting(RecordPage):
    """What the page of a meeting and those of its items share."""

    model = Meeting

    def get_queryset(self) -> models.QuerySet:
        """Meetings with all that the page shows."""
        return super().get_queryset().for_page(self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The summary, whose addresses stay within the site, and what to know before reading."""
        summary = build_summary(self.object, at=self.now, origin="")
        return super().get_context_data(summary=summary, sentences=list(notices(summary)), **kwargs)


class MeetingPage(PageOfMeeting):
    """One meeting, at one address before it, while it goes on and after it."""

    template_name = "meetings/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The items with their sources, who was there, and the meetings before and after."""
        meeting = self.object
        context = super().get_context_data(
            title=meeting.name,
            description=meeting.summary if meeting.shows_agenda else "",
            crumbs=[Crumb(_("Meetings"), reverse("meetings:list")), Crumb(meeting.name)],
            previous=self._beside(later=False),
            following=self._beside(later=True),
            twins=twins_of(meeting),
            **kwargs,
        )
        summary: Summary = context["summary"]
        facts = {item.number: item for item in meeting.items.all()}
        context["items"] = [(item, facts[item.number]) for item in summary.items]
        context["attendance"] = by_organization(summary.attendance)
        context["contents"] = _contents(summary)
        if any(map(_is_in_finnish, summary.items)):
            context["is_fallback"] = True
        return context

    def _beside(self, *, later: bool) -> Meeting | None:
        """The next or previous public meeting of the same body."""
        public = Meeting.objects.published(self.now)
        return public.beside(self.object, later=later).first()


class ItemPage(PageOfMeeting):
    """One item of a meeting, with the thread of its matter over other meetings."""

    template_name = "meetings/item.html"

    def address_of(self, record: Meeting) -> str:
        """The page of the item of this number in ``record``."""
        return reverse("meetings:item", args=[record.slug, self.kwargs["number"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item; raises ``Http404`` when everybody sees none of this number.

        Raises ``Gone`` when it was removed from the agenda.
        """
        meeting, number = self.object, self.kwargs["number"]
        context = super().get_context_data(
            crumbs=[
                Crumb(_("Meetings"), reverse("meetings:list")),
                Crumb(meeting.name, meeting.get_absolute_url()),
                Crumb(_("Item %(number)s") % {"number": number}),
            ],
            **kwargs,
        )
        if removed := _removed(meeting, number):
            raise gone_item(removed)
        items = tuple(one for one in context["summary"].items if not one.removal)
        place = next((place for place, one in enumerate(items) if one.number == number), None)
        if place is None:
            raise Http404
        fact = next(one for one in meeting.items.all() if one.number == number)
        words = {"number": number, "title": items[place].title.value, "meeting": meeting.name}
        return context | {
            "title": _("Item %(number)s: %(title)s (%(meeting)s)") % words,
            "description": items[place].title.value,
            "item": items[place],
            "fact": fact,
            "thread": thread_of(fact, self.now),
            "previous": items[place - 1] if place else None,
            "following": items[place + 1] if items[place + 1 :] else None,
            "is_fallback": _is_in_finnish(items[place]),
        }


def by_organization(attendance: tuple[Attendee, ...]) -> list[tuple[Attendee, ...]]:
    """The rows by organization, in the order in which each first stands; nobody's last."""
    groups: dict[str, list[Attendee]] = {}
    for row in attendance:
        groups.setdefault(row.organization.value, []).append(row)
    ordered = sorted(groups.items(), key=lambda group: not group[0])
    return [tuple(rows) for _name, rows in ordered]


def _contents(summary: Summary) -> list[tuple[str, str]]:
    """The items and the other sections of the page, for "on this page"."""
    items = [(f"item-{one.number}", f"{one.number}. {one.title.value}") for one in summary.items]
    sections = [
        ("attendance", _("Who was there"), summary.attendance),
        ("versions", _("Changes"), summary.standing.versions),
        ("sources", _("Sources"), summary.sources),
    ]
    return items + [(anchor, label) for anchor, label, is_there in sections if is_there]


def _removed(meeting: Meeting, number: int) -> AgendaItem | None:
    """The item ``number`` where it was removed from the public agenda of ``meeting``."""
    found = (one for one in meeting.items.all() if one.number == number and one.is_removed)
    return next(found, None) if meeting.shows_agenda else None


def _is_in_finnish(item: Item) -> bool:
    """Whether some text of ``item`` that is shown is there in Finnish only."""
    return any(isinstance(text, Text) and text.is_fallback for text in vars(item).values())
