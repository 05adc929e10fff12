"""Stops with one sentence when this Python cannot run the portal."""

import importlib.util
import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Helsinkiseutu needs Python 3.11 or newer and found {found}:"
        " install a newer one and name it, for example: make run PYTHON=python3.13"
    )
if importlib.util.find_spec("ensurepip") is None:
    sys.exit(
        "This Python cannot make environments:"
        " install its venv module first (on Debian and Ubuntu: apt install python3-venv)"
    )
