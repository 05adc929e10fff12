"""The seats in one role as lines of a table, every word and address of them ready.

A table may have hundreds of lines that say the same of an organization, an organ, an agreement
or a day: what is said alike is made once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bodies.entries import Entry, entries_of
from bodies.models import Person
from bodies.people import path_to_persons
from bodies.seat_words import deputy_words, task_words
from bodies.seats import Composition, Seat, SeatState
from records.footnotes import Footnotes
from records.templatetags.records import evidence, when
from ui.templatetags.words import words

Words = str | SafeString


@dataclass(frozen=True)
class TableLine:
    """The cells of one line, as the page shows them; "" where nothing is to say.

    ``nominator`` tells by whose nomination the seat is held and ``basis`` what gives it.
    """

    owner: Words
    seat: Words
    holder: Words
    nominator: Words
    basis: Words
    since: Words


class Table:
    """Makes the lines of tables on one page at the moment ``at``, numbering their sources."""

    def __init__(self, notes: Footnotes, at: datetime) -> None:
        self._notes = notes
        self._at = at
        self._said: dict[Any, Any] = {}
        self._person_path = path_to_persons()

    def lines_of(self, composition: Composition) -> list[TableLine]:
        """One line per entry, by organization; no query."""
        return [self._line(entry) for row in composition.rows for entry in entries_of(row)]

    def _once(self, say: Callable[..., Any], *given: Any) -> Any:
        """What ``say`` makes of what is ``given``; asked once for each."""
        key = (say, *given)
        if key not in self._said:
            self._said[key] = say(*given)
        return self._said[key]

    def _line(self, entry: Entry) -> TableLine:
        seat, owner = entry.seat, entry.row.organization
        agreement = seat.basis.agreement
        basis = agreement if agreement and agreement.is_public(self._at) else None
        term = seat.holding or seat.membership or seat.basis
        given = self._once(_link, basis, "short_name") if basis else ""
        return TableLine(
            owner=self._once(_link, owner, "name") if owner else entry.label,
            seat=self._seat(entry),
            holder=self._holder(seat),
            nominator=self._nominator(entry),
            basis=self._once(_joined, " ", given, evidence(self._notes, seat.basis)),
            since=self._once(when, term.starts),
        )

    def _seat(self, entry: Entry) -> Words:
        deputy = deputy_words(entry.seat)
        if not entry.seat.is_office_bound:
            return self._once(_joined, "<br>", self._once(_nominated, entry.count), deputy)
        offices = _joined(", ", *(self._office(one) for one in entry.seats))
        return _joined("<br>", format_html("{}: {}", _("by office"), offices), deputy)

    def _office(self, seat: Seat) -> Words:
        name, task = self._once(words, seat.basis.office, "name"), task_words(seat)
        return format_html("{} ({})", name, task) if task else name

    def _nominator(self, entry: Entry) -> Words:
        if entry.seat.is_office_bound:
            return _("sits by office")
        quota, membership = entry.quota, entry.seat.membership
        decided = (membership.decision_id, membership.is_vacant) if membership else ()
        key = ("nominated", quota.nominated_by_id, *decided)
        if key not in self._said:
            inputs = {"quota": quota, "membership": membership, "notes": self._notes}
            self._said[key] = render_to_string("bodies/nominated.html", inputs)
        return self._said[key]

    def _holder(self, seat: Seat) -> Words:
        name: Words = ""
        if seat.state in (SeatState.HELD, SeatState.CONTINUING):
            name = self._named(seat)
        elif seat.holder:
            name = _("possibly %(holder)s") % {"holder": seat.holder}
        tag = self._once(_tag, seat.state)
        parts = [tag, name] if seat.state == SeatState.UNRECORDED else [name, tag]
        facts = [fact for fact in (seat.holding, seat.membership) if fact is not None]
        return _joined(" ", *parts, *(evidence(self._notes, fact) for fact in facts))

    def _named(self, seat: Seat) -> Words:
        """The holder with a page, the task in the body and the office that was nominated."""
        membership = seat.membership
        name = self._person(seat.person) if seat.person else conditional_escape(seat.holder)
        task = "" if seat.is_office_bound else task_words(seat)
        nominated = membership.office if membership and seat.holding else None
        if task:
            name = format_html("{} ({})", name, task)
        return _joined(", ", name, self._once(words, nominated, "name")) if nominated else name

    def _person(self, person: Person) -> SafeString:
        return format_html('<a href="{}">{}</a>', self._person_path(person), person.name)


def _joined(between: str, *parts: Words) -> SafeString:
    """The parts that say something; ``between`` them stands markup of ours."""
    said = [part for part in parts if part]
    return format_html(between.join(["{}"] * len(said)), *said) if said else SafeString()


def _link(record: Any, field: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), words(record, field))


def _nominated(count: int) -> str:
    sentence = ngettext("%(count)s nominated seat", "%(count)s nominated seats", count)
    return sentence % {"count": count}


def _tag(state: SeatState) -> Words:
    tags = {
        SeatState.VACANT: ("no", _("vacant")),
        SeatState.UNRECORDED: ("unknown", _("holder not recorded")),
        SeatState.CONTINUING: ("waiting", _("term ended, no successor recorded")),
    }
    if state not in tags:
        return ""
    kind, label = tags[state]
    return render_to_string("components/tag.html", {"kind": kind, "label": label})
