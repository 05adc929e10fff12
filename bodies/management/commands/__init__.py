"""Commands of the bodies room."""
