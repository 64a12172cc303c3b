"""One worker process as the pool sees it: its two pipes, its limits, and what its end means."""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from sandbox.errors import SandboxError
from sandbox.isolation import Isolation
from sandbox.outgoing import put_in_place
from sandbox.results import ToolResult, failure
from sandbox.workers.helpers import HelperNeeded
from sandbox.workers.output import WorkerOutput
from sandbox.workers.processes import out_of_reach
from sandbox.workers.progress import ProgressSink
from sandbox.workers.sharing import RowsNeeded
from sandbox.workers.worker import worker_main

START_TIMEOUT_S = 60.0
POLL_S = 0.05
CANCELLED = "the calculation was cancelled"
CRASHED = "the calculation crashed on this structure; nothing else is affected"
LOGGER = logging.getLogger("retort.sandbox")


@dataclass(frozen=True)
class Call:
    """A call on its way.

    Attributes:
        tool: Name of the tool.
        arguments: As JSON values.
        memory_mb: Resident megabytes (10⁶ bytes) that its worker may hold.
        progress: Told how many steps of how many are done.
        cancelled: Ends it when it is set.
        seconds: What it may take, in place of the tool's own deadline.
    """

    tool: str
    arguments: Mapping[str, Any]
    memory_mb: float
    progress: ProgressSink | None
    cancelled: threading.Event
    seconds: float | None = None

    def request(self) -> bytes:
        """What is sent to the worker."""
        return json.dumps({"tool": self.tool, "arguments": dict(self.arguments)}).encode()


class WorkerProcess:
    """One process and the two one-way pipes to it.

    Args:
        deadline_s: Seconds that a call may take, unless its tool declares more.
        runs_helpers: Whether it may run heavy helpers itself.
    """

    def __init__(self, deadline_s: float, runs_helpers: bool) -> None:
        context = multiprocessing.get_context("spawn")
        request_end, self._requests = context.Pipe(duplex=False)
        self._responses, response_end = context.Pipe(duplex=False)
        self._output = WorkerOutput()
        self._process: BaseProcess = context.Process(
            target=worker_main,
            args=(request_end, response_end, deadline_s, str(self._output.folder), runs_helpers),
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
        self.isolation: Isolation | None = None

    @property
    def alive(self) -> bool:
        """Whether it can take another call."""
        return not self._cancelled.is_set() and self._process.is_alive()

    def deadline_of(self, tool: str) -> float:
        """Seconds that a call of a tool may take."""
        return max(self._deadline_s, self._deadlines.get(tool, 0.0))

    def run(self, call: Call) -> ToolResult:
        """Send a request and wait for the result, the deadline, the memory limit or a crash.

        Raises:
            HelperNeeded: The call has to be made where that helper runs.
            RowsNeeded: The rows of a table have to be worked through first.
        """
        result = self._run(call)
        stderr = self._output.take()
        if not self.alive:
            self._output.close()
        return replace(result, stderr=stderr) if stderr else result

    def _run(self, call: Call) -> ToolResult:
        start = time.perf_counter()
        self._busy = True
        try:
            if not self._ready:
                self._take_in(self._wait(START_TIMEOUT_S, call))
                start = time.perf_counter()
            self._requests.send_bytes(call.request())
            return self._result(self._wait(call.seconds or self.deadline_of(call.tool), call), call)
        except _Ended as end:
            self.end()
            return failure(end.state, end.reason, ms=(time.perf_counter() - start) * 1000)
        except (EOFError, OSError):
            if self._cancelled.is_set():
                return failure("cancelled", CANCELLED)
            self.end()
            return failure("crashed", CRASHED, ms=(time.perf_counter() - start) * 1000)
        finally:
            self._busy = False

    def _take_in(self, ready: Mapping[str, Any]) -> None:
        self._deadlines = ready.get("deadlines", {})
        held = ready["isolation"]
        self.isolation = Isolation(**{**held, "missing": tuple(held["missing"])})
        refused = (self.isolation.network, self.isolation.writing, self.isolation.processes)
        LOGGER.log(
            logging.INFO if all(refused) else logging.WARNING,
            "a worker started; refused by the system (1) or not (0): network %d, writing %d, processes %d",
            *refused,
        )
        self._ready = True

    def _result(self, answer: dict[str, Any], call: Call) -> ToolResult:
        if helper := answer.get("helper"):
            raise HelperNeeded(helper)
        if rows := answer.get("rows"):
            raise RowsNeeded(**rows)
        try:
            for left, target in answer.get("outgoing", ()):
                put_in_place(left, target, self._output.folder, call.arguments)
        except SandboxError as error:
            return failure("error", str(error), kind=answer["kind"], ms=answer["ms"])
        return ToolResult.from_json(answer)

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

    def _wait(self, seconds: float, call: Call) -> dict[str, Any]:
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

    def _check(self, seconds: float, deadline: float, call: Call) -> None:
        if self._cancelled.is_set() or call.cancelled.is_set():
            raise _Ended("cancelled", CANCELLED)
        if time.perf_counter() > deadline:
            raise _Ended("timeout", f"the calculation took longer than {seconds:.3g} s and was ended")
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
