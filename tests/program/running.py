"""Runs the real command in a process of its own, and watches what becomes of its children."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 500  # generous: other programs may want the same cores
POSIX = sys.platform != "win32"


def retort_command() -> str:
    """The installed command of the environment that runs the tests."""
    found = shutil.which("retort", path=str(Path(sys.executable).parent))
    assert found, "the command 'retort' is not installed"
    return found


def retort(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run(
        [retort_command(), *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=TIMEOUT_S,
        check=False,
    )


def start(*arguments: str | Path, own_group: bool = False, **environment: str) -> subprocess.Popen[bytes]:
    """Start the command and go on."""
    return start_program([retort_command(), *map(str, arguments)], own_group=own_group, **environment)


def start_program(
    command: list[str], *, own_group: bool = False, **environment: str
) -> subprocess.Popen[bytes]:
    """Start any program, with this project on its path."""
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": search, **environment},
        start_new_session=own_group and POSIX,
        preexec_fn=_heed_interrupts if POSIX else None,
    )


def _heed_interrupts() -> None:
    """As in a terminal: where the tests run in the background, they and their children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of an error."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].startswith("retort: ")
    return lines[0]


def children_of(pid: int) -> list[psutil.Process]:
    """All processes below one, itself not included."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def wait_for_children(pid: int, count: int) -> list[psutil.Process]:
    """Wait until a program has so many processes below it."""
    deadline = time.monotonic() + TIMEOUT_S
    while len(found := children_of(pid)) < count:
        assert time.monotonic() < deadline, "the program started no processes"
        assert psutil.pid_exists(pid), "the program ended"
        time.sleep(0.02)
    return found


def left_after(processes: Iterable[psutil.Process], seconds: float) -> list[psutil.Process]:
    """Which processes are still there after a time; they are ended then."""
    _, left = psutil.wait_procs(list(processes), timeout=seconds)
    for process in left:
        process.kill()
    return left
