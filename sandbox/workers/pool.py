"""A pool of warm worker processes that run tools with a deadline and a memory limit.

Whatever a tool does (hang, crash, take all memory) becomes a result that says so in chemical words; the
worker is replaced and nothing else notices. Memory is watched as resident size every 50 ms, so a burst that
is faster than that can pass the limit before the worker is ended.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.isolation import Isolation
from sandbox.results import ToolResult, failure
from sandbox.workers.helper_pool import IDLE_S, HelperPool
from sandbox.workers.helpers import HelperName, HelperNeeded
from sandbox.workers.process import CANCELLED, Call, WorkerProcess
from sandbox.workers.progress import ProgressSink
from sandbox.workers.row_sharing import RowSharing
from sandbox.workers.sharing import RowsNeeded

DEADLINE_S = 20.0
MEMORY_MB = 1500.0
CLOSING_POLL_S = 0.5
MAX_REQUEST = 20_000_000


@dataclass(frozen=True)
class CallLimits:
    """What a call may take.

    Attributes:
        deadline_s: Wall-clock seconds.
        memory_mb: Resident megabytes (10⁶ bytes) of its worker.
    """

    deadline_s: float
    memory_mb: float


class WorkerPool:
    """Warm workers for tool calls; safe to use from several threads.

    Args:
        size: Number of workers.
        deadline_s: Wall-clock seconds that a call may take, unless its tool declares a longer deadline.
        memory_mb: Resident megabytes (10⁶ bytes) that a worker may hold.
        runs_helpers: Whether its workers run heavy helpers themselves. Otherwise a call that needs one is
            made again in a worker of its own, which starts then and ends after a while without such calls.
        helper_idle_s: That while, in seconds.
    """

    def __init__(
        self,
        size: int = 2,
        *,
        deadline_s: float = DEADLINE_S,
        memory_mb: float = MEMORY_MB,
        runs_helpers: bool = False,
        helper_idle_s: float = IDLE_S,
    ) -> None:
        self._size = size
        self._runs_helpers = runs_helpers
        self._helpers = HelperPool(self._helper_workers, helper_idle_s)
        self._deadline_s = deadline_s
        self._memory_mb = memory_mb
        self._idle: queue.LifoQueue[WorkerProcess] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._workers: set[WorkerProcess] = set()
        self._known: WorkerProcess | None = None
        self._closed = False

    @property
    def size(self) -> int:
        """Number of workers."""
        return self._size

    @property
    def limits(self) -> CallLimits:
        """What each call may take."""
        return CallLimits(self._deadline_s, self._memory_mb)

    @property
    def isolation(self) -> Isolation | None:
        """What the operating system refuses the workers; None until one of them has answered."""
        return self._known.isolation if self._known else None

    def start(self) -> None:
        """Start the workers without waiting; they load the tools behind the caller's back."""
        with self._lock:
            missing = 0 if self._closed else self._size - len(self._workers)
            fresh = [WorkerProcess(self._deadline_s, self._runs_helpers) for _ in range(missing)]
            self._workers.update(fresh)
        for worker in fresh:
            self._idle.put(worker)

    def __call__(self, tool: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Run a tool and wait for it; always returns a result.

        Args:
            tool: Name of the tool.
            arguments: JSON arguments, structures as ``{"smiles", "label"}`` or text.
        """
        return self.call(tool, arguments)

    def call(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        *,
        progress: ProgressSink | None = None,
        cancelled: threading.Event | None = None,
    ) -> ToolResult:
        """Run a tool and wait for it; always returns a result.

        Args:
            tool: Name of the tool.
            arguments: JSON arguments, structures as ``{"smiles", "label"}`` or text.
            progress: Told how many steps of how many are done, for tools that take long.
            cancelled: Ends this one call when it is set.
        """
        call = Call(tool, arguments, self._memory_mb, progress, cancelled or threading.Event())
        if len(call.request()) > MAX_REQUEST:
            return failure("error", "the structure is too large to be handed to a tool")
        sharing: RowSharing | None = None
        while True:
            try:
                return self._run(call)
            except HelperNeeded as needed:
                return self._with_helper(needed.helper, call)
            except RowsNeeded as needed:
                sharing = sharing or RowSharing(call, self._deadline_of(tool))
                if stopped := self._share(sharing, needed):
                    return stopped
                call = sharing.call_again()

    def _run(self, call: Call) -> ToolResult:
        worker = self._take(call.cancelled)
        if worker is None:
            return failure("cancelled", CANCELLED if call.cancelled.is_set() else "the program is closing")
        try:
            return worker.run(call)
        finally:
            self._known = worker
            if worker.alive:
                self._idle.put(worker)
            else:
                self._replace(worker)

    def _share(self, sharing: RowSharing, needed: RowsNeeded) -> ToolResult | None:
        """Work through the rows with at least two workers; the failure that ended it, if one did."""
        runners = [self._run] * self._size
        if self._size > 1 or self._runs_helpers:
            return sharing.work(needed, runners)
        second = self._helpers.begin("rows")
        if second is None:
            return failure("cancelled", "the program is closing")
        try:
            return sharing.work(needed, [*runners, second._run])
        finally:
            self._helpers.end("rows")

    def _with_helper(self, helper: HelperName, call: Call) -> ToolResult:
        pool = self._helpers.begin(helper)
        if pool is None:
            return failure("cancelled", "the program is closing")
        try:
            return pool.call(call.tool, call.arguments, progress=call.progress, cancelled=call.cancelled)
        finally:
            self._helpers.end(helper)

    def _deadline_of(self, tool: str) -> float:
        return self._known.deadline_of(tool) if self._known else self._deadline_s

    def _helper_workers(self) -> WorkerPool:
        return WorkerPool(1, deadline_s=self._deadline_s, memory_mb=self._memory_mb, runs_helpers=True)

    def cancel(self) -> None:
        """End the calls in flight; each returns a result that says it was cancelled."""
        with self._lock:
            for worker in self._workers:
                worker.cancel()
        for pool in self._helpers.running():
            pool.cancel()

    def memory_mb(self) -> float:
        """Resident megabytes (10⁶ bytes) of all workers together."""
        with self._lock:
            own = sum(worker.memory_mb() for worker in self._workers)
        return own + sum(pool.memory_mb() for pool in self._helpers.running())

    def close(self) -> None:
        """End all workers."""
        self._helpers.close()
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def __enter__(self) -> WorkerPool:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _take(self, cancelled: threading.Event) -> WorkerProcess | None:
        """Wait for an idle worker; one that died while idle is replaced and does not cost a call.

        None where the pool is closed or the call is cancelled.
        """
        while not self._closed and not cancelled.is_set():
            self.start()
            with contextlib.suppress(queue.Empty):
                worker = self._idle.get(timeout=CLOSING_POLL_S)
                if worker.alive:
                    return worker
                self._replace(worker)
        return None

    def _replace(self, worker: WorkerProcess) -> None:
        worker.end()
        with self._lock:
            self._workers.discard(worker)
        self.start()
