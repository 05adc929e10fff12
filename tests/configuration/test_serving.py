"""The portal as ``make run`` starts it: from nothing, again, and stopped by hand."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

PASSWORD = re.compile(r"password +(\S+)$", re.MULTILINE)


def a_free_port() -> int:
    """A port nobody holds at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def fresh_copy(tmp_path: Path) -> Path:
    """The portal as fetched: nothing compiled, collected or stored yet."""
    made = shutil.ignore_patterns(".*", "var", "*.mo", "__pycache__", "tests")
    return shutil.copytree(settings.BASE_DIR, tmp_path / "copy", ignore=made)


@contextmanager
def a_server(copy: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``manage.py serve --prepare`` on ``port`` from ``copy``, once it answers."""
    environment = {
        **os.environ,
        "VAR_DIR": str(copy / "var"),
        "PORT": str(port),
        "DATABASE_URL": "",
    }
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--prepare"],
        cwd=copy,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for(port, server)
        yield server
    finally:
        server.kill()
        server.communicate()


def wait_for(port: int, server: subprocess.Popen[str]) -> None:
    """Return when something listens on ``port``; fails when ``server`` ends before."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert server.poll() is None, server.communicate()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The server did not answer within two minutes.")


def stopped(server: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, output and errors of ``server`` after Ctrl-C."""
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=20)
    return server.returncode, out, err


def test_the_portal_starts_from_nothing_stops_cleanly_and_keeps_its_password(
    fresh_copy: Path,
) -> None:
    port = a_free_port()

    with a_server(fresh_copy, port) as server:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/admin/login/")
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.request("GET", "/fi/sopimukset/")
        finnish = connection.getresponse().read().decode()
        connection.request("GET", "/fi/kokoukset/")
        meetings = connection.getresponse().read().decode()
        connection.close()
        first = stopped(server)
    with a_server(fresh_copy, port) as server:
        second = stopped(server)

    assert answer.status == 200
    assert "<h1>Sopimukset</h1>" in finnish
    assert "Pääkaupunkiseudun yhteistyöryhmä 18.2.2022" in meetings
    assert re.search(r'href="/static/admin/css/base\.[0-9a-f]{12}\.css"', page)
    assert not re.search(r"\d", answer.headers.get("Server", ""))
    assert (first[0], first[2]) == (second[0], second[2]) == (0, "")
    assert f"http://127.0.0.1:{port}/" in first[1]
    assert PASSWORD.findall(first[1]) == PASSWORD.findall(second[1]) != []
