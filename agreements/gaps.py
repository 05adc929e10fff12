"""Days between the agreements of one line on which none of them is known to have been in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from agreements.models import Agreement
from records.partial_dates import day_in_words
from records.periods import Period

ONE_DAY = timedelta(days=1)
# The columns that gaps are computed from.
DAYS = ("starts_on", "starts_by", "ends_from", "ends_on")


@dataclass(frozen=True)
class Gap:
    """Days ``first``–``last``, both counted, on which no agreement of a line can have held.

    ``certain_again`` is the first day after them on which one certainly held.
    """

    first: date
    last: date
    certain_again: date

    def is_beside(self, period: Period) -> bool:
        """Whether ``period`` ends where the gap begins or begins where it ends."""
        return self.first - ONE_DAY == period.ends_on or self.last + ONE_DAY == period.starts_on


def gaps(periods: Iterable[Period]) -> list[Gap]:
    """The gaps between ``periods`` of one line, earliest first.

    Each period covers every day on which it may have been in force: one without a known
    beginning or end leaves no gap on that side, and one without either does not count.
    """
    known = [one for one in periods if one.starts_on or one.ends_on]
    given = sorted(known, key=lambda one: one.starts_on or date.min)
    found = []
    covered = given[0].ends_on if given else None
    for place, one in enumerate(given):
        if covered is None:
            break
        if one.starts_on and one.starts_on > covered + ONE_DAY:
            again = min(_certain_from(later) for later in given[place:])
            found.append(Gap(covered + ONE_DAY, one.starts_on - ONE_DAY, again))
        covered = max(covered, one.ends_on) if one.ends_on else None
    return found


def _certain_from(period: Period) -> date:
    return period.starts_by or date.max


def in_words(gap: Gap) -> str:
    """The gap in one sentence, and from which day an agreement certainly held again."""
    words = {
        "first": day_in_words(gap.first),
        "last": day_in_words(gap.last),
        "again": day_in_words(gap.certain_again),
    }
    if gap.certain_again in (date.max, gap.last + ONE_DAY):
        return (
            _(
                "Between %(first)s and %(last)s no agreement of this line is known to have been"
                " in force."
            )
            % words
        )
    return (
        _(
            "Between %(first)s and %(last)s no agreement of this line is known to have been in"
            " force. One certainly was again on %(again)s."
        )
        % words
    )


def by_line(agreements: Iterable[Agreement]) -> dict[str, list[Gap]]:
    """The gaps of each line that has any, by the line's value."""
    lines: dict[str, list[Agreement]] = {}
    for agreement in agreements:
        lines.setdefault(agreement.series, []).append(agreement)
    found = {line: gaps(members) for line, members in lines.items()}
    return {line: holes for line, holes in found.items() if holes}
