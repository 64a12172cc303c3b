"""A pool of warm worker processes that run tools with a deadline and a memory limit.

Whatever a tool does (hang, crash, take all memory) becomes a result that says so in chemical words; the
worker is replaced and nothing else notices. Memory is watched as resident size every 50 ms, so a burst that
is faster than that can pass the limit before the worker is ended.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import queue
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from sandbox.helper_pool import IDLE_S, HelperPool
from sandbox.helpers import HelperName, HelperNeeded
from sandbox.processes import out_of_reach
from sandbox.progress import ProgressSink
from sandbox.results import ToolResult, failure
from sandbox.worker import worker_main
from sandbox.worker_output import WorkerOutput

DEADLINE_S = 20.0
MEMORY_MB = 1500.0
START_TIMEOUT_S = 60.0
POLL_S = 0.05
CLOSING_POLL_S = 0.5
MAX_REQUEST = 20_000_000
CANCELLED = "the calculation was cancelled"


@dataclass(frozen=True)
class CallLimits:
    """What a call may take.

    Attributes:
        deadline_s: Wall-clock seconds.
        memory_mb: Resident megabytes (10⁶ bytes) of its worker.
    """

    deadline_s: float
    memory_mb: float


@dataclass(frozen=True)
class _Call:
    """A call on its way: the request as bytes, its tool, its memory limit, and who watches it."""

    request: bytes
    tool: str
    memory_mb: float
    progress: ProgressSink | None
    cancelled: threading.Event


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
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._workers: set[_Worker] = set()
        self._closed = False

    @property
    def size(self) -> int:
        """Number of workers."""
        return self._size

    @property
    def limits(self) -> CallLimits:
        """What each call may take."""
        return CallLimits(self._deadline_s, self._memory_mb)

    def start(self) -> None:
        """Start the workers without waiting; they load the tools behind the caller's back."""
        with self._lock:
            missing = 0 if self._closed else self._size - len(self._workers)
            fresh = [_Worker(self._deadline_s, self._runs_helpers) for _ in range(missing)]
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
        request = json.dumps({"tool": tool, "arguments": dict(arguments)}).encode()
        if len(request) > MAX_REQUEST:
            return failure("error", "the structure is too large to be handed to a tool")
        call = _Call(request, tool, self._memory_mb, progress, cancelled or threading.Event())
        worker = self._take(call.cancelled)
        if worker is None:
            return failure("cancelled", CANCELLED if call.cancelled.is_set() else "the program is closing")
        try:
            return worker.run(call)
        except HelperNeeded as needed:
            helper = needed.helper
        finally:
            if worker.alive:
                self._idle.put(worker)
            else:
                self._replace(worker)
        return self._with_helper(helper, call, arguments)

    def _with_helper(self, helper: HelperName, call: _Call, arguments: Mapping[str, Any]) -> ToolResult:
        pool = self._helpers.begin(helper)
        if pool is None:
            return failure("cancelled", "the program is closing")
        try:
            return pool.call(call.tool, arguments, progress=call.progress, cancelled=call.cancelled)
        finally:
            self._helpers.end(helper)

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

    def _take(self, cancelled: threading.Event) -> _Worker | None:
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

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._workers.discard(worker)
        self.start()


class _Worker:
    """One process and the two one-way pipes to it."""

    def __init__(self, deadline_s: float, runs_helpers: bool) -> None:
        context = multiprocessing.get_context("spawn")
        request_end, self._requests = context.Pipe(duplex=False)
        self._responses, response_end = context.Pipe(duplex=False)
        self._output = WorkerOutput()
        self._process: BaseProcess = context.Process(
            target=worker_main,
            args=(request_end, response_end, deadline_s, self._output.path, runs_helpers),
            daemon=True,
            name="retort-tools",
        )
        with out_of_reach():
            self._process.start()
        request_end.close()
        response_end.close()
        self._deadline_s = deadline_s
        self._deadlines: dict[str, float] = {}
        self._ready = False
        self._busy = False
        self._cancelled = threading.Event()

    @property
    def alive(self) -> bool:
        """Whether it can take another call."""
        return not self._cancelled.is_set() and self._process.is_alive()

    def run(self, call: _Call) -> ToolResult:
        """Send a request and wait for the result, the deadline, the memory limit or a crash.

        Raises:
            HelperNeeded: The call has to be made where that helper runs.
        """
        result = self._run(call)
        stderr = self._output.take()
        if not self.alive:
            self._output.close()
        return replace(result, stderr=stderr) if stderr else result

    def _run(self, call: _Call) -> ToolResult:
        start = time.perf_counter()
        self._busy = True
        try:
            if not self._ready:
                self._deadlines = self._wait(START_TIMEOUT_S, call).get("deadlines", {})
                self._ready = True
                start = time.perf_counter()
            self._requests.send_bytes(call.request)
            seconds = max(self._deadline_s, self._deadlines.get(call.tool, 0.0))
            answer = self._wait(seconds, call)
            if helper := answer.get("helper"):
                raise HelperNeeded(helper)
            return ToolResult.from_json(answer)
        except _Ended as end:
            self.end()
            return failure(end.state, end.reason, ms=(time.perf_counter() - start) * 1000)
        except (EOFError, OSError):
            reason = "the calculation crashed on this structure; nothing else is affected"
            if self._cancelled.is_set():
                return failure("cancelled", CANCELLED)
            self.end()
            return failure("crashed", reason, ms=(time.perf_counter() - start) * 1000)
        finally:
            self._busy = False

    def cancel(self) -> None:
        """End the process if it is working on a call."""
        if self._busy:
            self._cancelled.set()

    def memory_mb(self) -> float:
        """Resident megabytes; 0 when the process is gone."""
        with contextlib.suppress(psutil.Error):
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6
        return 0.0

    def end(self) -> None:
        """End the process at once; harmless when it is already gone."""
        self._process.kill()
        self._process.join(5)
        for pipe in (self._requests, self._responses):
            _close(pipe)
        if not self._busy:  # what a call printed is still to be read
            self._output.close()

    def _wait(self, seconds: float, call: _Call) -> dict[str, Any]:
        deadline = time.perf_counter() + seconds
        while True:
            while not self._responses.poll(POLL_S):
                self._check(seconds, deadline, call)
            decoded: dict[str, Any] = json.loads(self._responses.recv_bytes())
            if "progress" not in decoded:
                return decoded
            if call.progress is not None:
                call.progress(*decoded["progress"])
            self._check(seconds, deadline, call)

    def _check(self, seconds: float, deadline: float, call: _Call) -> None:
        if self._cancelled.is_set() or call.cancelled.is_set():
            raise _Ended("cancelled", CANCELLED)
        if time.perf_counter() > deadline:
            raise _Ended("timeout", f"the calculation took longer than {seconds:g} s and was ended")
        if self.memory_mb() > call.memory_mb:
            limit = f"{call.memory_mb:g} MB"
            raise _Ended("crashed", f"the calculation needed more than {limit} and was ended")


class _Ended(Exception):
    def __init__(self, state: Any, reason: str) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason


def _close(pipe: Any) -> None:
    with contextlib.suppress(OSError):
        pipe.close()
