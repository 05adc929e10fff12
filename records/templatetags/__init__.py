"""Template tags for dates, periods and sources."""
