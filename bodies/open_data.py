"""The composition of a body on a day as data; docs/open-data.md tells what each name means."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bodies.chairs import Chair, chairs_on
from bodies.counts import counts_of
from bodies.models import Body, Membership, NominationHandling, SeatQuota
from bodies.roster import Line, lines_of
from bodies.seats import Composition
from records.choices import label_of
from records.publication import Published
from records.sources import Certainty, Sourced

Absolute = Callable[[str], str]


def header() -> list[str]:
    """Column names of the table, in the active language."""
    return [
        _("Organization"),
        pgettext("column", "Seat number or office"),
        _("Role"),
        pgettext("column", "State of the seat"),
        _("Holder"),
        _("Possible holder"),
        _("By whose nomination"),
        _("Nominating decision"),
        _("Address of the decision"),
        _("Basis"),
        _("Since"),
        _("Certainty"),
        pgettext("column", "Whose deputy"),
    ]


def rows(compositions: Iterable[Composition], at: datetime) -> Iterator[list[Any]]:
    """One row per seat; what is not public at ``at`` stays out."""
    for line in lines_of(compositions):
        agreement = _public(line.agreement, at)
        yield [
            line.owner,
            line.number or line.office.name,
            role_words(line.role),
            line.state_words,
            line.holder,
            line.possible_holder,
            line.nominated_by.name if line.nominated_by else "",
            line.decision_words,
            _address(line.decision),
            agreement.name if agreement else "",
            line.term.starts if line.term else line.seat.basis.starts,
            label_of(Certainty, line.fact.certainty),
            line.deputy,
        ]


def role_words(role: str) -> str:
    """A task in the body, or as what a seat is held, in the active language."""
    kinds = SeatQuota.Role if role in SeatQuota.Role.values else Membership.Role
    return str(kinds(role).label)


def as_json(
    body: Body, day: date, found: list[Composition], at: datetime, absolute: Absolute
) -> dict[str, Any]:
    """The composition in the words of Popolo where it has them; ``absolute`` completes paths."""
    return {
        "organization": {
            "id": absolute(body.get_absolute_url()),
            "name": body.name,
            "classification": body.kind,
            "founding_date": body.starts or None,
            "dissolution_date": _end(body.ends),
        },
        "date": day,
        "counts": [
            {
                "role": composition.role,
                "seats": composition.total,
                "has_vote": composition.has_vote,
                **{count.state: count.seats for count in counts_of(composition)},
            }
            for composition in found
        ],
        "chairs": [_chair(chair) for chair in chairs_on(body, day, found)],
        "memberships": [_membership(line, at, absolute) for line in lines_of(found)],
    }


def _chair(chair: Chair) -> dict[str, Any]:
    return {
        "role": chair.task,
        "rule": chair.rule.kind if chair.rule else None,
        "post": {"label": chair.rule.office.name} if chair.rule and chair.rule.office else None,
        "holder": chair.name if chair.is_certain else None,
        "possible_holder": chair.name or None if not chair.is_certain else None,
    }


def _membership(line: Line, at: datetime, absolute: Absolute) -> dict[str, Any]:
    agreement = _public(line.agreement, at)
    return {
        "on_behalf_of": {
            "name": line.owner,
            "id": _page(line.row.organization, absolute),
        },
        "role": line.role,
        "post": {"label": line.post.name} if line.post else None,
        "deputy_of": line.deputized or None,
        "deputy_rank": line.deputy_rank,
        "seat_number": line.number,
        "state": line.seat.state.value,
        "person": _person(line, absolute),
        "possible_holder": line.possible_holder or None,
        "start_date": line.term.starts or None if line.term else None,
        "end_date": _end(line.term.ends) if line.term else None,
        "nominated_by": line.nominated_by.name if line.nominated_by else None,
        "decision": _decision(line, absolute),
        "decision_is_missing": line.lacks_decision,
        "basis": agreement and {"name": agreement.name, "id": _page(agreement, absolute)},
        "certainty": line.fact.certainty,
        "certainty_note": line.fact.certainty_note or None,
        "sources": _sources(line.fact),
    }


def _decision(line: Line, absolute: Absolute) -> dict[str, Any] | None:
    decision = line.decision
    if decision is None:
        return None
    return {
        "organization": decision.organization.name,
        "id": _page(decision.organization, absolute),
        "organ": decision.organ.name if decision.organ else None,
        "date": decision.happened or None,
        "section": decision.section or None,
        "case_number": decision.case_number or None,
        "url": _address(decision) or None,
        "certainty": decision.certainty,
        "certainty_note": decision.certainty_note or None,
        "sources": _sources(decision),
    }


def _address(decision: NominationHandling | None) -> str:
    """The decision's own page, else the address of its first source that has one."""
    if decision is None:
        return ""
    cited = (citation.source.url for citation in decision.cited())
    return decision.url or next(filter(None, cited), "")


def _person(line: Line, absolute: Absolute) -> dict[str, Any] | None:
    if line.person is None:
        return None
    return {"name": line.person.name, "id": _page(line.person, absolute)}


def _page(record: models.Model | None, absolute: Absolute) -> str | None:
    return absolute(record.get_absolute_url()) if record else None


def _public(record: Published | None, at: datetime) -> Published | None:
    return record if record and record.is_public(at) else None


def _end(ends: str) -> str | None:
    """An end as Popolo writes it: nothing where it is open or not known."""
    return None if ends in ("", "..") else ends


def _sources(fact: Sourced) -> list[dict[str, str | None]]:
    return [
        {
            "url": citation.source.url or None,
            "note": ", ".join(filter(None, [citation.source.title, citation.locator])),
        }
        for citation in fact.cited()
    ]
