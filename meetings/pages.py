"""The page of a meeting and the pages of its items."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.files import twins_of
from meetings.items import AgendaItem
from meetings.matter_thread import Thread, thread_of
from meetings.models import Meeting
from meetings.notes import PaperNotes
from meetings.notices import notices
from meetings.removed import gone_item
from meetings.summary import build_summary, kept_summary, paper_of
from meetings.tree import Attendee, Item, Summary
from meetings.versions import PaperVersion
from meetings.wording import moment_in_words
from records.pages import RecordPage
from ui.page import Crumb


class PageOfMeeting(RecordPage):
    """What the page of a meeting and those of its items share."""

    model = Meeting

    def get_queryset(self) -> models.QuerySet:
        """Meetings with their public papers."""
        return super().get_queryset().with_paper()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The summary, whose addresses stay within the site, and what to know before reading."""
        summary = build_summary(self.object, at=self.now, origin="")
        context = super().get_context_data(
            summary=summary, sentences=list(notices(summary)), **kwargs
        )
        context |= {"notes": PaperNotes(summary), "is_fallback": is_fallback(summary)}
        if kept_summary(self.object):
            context["updated_at"] = paper_of(self.object).published_at
        return context


class MeetingPage(PageOfMeeting):
    """One meeting, at one address before it, while it goes on and after it."""

    template_name = "meetings/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The items with their sources, who was there, and the meetings before and after."""
        context = super().get_context_data(
            previous=self._beside(later=False), following=self._beside(later=True), **kwargs
        )
        summary: Summary = context["summary"]
        return context | {
            "title": summary.title.value,
            "description": summary.about.value,
            "crumbs": [
                Crumb(_("Meetings"), reverse("meetings:list")),
                Crumb(summary.title.value),
            ],
            "twins": twins_of(self.object, summary),
            "attendance": by_organization(summary.attendance),
            "contents": contents_of(summary),
            "agendas": former_agendas(self.object) if summary.has_summary else [],
        }

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
        number = self.kwargs["number"]
        context = super().get_context_data(**kwargs)
        summary: Summary = context["summary"]
        if any(one.removal for one in summary.items if one.number == number):
            raise gone_item(self.object.items.select_related("meeting").get(number=number))
        meeting = summary.title.value
        items = tuple(one for one in summary.items if not one.removal)
        place = next((place for place, one in enumerate(items) if one.number == number), None)
        if place is None:
            raise Http404
        item = items[place]
        words = {"number": number, "title": item.title.value, "meeting": meeting}
        return context | {
            "title": _("Item %(number)s: %(title)s (%(meeting)s)") % words,
            "description": item.title.value,
            "crumbs": [
                Crumb(_("Meetings"), reverse("meetings:list")),
                Crumb(meeting, self.object.get_absolute_url()),
                Crumb(_("Item %(number)s") % {"number": number}),
            ],
            "item": item,
            "thread": self._thread(item),
            "previous": items[place - 1] if place else None,
            "following": items[place + 1] if items[place + 1 :] else None,
            "is_fallback": falls_back(item),
        }

    def _thread(self, item: Item) -> Thread | None:
        """The matter of ``item``; None where the records no longer have it."""
        found = AgendaItem.objects.filter(pk=item.key).first()
        if found is None:
            return None
        found.meeting = self.object
        return thread_of(found, self.now)


@dataclass(frozen=True)
class FormerAgenda:
    """An agenda of a meeting whose summary is public, and since when it was."""

    number: int
    day: str
    url: str


def former_agendas(meeting: Meeting) -> list[FormerAgenda]:
    """The agendas that ``meeting`` published, the first first; its versions must be fetched."""
    return [
        FormerAgenda(
            one.number,
            moment_in_words(one.published_at),
            reverse("meetings:agenda_version", args=[meeting.slug, one.number]),
        )
        for one in meeting.versions.all()
        if one.kind == PaperVersion.Kind.AGENDA
    ]


def by_organization(attendance: tuple[Attendee, ...]) -> list[tuple[Attendee, ...]]:
    """The rows by organization, in the order in which each first stands; nobody's last."""
    groups: dict[str, list[Attendee]] = {}
    for row in attendance:
        groups.setdefault(row.organization.value, []).append(row)
    ordered = sorted(groups.items(), key=lambda group: not group[0])
    return [tuple(rows) for _name, rows in ordered]


def contents_of(summary: Summary) -> list[tuple[str, str]]:
    """The items and the other sections of the page, for "on this page"."""
    items = [(f"item-{one.number}", f"{one.number}. {one.title.value}") for one in summary.items]
    sections = [
        ("attendance", _("Who was there"), summary.attendance),
        ("versions", _("Changes"), summary.standing.versions),
        ("sources", _("Sources"), summary.sources),
    ]
    return items + [(anchor, label) for anchor, label, is_there in sections if is_there]


def is_fallback(summary: Summary) -> bool:
    """Whether some text of ``summary`` is in another language than the page."""
    texts = (summary.title, summary.place, summary.about, summary.remark)
    rest = (*summary.items, *summary.attendance)
    return any(text.is_fallback for text in texts) or any(map(falls_back, rest))


def falls_back(part: Item | Attendee) -> bool:
    """Whether some text of ``part`` is in another language than the page."""
    return any(getattr(value, "is_fallback", False) for value in vars(part).values())
