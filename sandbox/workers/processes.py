"""How helper processes live and die with the program: out of Ctrl-C's reach, and not longer than it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

if sys.platform == "win32":
    import ctypes

    @contextlib.contextmanager
    def out_of_reach() -> Iterator[None]:
        """Start a process inside this block: Ctrl-C does not reach it, from its first moment on."""
        handle = ctypes.windll.kernel32.SetConsoleCtrlHandler
        handle(None, True)  # "ignore Ctrl-C" is inherited by processes that are started now
        try:
            yield
        finally:
            handle(None, False)

else:
    from multiprocessing import resource_tracker

    @contextlib.contextmanager
    def out_of_reach() -> Iterator[None]:
        """Start a process inside this block: Ctrl-C does not reach it, from its first moment on."""
        # Started with the first process otherwise, and it unblocks the signal when it is.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited by the process
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_program() -> None:
    """End this process when the one that started it is gone, as far as a thread can.

    A thread cannot where native code hangs and holds the interpreter's lock; for that see `ended_with`.
    """
    program = multiprocessing.parent_process()
    if program is not None:
        threading.Thread(target=_end_after, args=(program,), name="program-watch", daemon=True).start()


def _end_after(program: Any) -> None:
    program.join()
    os._exit(1)


if sys.platform == "linux":
    import fcntl

    @contextlib.contextmanager
    def ended_with(connection: Any) -> Iterator[None]:
        """Have the kernel end this process when the other side of a pipe is gone, while the block runs.

        The kernel's signal for "something happened to the pipe" ends a process by default.

        Args:
            connection: The reading end of a pipe on which nothing is sent during the block.
        """
        descriptor = connection.fileno()
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)
        if connection.poll():  # it closed before the kernel was asked
            os._exit(0)
        try:
            yield
        finally:
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)

else:

    @contextlib.contextmanager
    def ended_with(connection: Any) -> Iterator[None]:
        """Only Linux has such a signal for one process: elsewhere a call's deadline has to do."""
        yield
