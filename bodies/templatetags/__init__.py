"""Template tags of the bodies room."""
