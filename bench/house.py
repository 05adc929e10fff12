"""What every benchmark needs: a database of its own and the cost of the middle one of many runs."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCALES = Path(__file__).resolve().parent.parent / "locale"
RUNS = 15


@contextmanager
def an_empty_database() -> Iterator[None]:
    """The portal set up on an empty SQLite database that is gone afterwards.

    Import models only inside: the settings read the address of the database once.
    """
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        (Path(folder) / "static").mkdir()
        os.environ["VAR_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "helsinkiseutu.settings"
        import django

        from portal.management.catalogues import compile_catalogues

        compile_catalogues([LOCALES])
        django.setup()
        from django.core.management import call_command
        from django.db import connections

        # Django's test environment stays out: it notes every template, which costs time.
        call_command("migrate", verbosity=0)
        yield
        connections.close_all()


@dataclass(frozen=True)
class Cost:
    """Milliseconds of the middle one of many runs: by the clock, and of one core alone."""

    clock: float
    core: float


def cost_of(run: Callable[[], Any], runs: int = RUNS) -> Cost:
    """What ``run`` takes; one run before those counted warms up, and memory is as in a server."""
    from portal.management import memory

    run()
    memory.settle()
    clock, core = zip(*(_timed(run) for _ in range(runs)), strict=True)
    return Cost(statistics.median(clock) * 1000, statistics.median(core) * 1000)


def _timed(run: Callable[[], Any]) -> tuple[float, float]:
    clock, core = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - core


def say(what: str, cost: Cost, note: str = "") -> None:
    """Print one line: what was measured, how long it took, and what to know about it."""
    print(f"{what:<66} {cost.clock:6.1f} ms, of a core {cost.core:6.1f} ms; {note}".rstrip("; "))
