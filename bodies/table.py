"""The seats in one role as lines of a table, every word and address of them ready.

A table may have hundreds of lines that say the same of an organization, an organ, an agreement
or a day: what is said alike is made once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bodies.entries import Entry, entries_of
from bodies.people import path_to_persons
from bodies.seat_words import deputy_words, task_words
from bodies.seats import Composition, Seat, SeatState
from records.footnotes import Footnotes
from records.templatetags.records import evidence, when
from ui.templatetags.words import words

Words = str | SafeString


@dataclass(frozen=True)
class Holder:
    """Who holds a seat; what does not apply is "".

    ``tag`` says that nobody is known to, or that the term has ended; ``marks`` are the sources.
    """

    name: str
    address: str
    possible: str
    tag: Words
    task: str
    office: Words
    marks: tuple[Words, ...]


@dataclass(frozen=True)
class TableLine:
    """One line as the page shows it; what does not apply is "". What has a page is a link."""

    owner: Words
    offices: tuple[tuple[Words, str], ...]
    nominated: str
    deputy: Words
    holder: Holder
    nominator: Words
    basis: Words
    basis_marks: Words
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
        holder = self._holder(seat)
        agreement = seat.basis.agreement
        basis = agreement if agreement and agreement.is_public(self._at) else None
        term = seat.holding or seat.membership or seat.basis
        return TableLine(
            owner=self._once(_link, owner, "name") if owner else entry.label,
            offices=tuple(self._office(one) for one in entry.seats if one.is_office_bound),
            nominated=self._once(_nominated, entry.count),
            deputy=deputy_words(seat),
            holder=holder,
            nominator=self._nominator(entry),
            basis=self._once(_link, basis, "short_name") if basis else "",
            basis_marks=evidence(self._notes, seat.basis),
            since=self._once(when, term.starts),
        )

    def _office(self, seat: Seat) -> tuple[Words, str]:
        return self._once(words, seat.basis.office, "name"), task_words(seat)

    def _nominator(self, entry: Entry) -> Words:
        if entry.bound:
            return _("sits by office")
        quota, membership = entry.quota, entry.seat.membership
        decided = (membership.decision, membership.lacks_decision) if membership else ()
        key = ("nominated", quota and quota.nominated_by, *decided)
        if key not in self._said:
            inputs = {"quota": quota, "membership": membership, "notes": self._notes}
            self._said[key] = render_to_string("bodies/nominated.html", inputs)
        return self._said[key]

    def _holder(self, seat: Seat) -> Holder:
        fillings = [fact for fact in (seat.holding, seat.membership) if fact]
        is_known = seat.state in (SeatState.HELD, SeatState.CONTINUING)
        membership = seat.membership
        person = seat.holding.person if seat.holding else membership and membership.person
        nominated = membership.office if membership and seat.holding else None
        return Holder(
            name=seat.holder if is_known else "",
            address=self._once(self._person_path, person) if is_known and person else "",
            possible=seat.holder if seat.state == SeatState.UNRECORDED else "",
            tag=self._once(_tag, seat.state),
            task=task_words(seat) if is_known and not seat.is_office_bound else "",
            office=self._once(words, nominated, "name") if is_known and nominated else "",
            marks=tuple(evidence(self._notes, fact) for fact in fillings),
        )


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
