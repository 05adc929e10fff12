"""What each organization made of a matter, as rows of a table and as JSON."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from agreements import progress
from agreements.handlings import CityHandling
from agreements.models import Agreement
from agreements.tracking import Track
from records.sources import Citation, Sourced
from ui.text import translated


def header(who: str) -> list[str]:
    """The names of the columns that ``rows`` fills; ``who`` is that of the first."""
    return [
        who,
        _("Organ"),
        _("Day"),
        _("Section"),
        _("Case number"),
        _("Outcome"),
        _("Stands on the day"),
        _("Tabled to"),
        _("Condition"),
        _("Proposal"),
        _("Decision"),
        _("Address of the item"),
        _("Certainty"),
        _("Why it is not certain"),
        _("Sources"),
    ]


def rows(tracks: list[Track]) -> Iterator[list[str]]:
    """One row per handling in the order of the page; one for an organization without any."""
    for track in tracks:
        name = track.organization.name
        if not track.thread:
            yield [name, *[""] * 4, _("The decision has not been found."), *[""] * 9]
        for handling in track.thread:
            yield [name, *_cells(handling, stands=handling is track.decisive)]


def _cells(handling: CityHandling, *, stands: bool) -> list[str]:
    return [
        handling.organ.name if handling.organ else "",
        handling.happened,
        handling.section,
        handling.case_number,
        handling.outcome_in_words,
        _("yes") if stands else _("no"),
        handling.tabled_to,
        translated(handling, "condition").value,
        translated(handling, "proposal").value,
        translated(handling, "decision").value,
        handling.url,
        str(handling.get_certainty_display()),
        translated(handling, "certainty_note").value,
        sources_in_words(handling),
    ]


def sources_in_words(fact: Sourced) -> str:
    """The places that ``fact`` comes from, in one cell."""
    return " | ".join(_place(citation) for citation in fact.citations.all())


def _place(citation: Citation) -> str:
    parts = citation.source.title, citation.locator, citation.source.url
    return ", ".join(filter(None, parts))


def as_json(agreement: Agreement, tracks: list[Track], day: date) -> dict[str, Any]:
    """All that the rows hold, by party; days in EDTF, outcomes by their code names."""
    return {
        "agreement": {
            "name": agreement.name,
            "url": agreement.get_absolute_url(),
            "starts": agreement.starts,
            "ends": agreement.ends,
            "entry_rule": agreement.entry_rule,
        },
        "day": day,
        "sentence": progress.of_agreement(agreement, tracks),
        "parties": [track_as_json(track) for track in tracks],
    }


def track_as_json(track: Track) -> dict[str, Any]:
    """One organization: what stands on the day, and every handling known."""
    return {
        "name": track.organization.name,
        "url": track.organization.get_absolute_url(),
        "outcome": track.decisive.outcome if track.decisive else None,
        "possible_outcome": track.possible.outcome if track.possible else None,
        "handlings": [_handling(one, stands=one is track.decisive) for one in track.thread],
    }


def _handling(handling: CityHandling, *, stands: bool) -> dict[str, Any]:
    texts = ("condition", "proposal", "decision", "certainty_note")
    return {
        "organ": handling.organ.name if handling.organ else "",
        "day": handling.happened,
        "section": handling.section,
        "case_number": handling.case_number,
        "outcome": handling.outcome,
        "stands": stands,
        "tabled_to": handling.tabled_to,
        "url": handling.url,
        "certainty": handling.certainty,
        **{name: translated(handling, name).value for name in texts},
        "sources": sources(handling),
    }


def sources(fact: Sourced) -> list[dict[str, str]]:
    """The cited places of ``fact``."""
    return [
        {"title": one.source.title, "locator": one.locator, "url": one.source.url}
        for one in fact.citations.all()
    ]
