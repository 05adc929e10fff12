"""``manage.py serve``: the portal on granian, with what it needs checked beforehand."""

import os
import sys
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from portal.management import memory
from portal.management.administrator import SignIn, local_admin
from portal.management.announcement import when_open
from portal.management.database import require_database, require_no_newer, require_prepared
from portal.management.place import Place, number, place_wanted
from records.management.refusals import PlainCommand

# More threads than this wait for each other inside one Python process.
THREADS_PER_WORKER = 4
SECONDS_TO_FINISH = 5


class Command(PlainCommand):
    """Serves on ``HOST`` (127.0.0.1) and ``PORT`` (8000) with ``WORKERS`` (2) processes."""

    help = "Serve the portal; HOST, PORT and WORKERS in the environment say where and how wide."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the one option."""
        parser.add_argument(
            "--prepare", action="store_true", help="first bring everything up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, prepare where asked, serve, and say where once visitors can come in."""
        place, workers = place_wanted(), number("WORKERS", 2, most=64)
        place.require_free()
        with place.reserved():
            require_database()
            if options["prepare"]:
                call_command("prepare", stdout=self.stdout)
                _begin_anew()
            require_no_newer()
            require_prepared()
            note = settings.VAR_DIR / "admin_password"
            self._serve(place, workers, None if settings.PRODUCTION else local_admin(note))

    def _serve(self, place: Place, workers: int, sign_in: SignIn | None) -> None:
        server = _server(place, workers)
        # The workers are copies of this process: they begin with the portal loaded, and each
        # opens a connection of its own.
        get_internal_wsgi_application()
        connections.close_all()
        memory.settle()
        welcome = partial(self._welcome, place.link, sign_in)
        server.on_startup(when_open(place.address, place.port, welcome))
        # Preparing took a while, and the port was free only before.
        place.require_free()
        server.serve()

    def _welcome(self, address: str, sign_in: SignIn | None) -> None:
        lines = ["", f"Helsinkiseutu is at  {address}"]
        if sign_in:
            lines.append(f"Editors sign in at   {address}admin/")
            lines.append(f"  user               {sign_in.name}")
            lines.append(f"  password           {sign_in.password or 'as you changed it'}")
        self.stdout.write("\n".join([*lines, "Ctrl-C stops it.", ""]))
        self.stdout.flush()


def _begin_anew() -> None:
    """Run this command again without preparing; does not return.

    Django keeps what it read of translations and addresses for good, and this process read
    them before they were made.
    """
    connections.close_all()
    sys.stdout.flush()
    words = [word for word in sys.argv if word != "--prepare"]
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - this very interpreter, with the words it was given


def _server(place: Place, workers: int) -> Granian:
    return Granian(
        "helsinkiseutu.wsgi:application",
        interface=Interfaces.WSGI,
        address=place.address,
        port=place.port,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
    )
