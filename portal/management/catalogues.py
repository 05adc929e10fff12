"""Translations as the running portal reads them: every ``.po`` compiled beside itself.

polib does it, so that GNU gettext is needed nowhere.
"""

from collections.abc import Iterable
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

from exports.disk import draft_of


def compile_catalogues(folders: Iterable[Path]) -> list[Path]:
    """Write the ``.mo`` of every ``.po`` under ``folders`` that is newer; the files written.

    A file is replaced whole, so that a server reading it meanwhile sees the old or the new one.
    This process reads the new one from here on.
    """
    sources = sorted(po for folder in folders for po in folder.glob("*/LC_MESSAGES/*.po"))
    return [_compile(po) for po in sources if _is_stale(po)]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def _compile(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    with draft_of(mo) as draft:
        polib.pofile(str(po)).save_as_mofile(str(draft))
    translation_file_changed(sender=None, file_path=mo)
    return mo
