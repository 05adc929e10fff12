"""Static files under hashed names, collected only when one of them changed.

``collectstatic`` compresses every file again each time, which takes seconds.
"""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.files.storage import storages
from django.core.management import call_command

from exports.disk import write_whole

MANIFEST = Path("staticfiles.json")


def collect() -> int:
    """Bring ``STATIC_ROOT`` up to date; how many files, compressed copies too, are new in it.

    They are made in a folder beside it and each is then put in its place, the list of their names
    last: whatever fails, a server finds whole files under the names it knows.
    """
    root = Path(settings.STATIC_ROOT)
    stamp, digest = root.with_suffix(".sha256"), _digest()
    if root.is_dir() and stamp.exists() and stamp.read_text() == digest:
        return 0
    before, made = _files(root), root.with_suffix(".new")
    try:
        _make(made)
        for name in sorted(_files(made), key=lambda name: name == MANIFEST):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(root / name)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    write_whole(stamp, digest)
    return len(_files(root) - before)


def _make(folder: Path) -> None:
    """Collect into ``folder``, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = settings.STORAGES["staticfiles"]
    options = {**wanted.get("OPTIONS", {}), "location": str(folder)}
    command = collectstatic.Command()
    command.storage = storages.create_storage({**wanted, "OPTIONS": options})
    call_command(command, interactive=False, verbosity=0)


def _digest() -> str:
    """Differs as soon as a file is added, removed or written anew."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _files(folder: Path) -> set[Path]:
    """Names of the files in ``folder`` and below."""
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
