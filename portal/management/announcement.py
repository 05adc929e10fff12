"""Saying where the portal is at the moment it can be visited, and not before."""

import signal
import socket
from collections.abc import Callable
from typing import Any

TICK = 0.2


def when_open(host: str, port: int, say: Callable[[], object]) -> Callable[[], None]:
    """A start-up hook for granian that calls ``say`` once ``host`` and ``port`` answer.

    granian calls the hook just before it copies itself into workers. Ctrl-C is held back for
    that moment, and the copies never hear it: it reaches every process of a terminal at once,
    and a worker that ends by itself while the server ends it would wait for ever.
    """

    def hook() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, TICK, TICK)

    def look(*_signal: Any) -> None:
        if _answers(host, port):
            signal.setitimer(signal.ITIMER_REAL, 0)
            say()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    return hook


def _answers(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(TICK / 2)
        return probe.connect_ex((host, port)) == 0
