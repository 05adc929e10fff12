"""Generated cases may be slow on a busy machine; that is no failure."""

from hypothesis import settings

settings.register_profile("records", deadline=None, max_examples=60)
settings.load_profile("records")
