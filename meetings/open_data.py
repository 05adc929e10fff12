"""A summary as JSON, in the names of OParl 1.1 where it has one; docs/open-data.md tells them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from meetings.tree import Attendee, Item, Link, Paper, Removal, Return, Standing, Summary, Votes
from records.footnotes import Note
from ui.text import Text


def as_json(summary: Summary) -> dict[str, Any]:
    """All that ``summary`` holds; what is not known is null, what there is none of is empty."""
    when, standing = summary.when, summary.standing
    return {
        "id": summary.url,
        "language": summary.language,
        **_texts(name=summary.title, location=summary.place, about=summary.about),
        "paper": summary.kind,
        "record_kind": summary.record_kind,
        "organization": [_link(link) for link in (summary.body, *summary.joint_with)],
        "number": summary.number or None,
        "date": when.held or None,
        "date_in_words": when.day or None,
        "start": _iso(when.starts_at),
        "end": _iso(when.ends_at),
        "mode": summary.mode or None,
        "meetingState": standing.state,
        "meeting_state_in_words": standing.words,
        "cancelled": standing.cancellation is not None,
        "cancelled_because": standing.cancellation.value or None if standing.cancellation else None,
        **_history(standing),
        "left_out": list(summary.left_out),
        "participant": [_attendee(one) for one in summary.attendance],
        "agendaItem": [_item(one) for one in summary.items],
        "note": summary.remark.value or None,
        "source": [_note(one) for one in summary.sources],
        "source_numbers": list(summary.own_sources),
        "modified": _iso(summary.changed_at),
    }


def _history(standing: Standing) -> dict[str, Any]:
    """The moves and the versions that were replaced."""
    return {
        "moved": [
            {"day": one.day, "from": one.former_day or None, "because": one.reason.value or None}
            for one in standing.moves
        ],
        "taken_back": [_return(one) for one in standing.returns],
        "version": standing.version,
        "earlier_versions": [
            {
                "version": one.number,
                "replaced": one.day,
                "because": one.reason.value,
                "id": twin(one.url),
            }
            for one in standing.versions
        ],
    }


def _return(one: Return) -> dict[str, Any]:
    because = one.reason.value or None
    return {"day": one.day, "because": because, "item": one.item, "attachment": one.paper}


def twin(page: str) -> str:
    """The address of a version as JSON, beside its ``page``."""
    return f"{page.rstrip('/')}.json"


def _texts(**texts: Text) -> dict[str, Any]:
    """Each text, and under ``languages`` in which language each is."""
    values = {name: text.value or None for name, text in texts.items()}
    return {**values, "languages": {name: text.lang for name, text in texts.items() if text}}


def _iso(moment: date | datetime | None) -> str | None:
    """A day, or a moment in Helsinki with its offset; None when it is not known."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(
            timespec="seconds"
        )
    return moment.isoformat() if moment else None


def _link(link: Link) -> dict[str, Any]:
    return {"id": link.url, **_texts(name=link.name)}


def _names(texts: Iterable[Text]) -> list[str]:
    return [text.value for text in texts]


def _attendee(row: Attendee) -> dict[str, Any]:
    first, last = row.numbers
    return {
        "name": row.name if row.is_named else None,
        **_texts(title=row.title, on_behalf_of=row.organization),
        "role": row.role,
        "presence": row.presence,
        "in_place_of": row.in_place_of or None,
        "remote": row.is_remote,
        "arrived": row.arrived or None,
        "left": row.left or None,
        "first_item": first,
        "last_item": last,
        "disqualified_from": list(row.disqualified),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.url,
        "order": item.number,
        "number": str(item.number),
        "label": item.label,
        "section": item.section or None,
        **_texts(
            name=item.title,
            legal_ground=item.legal_ground,
            presenter=item.presenter,
            background=item.background,
            proposal=item.proposal,
            discussion=item.discussion,
            resolutionText=item.decision,
            note=item.remark,
        ),
        "public": item.is_public,
        "outcome": item.outcome or None,
        "result": item.outcome_words or None,
        "power": item.power or None,
        "power_in_words": item.power_words or None,
        "returns_on": _iso(item.returns_on),
        "due_on": _iso(item.due_on),
        "votes": _votes(item.votes) if item.votes else None,
        "continues": _link(item.continues) if item.continues else None,
        "concerns": [{**_link(link), "kind": link.kind} for link in item.about],
        "auxiliaryFile": [_paper(paper) for paper in item.papers],
        "source_numbers": list(item.sources),
        "removed": _removal(item.removal),
    }


def _removal(removal: Removal | None) -> dict[str, Any] | None:
    return removal and {"day": removal.day, "because": removal.reason.value or None}


def _votes(votes: Votes) -> dict[str, Any]:
    return {
        "present": votes.present,
        "seats": votes.seats,
        "needed": votes.needed,
        "quorum": votes.is_reached,
        "in_words": votes.words,
        "represented": _names(votes.represented),
        "not_represented": _names(votes.missing),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "label": paper.label,
        "number": paper.number,
        **_texts(name=paper.title),
        "language": paper.language,
        "format": paper.format or None,
        "size": paper.size,
        "accessUrl": paper.url or None,
        "removed": _removal(paper.removal),
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "title": note.title,
        "publisher": note.publisher,
        "locator": note.locator or None,
        "url": note.url or None,
        "read_on": _iso(note.read_on),
    }
