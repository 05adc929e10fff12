"""Template tags of the agreements room."""
