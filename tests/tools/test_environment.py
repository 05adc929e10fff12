"""The Python environment of the Makefile: whole, or made anew, or one sentence."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import environment as tool
from tools.environment import Environment, Stopped

VERSION = "{}.{}".format(*sys.version_info)
PROGRAM = str(Path(tool.__file__))


@pytest.fixture
def made(tmp_path: Path) -> Environment:
    """An environment as a finished installation leaves it; its pip is two small files."""
    folder = tmp_path / ".venv"
    library = folder / "lib" / f"python{VERSION}" / "site-packages" / "pip"
    library.mkdir(parents=True)
    (library / "__main__.py").touch()
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "bin" / "pip").write_text(f"#!{folder}/bin/python\n")
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {VERSION}.1\n")
    (folder / ".run").write_text(tool._digest_of("run"))
    return Environment(folder)


def test_a_finished_environment_is_used_as_it_is(made: Environment) -> None:
    assert made.fault(named=True) == ""
    assert made.is_complete("run", named=True)
    assert not made.is_complete("change", named=False)


def test_what_was_interrupted_is_not_complete(made: Environment) -> None:
    made.begun.touch()

    assert not made.is_complete("run", named=False)
    assert made.fault(named=False) == "was not finished"


def test_a_moved_environment_is_found_out(made: Environment, tmp_path: Path) -> None:
    shutil.move(made.folder, tmp_path / "elsewhere")

    assert Environment(tmp_path / "elsewhere").fault(named=False) == "was made in another folder"


@pytest.mark.parametrize("gone", ["bin/pip", "pyvenv.cfg", "lib"])
def test_half_an_environment_is_found_out(made: Environment, gone: str) -> None:
    lost = made.folder / gone
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()

    assert made.fault(named=False) == "is not whole"


def test_an_environment_whose_python_was_replaced_is_found_out(made: Environment) -> None:
    (made.folder / "bin" / "python").unlink()

    assert made.fault(named=False) == f"was made with Python {VERSION} that is gone"


def test_another_python_counts_only_where_one_is_named(
    made: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool.sys, "version_info", (3, 99, 0))

    assert made.fault(named=False) == ""
    assert made.fault(named=True) == f"was made with Python {VERSION}"


def test_a_folder_with_something_else_is_never_emptied(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "notes").write_text("mine")

    with pytest.raises(Stopped, match="something else"):
        Environment(folder).complete("run", named=False)

    assert (folder / "notes").read_text() == "mine"


@pytest.mark.parametrize(
    ("said", "reason", "is_as_before"),
    [
        ("ERROR: Could not find a version (from versions: none)", "does not answer", True),
        ("WARNING: Retrying: NewConnectionError", "does not answer", True),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the list", True),
        ("ERROR: [Errno 28] No space left on device", "disk is full", False),
        ("ERROR: something new", "“ERROR: something new”", False),
    ],
)
def test_what_stops_pip_is_one_sentence(
    made: Environment, said: str, reason: str, *, is_as_before: bool
) -> None:
    made.begun.touch()
    pip = [sys.executable, "-c", f"import sys; print({said!r}); sys.exit(1)"]

    with pytest.raises(Stopped, match=reason) as stopped:
        made._run(pip, "Installing")

    assert "\n" not in str(stopped.value)
    assert (made.folder / "install.log").read_text().strip() == said
    assert made.begun.exists() is not is_as_before


def test_a_second_make_waits_until_the_first_has_prepared(made: Environment) -> None:
    """The first is stood in for by a process that holds the lock, then leaves its stamp."""
    stamp, lock = made.folder / ".run", made.folder.with_name(".venv.lock")
    stamp.unlink()
    first = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import fcntl, pathlib, sys, time; held = open(sys.argv[1], 'w');"
                " fcntl.flock(held, fcntl.LOCK_EX); print('held', flush=True); time.sleep(1);"
                " pathlib.Path(sys.argv[2]).write_text(sys.argv[3])"
            ),
            str(lock),
            str(stamp),
            tool._digest_of("run"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout.readline() == "held\n"
        begun = time.monotonic()
        second = subprocess.run(
            [sys.executable, PROGRAM, "run", str(made.folder)],
            capture_output=True,
            text=True,
            check=False,
        )

    assert second.stdout == "Waiting for another make that is preparing .venv\n"
    assert (second.returncode, second.stderr) == (0, "")
    assert time.monotonic() - begun > 0.5
