"""How the garbage collector of a server works: seldom, and over what is new only."""

import gc

# A page of two hundred seats makes some tens of thousands of objects, nearly all of them gone
# when it is written; Python's own figure, 700, would go through them a hundred times.
OBJECTS_BEFORE_A_ROUND = 50_000


def settle() -> None:
    """Leave all that is loaded for good, and look for garbage once in many objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_A_ROUND)
