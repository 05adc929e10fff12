"""Agreements as bars of a timeline."""

from collections.abc import Iterable
from datetime import date

from agreements.models import Agreement
from records.periods import State, period_in_words
from ui.pictures.spans import Bar
from ui.pictures.timeline import Timeline, timeline

FIRST_YEAR = 2004


def timeline_of(agreements: Iterable[Agreement], day: date) -> Timeline:
    """The timeline of ``agreements`` since 2004, the ones in force on ``day`` emphasised."""
    bars = [_bar(agreement, day) for agreement in agreements if agreement.starts_on]
    return timeline(bars, today=day, first_year=FIRST_YEAR)


def _bar(agreement: Agreement, day: date) -> Bar:
    return Bar(
        label=agreement.short_name,
        sublabel=period_in_words(agreement),
        href=agreement.get_absolute_url(),
        first=agreement.starts_on,
        first_certain=agreement.starts_by or agreement.starts_on,
        last=agreement.ends_on,
        last_certain=agreement.ends_from,
        emphasised=agreement.state_on(day) in (State.CURRENT, State.POSSIBLE),
    )
