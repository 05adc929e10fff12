"""Names of static files."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, once ``collectstatic`` has made them; plain ones before.

    The portal therefore answers on a machine where nothing has been collected yet.
    """

    def stored_name(self, name: str) -> str:
        """The hashed name of ``name``; ``name`` itself while there is no manifest."""
        return super().stored_name(name) if self.hashed_files else name
