"""Benchmarks: what the heavy pages and files cost on this machine; ``make bench`` runs them."""
