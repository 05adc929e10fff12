"""Where the portal listens: an address and a port that nobody else holds."""

import contextlib
import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.management.base import CommandError

# Tells a process that begins anew what it holds already.
KEPT = "HELSINKISEUTU_PLACE"
FOR_EVERYBODY, USUAL_PORT, LAST_PORT = 1024, 8000, 65535
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - named here to be shown as this machine


@dataclass(frozen=True)
class Place:
    """An address of this machine, in figures, and a port."""

    address: str
    port: int

    @property
    def link(self) -> str:
        """The address of the front page for a browser on this machine."""
        shown = EVERY_ADDRESS.get(self.address, self.address)
        return f"http://[{shown}]:{self.port}/" if ":" in shown else f"http://{shown}:{self.port}/"

    def require_free(self) -> None:
        """Raise ``CommandError`` with what to do when the portal cannot listen here."""
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((self.address, self.port))
        except OSError as problem:
            raise CommandError(self._refusal(problem)) from None

    def _refusal(self, problem: OSError) -> str:
        begun = f"Port {self.port} of {self.address} cannot be used ({problem.strerror}):"
        if problem.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            return f"{begun} give an address of this machine, for example HOST=127.0.0.1."
        if problem.errno in (errno.EACCES, errno.EPERM):
            return f"{begun} choose one from {FOR_EVERYBODY} up, for example PORT={USUAL_PORT}."
        other = self.port + 1 if self.port < LAST_PORT else USUAL_PORT
        return f"{begun} stop what holds it, or choose another one, for example PORT={other}."

    @contextmanager
    def reserved(self) -> Iterator[None]:
        """Keep other portals from this place while this one prepares and serves.

        The server's processes share the port among them, and would share it with another portal
        that starts at the same moment. Linux alone has such names; they end with the process,
        and outlast its beginning anew.
        """
        if sys.platform != "linux":
            yield
            return
        with _name_kept() or socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as name:
            try:
                if not name.getsockname():
                    name.bind(f"\0helsinkiseutu/{self.address}/{self.port}")
            except OSError as problem:
                raise CommandError(self._refusal(problem)) from None
            os.environ[KEPT] = str(name.fileno())
            name.set_inheritable(True)
            try:
                yield
            finally:
                del os.environ[KEPT]


def _name_kept() -> socket.socket | None:
    """The name that this process held before it began anew."""
    with contextlib.suppress(KeyError, ValueError, OSError):
        return socket.socket(fileno=int(os.environ.pop(KEPT)))
    return None


def place_wanted() -> Place:
    """The place that HOST (127.0.0.1) and PORT (8000) name.

    Raises ``CommandError`` when they name none.
    """
    host = os.environ.get("HOST", "127.0.0.1")
    port = number("PORT", USUAL_PORT, most=LAST_PORT)
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or "no name"
        raise CommandError(
            f"HOST is {host!r}, which no machine is called ({reason}):"
            " give an address of this machine, for example HOST=127.0.0.1."
        ) from None
    return Place(str(found[0][4][0]), port)


def number(name: str, usual: int, *, most: int) -> int:
    """The number from 1 to ``most`` that the environment gives; ``CommandError`` for no such."""
    text = os.environ.get(name, str(usual))
    if not (text.isdecimal() and len(text) <= len(str(most)) and 0 < int(text) <= most):
        raise CommandError(f"{name} is {text!r}: give a number from 1 to {most}.")
    return int(text)
