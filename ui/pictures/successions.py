"""The step from a period to the next: a chevron where they meet, else an arrow."""

from dataclasses import dataclass

# Narrower joints carry a chevron, wider ones an arrow.
ARROW_ROOM = 30
BESIDE = 10


@dataclass(frozen=True)
class Succession:
    """A line (empty where the bars meet) and the tip of its arrow, at ``x`` and ``y``."""

    line: str
    tip: str
    x: int
    y: int

    @property
    def is_joint(self) -> bool:
        """Whether the bars meet, so that a chevron on their border is enough."""
        return not self.line


def succession(end: tuple[int, int], start: tuple[int, int], height: int) -> Succession:
    """The step from the bar that ends at ``end`` to the bar that begins at ``start``.

    Both are the top corners of bars of one ``height``, in view box units.
    """
    if end[1] == start[1]:
        return _along(end[0], start[0], start[1] + height // 2)
    return _across(end, start, height)


def _along(end: int, start: int, y: int) -> Succession:
    if start - end < ARROW_ROOM:
        x = (start + end) // 2
        return Succession(line="", tip=f"M{x - 2} {y - 4}L{x + 2} {y}L{x - 2} {y + 4}", x=x, y=y)
    x = start - 4
    line = f"M{end + 4} {y}H{x - 1}"
    return Succession(line=line, tip=f"M{x - 8} {y - 5}L{x} {y}L{x - 8} {y + 5}", x=x, y=y)


def _across(end: tuple[int, int], start: tuple[int, int], height: int) -> Succession:
    """From lane to lane: straight down or up where the bars overlap, else round a corner."""
    down = start[1] > end[1]
    edge = end[1] + height if down else end[1]
    y = start[1] - 3 if down else start[1] + height + 3
    x = start[0] + BESIDE
    back = y - 8 if down else y + 8
    line = f"M{min(x, end[0] - BESIDE)} {edge}V{(edge + y) // 2}H{x}V{y}"
    return Succession(line=line, tip=f"M{x - 5} {back}L{x} {y}L{x + 5} {back}", x=x, y=y)
