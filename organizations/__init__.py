"""Municipalities, joint authorities, companies, the State; their regions, organs and holdings."""
