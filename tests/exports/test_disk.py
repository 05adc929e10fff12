"""Files that several processes share."""

import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings

from exports.disk import Busy, draft_of, held, write_whole

HOLDER = """
import pathlib, sys, time
from exports.disk import held
with held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def a_holder(lock: Path) -> subprocess.Popen[str]:
    """Another process that holds ``lock``."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_lock_that_another_process_holds_is_refused_until_that_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with a_holder(lock) as holder:
        with pytest.raises(Busy), held(lock):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()

        with held(lock):
            assert lock.exists()

    assert not lock.exists()


def test_one_thread_waits_for_the_other_and_says_so(tmp_path: Path) -> None:
    lock, order = tmp_path / "lock", []

    def second() -> None:
        with held(lock, waiting=lambda: (order.append("waits"), waits.set())):
            order.append("second")

    waits = threading.Event()
    thread = threading.Thread(target=second)
    with held(lock):
        thread.start()
        assert waits.wait(20)
        order.append("first")
    thread.join(20)

    assert order == ["waits", "first", "second"]


def test_a_lock_counts_for_one_at_a_time_although_its_file_comes_and_goes(tmp_path: Path) -> None:
    lock, inside, most = tmp_path / "lock", [], []

    def work() -> None:
        for _time in range(200):
            with held(lock, waiting=lambda: None):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(most) == 800
    assert set(most) == {1}


def test_a_file_is_replaced_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "note"
    write_whole(file, "first", mode=0o600)

    with pytest.raises(OSError, match="full"), draft_of(file) as draft:  # noqa: PT012 - the draft is written, then refused
        draft.write_text("sec")
        raise OSError("full")

    assert file.read_text() == "first"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
