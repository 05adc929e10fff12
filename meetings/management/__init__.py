"""Commands of the meetings room."""
