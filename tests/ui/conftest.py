"""Generated cases of the pictures may be slow on a busy machine; that is no failure."""

from hypothesis import settings

settings.register_profile("ui", deadline=None)
settings.load_profile("ui")
