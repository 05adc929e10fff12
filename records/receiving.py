"""How an uploaded file is received before a form looks at it."""

import io
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, TemporaryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import multipartparser

# Django takes 1,024 bytes for the headers of a file, its name included; a name of 300
# characters alone can be 1,200.
LONGEST_HEADERS = 8192
SHORT_NAME = "upload"


def take_long_names() -> None:
    """Let Django read the headers of a file with a long name."""
    multipartparser.MAX_TOTAL_HEADER_SIZE = LONGEST_HEADERS


class BoundedUploadHandler(FileUploadHandler):
    """Receives a file on the disk; of one over the limit no more than the form needs.

    Where the disk is full, the file is marked as not stored and its field says so.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a temporary file."""
        super().new_file(*args, **kwargs)
        self.failure: OSError | None = None
        self.file: TemporaryUploadedFile | None = None
        try:
            # A long name, or one that is all ending, names no temporary file.
            self.file = TemporaryUploadedFile(SHORT_NAME, self.content_type, 0, self.charset)
        except OSError as failure:
            self.failure = failure

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write it, up to the limit; the rest is counted only."""
        if self.file is None or self.failure or start > settings.ATTACHMENT_MAX_BYTES:
            return
        try:
            self.file.write(raw_data)
        except OSError as failure:
            self._give_up(failure)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | TemporaryUploadedFile:
        """The file under its own name and with the size that was sent, however much is here."""
        if self.file is None or self.failure:
            return self._in_name_only(file_size)
        try:
            self.file.seek(0)
        except OSError as failure:
            self._give_up(failure)
            return self._in_name_only(file_size)
        self.file.name = self.file_name
        self.file.content_type_extra = self.content_type_extra
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Nothing stays of a file whose sender broke off."""
        if getattr(self, "file", None) is not None:
            self._close()

    def _give_up(self, failure: OSError) -> None:
        self.failure = failure
        self._close()

    def _close(self) -> None:
        # Closing writes what is still in memory; on a full disk that fails again.
        with suppress(OSError):
            self.file.close()

    def _in_name_only(self, file_size: int) -> InMemoryUploadedFile:
        received = InMemoryUploadedFile(
            io.BytesIO(),
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
        )
        received.not_stored = self.failure
        return received
