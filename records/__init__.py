"""Foundation: periods, partial dates, publication, sources, history and the clock.

Knows nothing of the domain; every room above builds on it.
"""
