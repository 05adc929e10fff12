"""Static files under hashed names, collected only when one of them changed.

``collectstatic`` compresses every file again each time, which takes seconds.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> int:
    """Bring ``STATIC_ROOT`` up to date; how many files, compressed copies too, are new in it."""
    root = Path(settings.STATIC_ROOT)
    stamp, digest = root.with_suffix(".sha256"), _digest()
    if root.is_dir() and stamp.exists() and stamp.read_text() == digest:
        return 0
    before = _files(root)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)
    return len(_files(root) - before)


def _digest() -> str:
    """Differs as soon as a file is added, removed or written anew."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
