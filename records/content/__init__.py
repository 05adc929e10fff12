"""Content files: the region's facts as YAML in ``content/``, read, checked and loaded."""
