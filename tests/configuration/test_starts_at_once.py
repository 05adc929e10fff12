"""Two starts of the portal at the same moment: one prepares, the other waits or is refused."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from exports.disk import held
from portal.management.place import Place, place_wanted
from tests.configuration.test_serving import a_free_port, fresh_copy, wait_for

__all__ = ["fresh_copy"]
WAITING = "Waiting for another process that is preparing the portal"


def start(copy: Path, port: int) -> subprocess.Popen[str]:
    """``manage.py serve --prepare`` from ``copy``."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--prepare"],
        cwd=copy,
        env={**os.environ, "VAR_DIR": str(copy / "var"), "PORT": str(port), "DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(server: subprocess.Popen[str]) -> tuple[str, str]:
    """Output and errors of ``server``, which is stopped if it still runs."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        return server.communicate(timeout=20)
    finally:
        server.kill()


def test_two_from_a_fresh_copy_prepare_one_after_the_other(fresh_copy: Path) -> None:
    ports = a_free_port(), a_free_port()
    servers = [start(fresh_copy, port) for port in ports]
    try:
        for port, server in zip(ports, servers, strict=True):
            wait_for(port, server)
    finally:
        said = [end(server) for server in servers]

    assert [errors for _output, errors in said] == ["", ""]
    outputs = sorted((output for output, _errors in said), key=lambda output: WAITING in output)
    assert WAITING not in outputs[0]
    assert WAITING in outputs[1]
    assert "Database changes: nothing new" in outputs[1]
    assert "content: 0 created" in outputs[1]
    assert not list((fresh_copy / "var").glob("*.lock"))
    passwords = {output.partition("password")[2].split()[0] for output in outputs}
    assert len(passwords) == 1
    with sqlite3.connect(fresh_copy / "var" / "db.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM auth_user").fetchone() == (1,)
    database.close()


def test_of_two_on_one_port_one_serves_and_the_other_is_told_so(fresh_copy: Path) -> None:
    port = a_free_port()
    servers = [start(fresh_copy, port) for _number in range(2)]
    try:
        limit = time.monotonic() + 60
        while all(server.poll() is None for server in servers) and time.monotonic() < limit:
            time.sleep(0.1)
        (refused,) = [server for server in servers if server.poll() is not None]
        (serving,) = [server for server in servers if server is not refused]
        wait_for(port, serving)
    finally:
        said = {server: end(server) for server in servers}

    assert refused.returncode == 1
    assert said[refused][0] == said[serving][1] == ""
    assert said[refused][1].count("\n") == 1
    assert f"choose another one, for example PORT={port + 1}." in said[refused][1]


def test_a_place_is_kept_for_one_until_it_ends() -> None:
    place = Place("127.0.0.1", a_free_port())

    with place.reserved():
        holder = f"from portal.management.place import Place\nwith {place!r}.reserved(): print(1)"
        bare = {name: value for name, value in os.environ.items() if name != "HELSINKISEUTU_PLACE"}
        second = subprocess.run(
            [sys.executable, "-c", holder], env=bare, capture_output=True, text=True, check=False
        )
    with place.reserved():
        pass

    if sys.platform == "linux":
        assert "cannot be used" in second.stderr


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("no.such.host.invalid", "8000", "HOST is 'no.such.host.invalid'"),
        ("a..b", "8000", "HOST is 'a..b'"),
        ("192.0.2.1", "8000", "give an address of this machine"),
        ("127.0.0.1", "9" * 5000, "give a number from 1 to 65535"),
        ("127.0.0.1", "abc", "give a number from 1 to 65535"),
    ],
)
def test_a_place_that_cannot_be_had_is_one_sentence(
    host: str, port: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", port)

    with pytest.raises(CommandError, match=sentence) as refusal:
        call_command("serve")

    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("localhost", "http://{}:8123/"),
        ("0.0.0.0", "http://127.0.0.1:8123/"),  # noqa: S104 - what this test is about
        ("::1", "http://[::1]:8123/"),
        ("::", "http://[::1]:8123/"),
    ],
)
def test_the_address_that_is_told_opens_on_this_machine(
    host: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8123")

    place = place_wanted()

    assert place.link in {link.format("127.0.0.1"), link.format("[::1]")}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may listen anywhere")
def test_a_port_of_the_system_is_refused_with_one_that_can_be_had() -> None:
    with pytest.raises(CommandError, match=r"choose one from 1024 up, for example PORT=8000\.$"):
        Place("127.0.0.1", 81).require_free()


def test_a_port_held_on_another_address_of_this_machine_is_found_out() -> None:
    with socket.socket(socket.AF_INET6) as holder:
        try:
            holder.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        holder.listen()

        with pytest.raises(CommandError, match="choose another one"):
            Place("::1", holder.getsockname()[1]).require_free()


def test_the_lock_of_a_preparation_that_was_killed_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "prepare.lock"
    hold = "import sys, time, pathlib\nfrom exports.disk import held\n"
    hold += "with held(pathlib.Path(sys.argv[1])): print(1, flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(lock)], stdout=subprocess.PIPE
    ) as killed:
        assert killed.stdout.readline()
        killed.kill()
        killed.wait()

        with held(lock):
            pass
