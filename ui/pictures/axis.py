"""A line of years: where a day lies on it and which years it names."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Anchor = Literal["start", "middle", "end"]

STEPS = (1, 2, 5, 10, 20, 50)
# Half of the widest "Today 21.11.2026" in the languages of the site.
TODAY_ROOM = 110


@dataclass(frozen=True)
class Tick:
    """A year and where its first day lies."""

    year: int
    x: int


@dataclass(frozen=True)
class Axis:
    """Days from 1 January ``first_year`` to 31 December ``last_year`` over ``width`` units."""

    first_year: int
    last_year: int
    left: int
    width: int

    @property
    def right(self) -> int:
        """Where the last day ends."""
        return self.left + self.width

    def at(self, day: date) -> int:
        """Where ``day`` begins; days outside lie on the nearest end."""
        return self._on(day.toordinal())

    def after(self, day: date) -> int:
        """Where ``day`` ends."""
        return self._on(day.toordinal() + 1)

    def ticks(self, room: int) -> tuple[Tick, ...]:
        """The years to name so that each has ``room`` units to the next and to the end."""
        years = range(self.first_year, self.last_year + 1)
        per_year = self.width / len(years)
        step = next((step for step in STEPS if step * per_year >= room), STEPS[-1])
        named = (Tick(year, self.at(date(year, 1, 1))) for year in years[::step])
        return tuple(tick for tick in named if tick.x + room // 2 <= self.right)

    def anchor(self, x: int) -> Anchor:
        """How words at ``x`` are set so that they stay inside the picture."""
        if x - self.left < TODAY_ROOM:
            return "start"
        return "end" if self.right - x < TODAY_ROOM else "middle"

    def _on(self, ordinal: int) -> int:
        start = date(self.first_year, 1, 1).toordinal()
        length = date(self.last_year, 12, 31).toordinal() + 1 - start
        passed = min(max(ordinal - start, 0), length)
        return self.left + round(self.width * passed / length)
