"""Names of static files, and how files that editors bring reach the disk."""

import os
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, once ``collectstatic`` has made them; plain ones before.

    The portal therefore answers on a machine where nothing has been collected yet.
    """

    def stored_name(self, name: str) -> str:
        """The hashed name of ``name``; ``name`` itself while there is no manifest."""
        return super().stored_name(name) if self.hashed_files else name


class WholeFiles(FileSystemStorage):
    """Files that editors bring: each is on the disk as a whole, or not at all."""

    def _save(self, name: str, content: File) -> str:
        """Write ``content`` where no file stands yet; raises ``OSError`` and leaves nothing.

        Once this returns, the bytes outlast a power failure.
        """
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = path.open("xb")
        except FileExistsError:
            return self._save(self.get_available_name(name), content)
        try:
            with file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            path.chmod(self.file_permissions_mode or 0o644)
            _sync_folder(path.parent)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return name


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
