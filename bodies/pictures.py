"""The seats of a body as a chart."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bodies.seats import Composition, Row, Seat
from ui.pictures.seats import SeatChart, SeatMark, SeatRow, seat_chart

COLOURS = {"H": "helsinki", "E": "espoo", "V": "vantaa", "K": "kauniainen"}


def chart_of(composition: Composition) -> SeatChart:
    """One row per organization; squares by office, circles nominated."""
    return seat_chart(_row(row) for row in composition.rows)


def _row(row: Row) -> SeatRow:
    letter = row.organization.letter if row.organization else ""
    return SeatRow(
        label=row_label(row),
        letter=letter,
        colour=COLOURS.get(letter, "other"),
        marks=tuple(_marks(row.seats)),
        summary=row_summary(row),
    )


def _marks(seats: Iterable[Seat]) -> Iterable[SeatMark]:
    for seat in seats:
        yield SeatMark(
            kind="office" if seat.is_office_bound else "nominated",
            state=seat.state.value,
            title=seat.holder or _("holder not recorded"),
        )


def row_label(row: Row) -> str:
    """Whose seats they are."""
    if row.organization:
        return row.organization.name
    label = next((quota.label for quota in row.quotas if quota.label), "")
    return label or (row.region.name if row.region else _("It is not known whose seats they are"))


def row_summary(row: Row) -> str:
    """How many seats by office and by nomination, and how many have a recorded holder."""
    parts = []
    if by_office := len(row.office_bound):
        parts.append(
            ngettext("%(seats)s by office", "%(seats)s by office", by_office) % {"seats": by_office}
        )
    if nominated := len(row.nominated):
        parts.append(
            ngettext("%(seats)s nominated", "%(seats)s nominated", nominated) % {"seats": nominated}
        )
    return " + ".join(parts)
