"""What libraries print on a worker's standard error stream, kept for the call that caused it.

It goes through a file, because native code writes to the descriptor itself and a pipe of Windows cannot be
its standard stream. Where the system allows it the file has no name any more once the worker runs.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import tempfile

MAX_KEPT = 4000


class WorkerOutput:
    """The program's side: a file of its own for one worker, readable by its user alone.

    Attributes:
        path: Where the worker finds it.
    """

    def __init__(self) -> None:
        descriptor, self.path = tempfile.mkstemp(prefix="retort-worker-", suffix=".txt")
        self._file = os.fdopen(descriptor, "r+b", buffering=0)

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
        """Remove the file; harmless when it is already gone."""
        with contextlib.suppress(OSError):
            self._file.close()
            os.unlink(self.path)


def redirect_errors(path: str) -> None:
    """The worker's side: send the standard error stream, and the trace of a crash, to the file.

    Args:
        path: The file; where it cannot be opened the stream stays as it is.
    """
    with contextlib.suppress(OSError):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND), 2)
        faulthandler.enable(2, all_threads=False)
        os.unlink(path)  # Windows refuses; the program removes it there
