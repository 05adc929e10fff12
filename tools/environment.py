"""Makes the Python environment that the Makefile runs on, or completes it: ``environment.py run``.

Runs before anything is installed, under the Python that is to make the environment, so it asks
for the standard library alone and can be read by old Pythons, which it refuses in one sentence.
One process at a time works on an environment. Whatever an interruption left, or a move to another
folder or Python made useless, is made anew. The list is complete and hashed: pip resolves nothing.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
LISTS = {
    "run": ("requirements.txt", "Installing what the portal runs on"),
    "change": ("requirements-dev.txt", "Installing what the tests and checks need"),
}
# Whoever has the larger list has the smaller one too.
HOLDS = {"run": ("run",), "change": ("change", "run")}
ASK_ITS_VERSION = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
REASONS = {
    "the disk is full: free some space": ("No space left", "Disk quota exceeded", "Errno 28"),
    "it may not write there: allow it to": ("Permission denied", "Read-only file system"),
}
# pip fetches everything before it installs anything: after these the environment is as it was.
REASONS_BEFOREHAND = {
    "a package is not the one that the list pins: do not use it": ("DO NOT MATCH THE HASHES",),
    "the Python package index does not answer: check the network": (
        "from versions: none",
        "NewConnectionError",
        "ProxyError",
        "Timeout",
        "SSLError",
        "Connection aborted",
        "IncompleteRead",
    ),
    "a package is not to be had for this Python or machine: name another one, PYTHON=python3.12": (
        "No matching distribution",
        "not a supported wheel",
    ),
}


class Stopped(Exception):
    """Why there is no environment, and what to do, in one sentence."""


class Environment:
    """The environment in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = self.folder / "bin" / "python"
        self.begun = self.folder / ".begun"

    def is_complete(self, what: str, *, named: bool) -> bool:
        """Whether what ``what`` needs was installed from the list as it is now."""
        stamp = self._stamp(what)
        return (
            stamp.is_file()
            and stamp.read_text() == _digest_of(what)
            and not self.fault(named=named)
        )

    def fault(self, *, named: bool) -> str:
        """Why it cannot be used, to be said after its name; empty when it can."""
        if self.begun.exists():
            return "was not finished"
        made_with = self._made_with()
        if not made_with or not self._has_pip(made_with):
            return "is not whole"
        found = self._answers()
        if found != made_with:
            return f"was made with Python {made_with} that is gone"
        if named and found != _version(sys.version_info):
            return f"was made with Python {found}"
        if not self._knows_its_folder():
            return "was made in another folder"
        return ""

    def complete(self, what: str, *, named: bool) -> None:
        """Bring it to the state of the list; makes it anew where it cannot be used."""
        is_link = self.folder.is_symlink()
        fault = self.fault(named=named) if is_link or self.folder.exists() else "new"
        if fault and is_link:
            raise Stopped(
                f"{self.folder.name} leads to {self.folder.resolve()}, which {fault}:"
                " remove the link, or repair that environment."
            )
        if fault:
            self._make(fault)
        self._install(what)

    def _make(self, fault: str) -> None:
        _require_a_fit_python()
        self._require_ours()
        again = "" if fault == "new" else f" anew: it {fault}"
        print(f"Making the Python environment in {self.folder.name}{again}", flush=True)
        self.folder.mkdir(exist_ok=True)
        self.begun.touch()
        for found in self.folder.iterdir():
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(str(found))
            elif found != self.begun:
                found.unlink()
        # Where this Python is the one of the old environment, its own program is gone by now.
        python = getattr(sys, "_base_executable", sys.executable)
        self._run([python, "-m", "venv", str(self.folder)], "Making the environment")

    def _install(self, what: str) -> None:
        packages, words = LISTS[what]
        print(words, flush=True)
        self.begun.touch()
        for stamp in map(self._stamp, LISTS):
            if stamp.exists():
                stamp.unlink()
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check"]
        hashed = ["install", "-q", "--require-hashes", "--no-deps", "-r", packages]
        self._run([*pip, *hashed], "Installing")
        self._run([*pip, "check"], "Checking what was installed")
        for part in HOLDS[what]:
            self._stamp(part).write_text(_digest_of(part))
        self.begun.unlink()

    def _run(self, command: list, words: str) -> None:
        """Run one step; what it says is kept in a file and shown in one sentence if it fails."""
        done = subprocess.run(  # noqa: PLW1510 - the exit code is looked at below
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=_held
        )
        if done.returncode == 0:
            return
        said = done.stdout.decode(errors="replace")
        reason = _reason(said, REASONS)
        if not reason:
            reason = _reason(said, REASONS_BEFOREHAND)
            if reason:
                self.begun.unlink()
        reason = reason or _last_line(said)
        more = _log(self.folder, said)
        raise Stopped(f"{words} stopped, as {reason}, then run make again{more}.")

    def _require_ours(self) -> None:
        """Refuse a folder that holds something else: it would be emptied."""
        if self.folder.exists() and not self.folder.is_dir():
            raise Stopped(f"{self.folder.name} is no folder: move it away.")
        is_ours = self.begun.exists() or (self.folder / "pyvenv.cfg").exists()
        if not is_ours and any(found.is_file() for found in self.folder.rglob("*")):
            raise Stopped(
                f"{self.folder.name} holds something else than a Python environment:"
                " move it away, or remove it."
            )

    def _stamp(self, what: str) -> Path:
        return self.folder / f".{what}"

    def _made_with(self) -> str:
        """The version it says it was made with, such as 3.11."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text().splitlines()
        except OSError:
            return ""
        values = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
        return ".".join(values.get("version", "").split(".")[:2])

    def _has_pip(self, version: str) -> bool:
        library = self.folder / "lib" / f"python{version}" / "site-packages"
        return (library / "pip" / "__main__.py").is_file() and (self.folder / "bin/pip").is_file()

    def _answers(self) -> str:
        """The version of its Python; empty when that does not run."""
        try:
            said = subprocess.check_output(
                [str(self.python), "-I", "-S", "-c", ASK_ITS_VERSION], stderr=subprocess.DEVNULL
            )
        except (OSError, subprocess.CalledProcessError):
            return ""
        return said.decode().strip()

    def _knows_its_folder(self) -> bool:
        """Whether its programs name the Python that lies beside them."""
        text = (self.folder / "bin" / "pip").read_text(errors="replace")
        return any(f"{place}/bin/" in text for place in (self.folder, self.folder.resolve()))


# The lock, which what is started here holds too: it outlives this process when that is killed.
_held = []


def _hold(folder: Path) -> None:
    lock = folder.with_name(folder.name + ".lock")
    descriptor = os.open(str(lock), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"Waiting for another make that is preparing {folder.name}", flush=True)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    _held.append(descriptor)


def _require_a_fit_python() -> None:
    if sys.version_info < OLDEST:
        raise Stopped(
            f"Helsinkiseutu needs Python {_version(OLDEST)} or newer and found"
            f" {_version(sys.version_info)}: install a newer one and name it,"
            " for example: make run PYTHON=python3.13"
        )
    if importlib.util.find_spec("ensurepip") is None:
        raise Stopped(
            "This Python cannot make environments: install its venv module first"
            " (on Debian and Ubuntu: apt install python3-venv)"
        )


def _version(numbers: tuple) -> str:
    return ".".join(map(str, numbers[:2]))


def _digest_of(what: str) -> str:
    return hashlib.sha256(Path(LISTS[what][0]).read_bytes()).hexdigest()


def _reason(said: str, reasons: dict) -> str:
    """The first of the reasons that shows in what was said; empty when none does."""
    found = (why for why, marks in reasons.items() if any(mark in said for mark in marks))
    return next(found, "")


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"it said “{lines[-1] if lines else 'nothing'}”: see to that"


def _log(folder: Path, said: str) -> str:
    log = folder / "install.log"
    try:
        log.write_text(said)
    except OSError:
        return ""
    return f" ({folder.name}/{log.name} tells more)"


def main(what: str, folder: Path, *, named: bool) -> None:
    """Complete the environment in ``folder``, unless it is so already."""
    environment = Environment(folder)
    if environment.is_complete(what, named=named):
        return
    _hold(environment.folder)
    if not environment.is_complete(what, named=named):
        environment.complete(what, named=named)


if __name__ == "__main__":
    # What make gives up on is stopped too, as by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.chdir(str(Path(__file__).resolve().parent.parent))
    try:
        main(sys.argv[1], Path.cwd() / sys.argv[2], named="named" in sys.argv[3:])
    except Stopped as reason:
        sys.exit(str(reason))
    except OSError as problem:
        sys.exit(
            f"The Python environment cannot be made, as {problem.filename} says"
            f" “{problem.strerror}”: see to that and run make again."
        )
    except KeyboardInterrupt:
        sys.exit(130)
