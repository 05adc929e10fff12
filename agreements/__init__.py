"""Agreements, their parties, goals, lineage, stages, and how each city handled them."""
