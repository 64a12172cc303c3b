"""The folder of a worker, and in it what libraries print on its standard error stream.

What is printed goes through a file, because native code writes to the descriptor itself and a pipe of Windows
cannot be its standard stream. Where the system allows it the file has no name any more once the worker runs.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import os
import shutil
import tempfile
from pathlib import Path

import psutil

MAX_KEPT = 4000
ERRORS = "errors.txt"
PREFIX = "retort-worker-"


class WorkerOutput:
    """The program's side: a folder and a file of its own for one worker, readable by its user alone.

    Attributes:
        folder: The worker's own folder, the only place for files that it makes for itself.
        path: The file, in that folder.
    """

    def __init__(self) -> None:
        _sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self.path = str(self.folder / ERRORS)
        self._file = open(self.path, "x+b", buffering=0)  # noqa: SIM115 - stays open as long as the worker

    def take(self) -> str:
        """Give what was printed since the last time, at most its last 4,000 characters, and forget it."""
        try:
            size = self._file.seek(0, os.SEEK_END)
            self._file.seek(max(0, size - 4 * MAX_KEPT))
            text = self._file.read().decode(errors="replace").strip()
            self._file.truncate(0)
        except (OSError, ValueError):  # ValueError where it is closed
            return ""
        return text if len(text) <= MAX_KEPT else "…" + text[1 - MAX_KEPT :]

    def close(self) -> None:
        """Remove the folder; harmless when it is already gone."""
        with contextlib.suppress(OSError):
            self._file.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@functools.cache
def _sweep() -> None:
    """Remove what programs left that were killed: a worker cannot remove its own folder."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        program = folder.name.removeprefix(PREFIX).partition("-")[0]
        if program.isdigit() and not psutil.pid_exists(int(program)):
            shutil.rmtree(folder, ignore_errors=True)


def redirect_errors(path: str) -> None:
    """The worker's side: send the standard error stream, and the trace of a crash, to the file.

    Args:
        path: The file; where it cannot be opened the stream stays as it is.
    """
    with contextlib.suppress(OSError):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND), 2)
        faulthandler.enable(2, all_threads=False)
        os.unlink(path)  # Windows refuses; the program removes it there
