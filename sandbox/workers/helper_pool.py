"""Workers for heavy helpers: started on first use, ended when they were idle for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sandbox.workers.helpers import HelperName

if TYPE_CHECKING:
    from sandbox.workers.pool import WorkerPool

IDLE_S = 60.0


class HelperPool:
    """A pool of one worker for each helper that was needed.

    Args:
        make: Makes a pool whose worker may run helpers.
        idle_s: Seconds without a call after which a helper's worker is ended.
    """

    def __init__(self, make: Callable[[], WorkerPool], idle_s: float = IDLE_S) -> None:
        self._make = make
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._pools: dict[HelperName, WorkerPool] = {}
        self._timers: dict[HelperName, threading.Timer] = {}
        self._in_use: dict[HelperName, int] = {}
        self._closed = False

    def begin(self, helper: HelperName) -> WorkerPool | None:
        """The pool of a helper, which stays until :meth:`end`; None where the program is closing."""
        with self._lock:
            if self._closed:
                return None
            if timer := self._timers.pop(helper, None):
                timer.cancel()
            self._in_use[helper] = self._in_use.get(helper, 0) + 1
            if helper not in self._pools:
                self._pools[helper] = self._make()
            return self._pools[helper]

    def end(self, helper: HelperName) -> None:
        """Say that a call is over; the last one starts the clock."""
        with self._lock:
            self._in_use[helper] -= 1
            if self._in_use[helper] or self._closed:
                return
            timer = threading.Timer(self._idle_s, self._unload, [helper])
            timer.daemon = True
            self._timers[helper] = timer
            timer.start()

    def running(self) -> tuple[WorkerPool, ...]:
        """The pools that have a worker now."""
        with self._lock:
            return tuple(self._pools.values())

    def close(self) -> None:
        """End all of them for good."""
        with self._lock:
            self._closed = True
            timers, pools = list(self._timers.values()), list(self._pools.values())
            self._pools.clear()
        for timer in timers:
            timer.cancel()
        for pool in pools:
            pool.close()

    def _unload(self, helper: HelperName) -> None:
        with self._lock:
            if self._in_use[helper]:
                return
            pool = self._pools.pop(helper, None)
        if pool is not None:
            pool.close()
