"""``manage.py serve``: the portal on granian, with what it needs checked beforehand."""

import os
import socket
import sys
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from portal.management import memory
from portal.management.administrator import SignIn, local_admin
from portal.management.announcement import when_open
from portal.management.database import require_database

# More threads than this wait for each other inside one Python process.
THREADS_PER_WORKER = 4
SECONDS_TO_FINISH = 5


class Command(BaseCommand):
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
        host, port = os.environ.get("HOST", "127.0.0.1"), _number("PORT", 8000, most=65535)
        server = _server(host, port, _number("WORKERS", 2, most=64))
        _require_free(host, port)
        require_database()
        if options["prepare"]:
            call_command("prepare", stdout=self.stdout)
            _begin_anew()
        sign_in = None if settings.PRODUCTION else local_admin(settings.VAR_DIR / "admin_password")
        # The workers are copies of this process: they begin with the portal loaded, and each
        # opens a connection of its own.
        get_internal_wsgi_application()
        connections.close_all()
        memory.settle()
        welcome = partial(self._welcome, f"http://{host}:{port}/", sign_in)
        server.on_startup(when_open(host, port, welcome))
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
    sys.stdout.flush()
    words = [word for word in sys.argv if word != "--prepare"]
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - this very interpreter, with the words it was given


def _number(name: str, usual: int, *, most: int) -> int:
    text = os.environ.get(name, str(usual))
    if not (text.isdecimal() and 0 < int(text) <= most):
        raise CommandError(f"{name} is {text!r}: give a number from 1 to {most}.")
    return int(text)


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise CommandError(
                f"Port {port} of {host} cannot be used ({problem.strerror}):"
                f" stop what holds it, or choose another one, for example PORT={port + 1}."
            ) from None


def _server(host: str, port: int, workers: int) -> Granian:
    return Granian(
        "helsinkiseutu.wsgi:application",
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
    )
