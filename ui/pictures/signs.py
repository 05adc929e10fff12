"""The signs of states, so that none is told by colour alone."""

from collections.abc import Mapping

# The side of the box in which every sign is drawn.
SIGN_BOX = 16
SIGNS: Mapping[str, str] = {
    "ok": "M3 8.5 6.5 12 13 4.5",
    "no": "M4 4l8 8M12 4l-8 8",
    "waiting": "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 4.6V8l2.4 1.8",
    "unknown": "M5.2 5.6a2.8 2.8 0 1 1 4.1 2.5C8.3 8.7 8 9.2 8 10.2M8 13.2v.1",
    "neutral": "M3.5 8h9",
}
