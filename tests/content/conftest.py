"""The folder that tests of the loader change."""

from pathlib import Path

import pytest

from tests.content.files import Folder


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Folder:
    """A folder of correct content files and an empty database."""
    return Folder(tmp_path)
