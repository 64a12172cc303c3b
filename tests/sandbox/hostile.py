"""A worker with a tool that does harm, for the tests that see it refused."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.registry import tool
from sandbox.results import Text
from sandbox.workers.worker import worker_main

UDP, STREAM = socket.SOCK_DGRAM, socket.SOCK_STREAM


def _native_socket() -> None:
    """As native code does it, past Python's own guard."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.socket(socket.AF_INET, UDP, 0) < 0:
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _bomb() -> None:
    for _ in range(1000):
        if os.fork() == 0:
            os._exit(0)


DEEDS: dict[str, Callable[[Path], Any]] = {
    "tcp": lambda _: socket.socket(socket.AF_INET, STREAM),
    "native udp": lambda _: _native_socket(),
    "write": lambda path: (path / "planted.txt").write_text("here"),
    "append": lambda path: (path / "kept.txt").open("a").write("here"),
    "truncate": lambda path: os.truncate(path / "kept.txt", 0),
    "delete": lambda path: (path / "kept.txt").unlink(),
    "unlock": lambda path: (path / "kept.txt").chmod(0o777),
    "link": lambda path: (path / "link").symlink_to(path / "kept.txt"),
    "kill": lambda _: os.kill(os.getppid(), signal.SIGTERM),
    "kill group": lambda _: os.kill(0, signal.SIGTERM),
    "fork bomb": lambda _: _bomb(),
    "program": lambda _: subprocess.run([sys.executable, "-c", "pass"], check=True),
    "own folder": lambda _: Path(os.environ["TMPDIR"], "note.txt").write_text("mine"),
    "nothing": lambda _: None,
}


def do_harm(deed: str, path: str) -> Text:
    """Do one thing that a tool must not do.

    Args:
        deed: Which.
        path: A folder of the user's.

    Returns:
        That it was done (text).

    Source: This test.
    """
    DEEDS[deed](Path(path))
    return Text(f"did: {deed}", "deed")


def hostile_worker(*arguments: Any) -> None:
    """The worker's entry point, with the hostile tool among the others; only there is it registered."""
    tool(kind="text", verb="Did harm", examples=[{"deed": "nothing", "path": "."}])(do_harm)
    worker_main(*arguments)
