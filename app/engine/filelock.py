"""A lock between processes, freed by the system when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_POLL_S = 0.05


class FileLock:
    """Holds an exclusive lock on a file within a ``with`` block.

    Args:
        path: The lock's file, made if missing and left behind.
        timeout: Longest time to wait for another holder, in seconds.

    Raises:
        OSError: On entering, if the file cannot be written, or (`TimeoutError`) another process holds it too
            long.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._descriptor = -1

    def __enter__(self) -> Self:
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + self._timeout
        while not try_lock(self._descriptor):
            if time.monotonic() > deadline:
                os.close(self._descriptor)
                raise TimeoutError(f"{self._path} is held by another process")
            time.sleep(_POLL_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)  # closing frees the lock


if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int, at: int = 0) -> bool:
        """Lock an open file until it is closed; False where another process holds the lock.

        Args:
            descriptor: Of a file that is open for writing.
            at: Byte that is locked, on Windows; one far behind the end leaves the content readable.
        """
        os.lseek(descriptor, at, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(descriptor: int, at: int = 0) -> bool:
        """Lock an open file until it is closed; False where another process holds the lock.

        Args:
            descriptor: Of a file that is open for writing.
            at: Of no meaning here: the whole file is locked.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
