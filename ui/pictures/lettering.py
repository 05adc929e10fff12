"""How wide words may become in the fonts of the readers' systems."""

# The widest common system sans (DejaVu Sans) sets the figures, per em of font size.
REGULAR = 0.62
BOLD = 0.71


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """An upper bound of the width of ``text`` in view box units at font size ``size``."""
    return round(len(text) * size * (BOLD if bold else REGULAR)) + 1
