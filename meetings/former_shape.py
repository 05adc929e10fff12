"""Versions kept before the tree itself was: they are in the words of their JSON file."""

from typing import Any

from ui.text import Text

# The texts of an item by what its JSON file calls them.
ITEM_TEXTS = {
    "title": "name",
    "legal_ground": "legal_ground",
    "presenter": "presenter",
    "background": "background",
    "proposal": "proposal",
    "discussion": "discussion",
    "decision": "resolutionText",
    "remark": "note",
}


def from_open_data(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` as ``meetings.open_data`` wrote it, in the shape of the tree; nothing is added."""
    if "uid" in data:
        # Kept as a tree, and marked as older by the migrations going back and forth.
        return data
    language = data.get("language", "fi")
    body, *joint = [_link(one, language) for one in data.get("organization", ())] or [{}]
    return {
        "language": language,
        "title": _text(data, "name", language),
        "kind": data.get("paper") or "",
        "record_kind": data.get("record_kind") or "",
        "has_agenda": True,
        "has_summary": True,
        "body": body,
        "joint_with": joint,
        "number": data.get("number") or "",
        "when": {
            "held": data.get("date") or "",
            "day": data.get("date_in_words") or "",
            "starts_at": data.get("start"),
            "ends_at": data.get("end"),
        },
        "standing": {
            "state": data.get("meetingState") or "summary",
            "words": data.get("meeting_state_in_words") or "",
            "version": data.get("version") or 1,
        },
        "mode": data.get("mode") or "",
        "place": _text(data, "location", language),
        "about": _text(data, "about", language),
        "attendance": [_attendee(one, language) for one in data.get("participant", ())],
        "items": [_item(one, language) for one in data.get("agendaItem", ())],
        "remark": _plain(data.get("note"), language),
        "sources": [_note(one) for one in data.get("source", ())],
        "own_sources": data.get("source_numbers", []),
        "url": data.get("id") or "",
        "changed_at": data.get("modified") or "1970-01-01T00:00:00+00:00",
    }


def _plain(words: str | None, language: str) -> dict[str, Any]:
    return vars(Text(words or "", language, is_fallback=False))


def _text(data: dict[str, Any], name: str, language: str) -> dict[str, Any]:
    code = data.get("languages", {}).get(name, language)
    return vars(Text(data.get(name) or "", code, is_fallback=code != language))


def _link(data: dict[str, Any], language: str) -> dict[str, Any]:
    return {"name": _text(data, "name", language), "url": data["id"], "kind": data.get("kind", "")}


def _attendee(data: dict[str, Any], language: str) -> dict[str, Any]:
    kept = ("role", "presence", "in_place_of", "arrived", "left")
    return {
        **{name: data.get(name) or "" for name in kept},
        "name": data.get("name") or "–",
        "is_named": bool(data.get("name")),
        "title": _text(data, "title", language),
        "role_words": data.get("role") or "",
        "organization": _text(data, "on_behalf_of", language),
        "presence_words": data.get("presence") or "",
        "is_remote": bool(data.get("remote")),
        "numbers": [data.get("first_item"), data.get("last_item")],
        "disqualified": data.get("disqualified_from", []),
    }


def _item(data: dict[str, Any], language: str) -> dict[str, Any]:
    votes = data.get("votes")
    return {
        **{ours: _text(data, name, language) for ours, name in ITEM_TEXTS.items()},
        "number": data.get("order", 0),
        "label": data.get("label") or "",
        "section": data.get("section") or "",
        "url": data.get("id") or "",
        "is_public": data.get("public", True),
        "outcome": data.get("outcome") or "",
        "outcome_words": data.get("result") or "",
        "power": data.get("power") or "",
        "power_words": data.get("power_in_words") or "",
        "returns_on": data.get("returns_on"),
        "due_on": data.get("due_on"),
        "votes": votes and _votes(votes, language),
        "continues": _link(data["continues"], language) if data.get("continues") else None,
        "about": [_link(one, language) for one in data.get("concerns", ())],
        "papers": [_paper(one, language) for one in data.get("auxiliaryFile", ())],
        "sources": data.get("source_numbers", []),
    }


def _votes(data: dict[str, Any], language: str) -> dict[str, Any]:
    names = {"represented": "represented", "missing": "not_represented"}
    return {
        **{name: data.get(name) for name in ("present", "seats", "needed")},
        "is_reached": data.get("quorum"),
        "words": data.get("in_words") or "",
        **{ours: [_plain(one, language) for one in data.get(n, ())] for ours, n in names.items()},
    }


def _paper(data: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        **{name: data.get(name) or "" for name in ("label", "language", "format")},
        "number": data.get("number", 0),
        "title": _text(data, "name", language),
        "size": data.get("size"),
        "url": data.get("accessUrl") or "",
    }


def _note(data: dict[str, Any]) -> dict[str, Any]:
    kept = ("title", "publisher", "locator", "url")
    return {
        **{name: data.get(name) or "" for name in kept},
        "number": data.get("number", 0),
        "read_on": data.get("read_on"),
    }
