"""How a pool shares the rows of a large table among its workers, within the deadline of the one call."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from sandbox.results import ToolResult, failure
from sandbox.workers.process import Call
from sandbox.workers.sharing import SLICE_TOOL, RowsNeeded

Runner = Callable[[Call], ToolResult]
MAX_ROUNDS = 10  # a tool asks one or two things of its rows


class RowSharing:
    """One call that needs the rows of a table, from its first try to its last.

    Args:
        call: As it was made.
        seconds: What it may take in all.
    """

    def __init__(self, call: Call, seconds: float) -> None:
        self._call = call
        self._seconds = seconds
        self._end = time.perf_counter() + seconds
        self._lock = threading.Lock()
        self._done: dict[int, float] = {}
        self._rounds = 0

    def call_again(self) -> Call:
        """The call, with the time that is left to it."""
        return replace(self._call, seconds=self._left())

    def work(self, needed: RowsNeeded, runners: Sequence[Runner]) -> ToolResult | None:
        """Work through the missing slices.

        Args:
            needed: What is needed of which table.
            runners: Each makes a call on a worker, and all can at the same time.

        Returns:
            The failure that ended it; None where all slices are done.
        """
        self._rounds += 1
        if self._rounds > MAX_ROUNDS:
            return failure("error", "the rows of the table could not be worked through")
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in needed.missing:
            waiting.put(number)
        stop = _EitherEvent(self._call.cancelled)
        failures: list[ToolResult] = []
        self._done = dict.fromkeys(needed.missing, 0.0)
        threads = [
            threading.Thread(
                target=self._take_slices, args=(runner, needed, waiting, stop, failures), daemon=True
            )
            for runner in runners[: len(needed.missing)]
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return failures[0] if failures else None

    def _take_slices(
        self,
        runner: Runner,
        needed: RowsNeeded,
        waiting: queue.SimpleQueue[int],
        stop: _EitherEvent,
        failures: list[ToolResult],
    ) -> None:
        while not stop.is_set():
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            call = replace(
                self._call,
                tool=SLICE_TOOL,
                arguments=needed.slice(number),
                progress=partial(self._report, needed, number),
                cancelled=stop,
                seconds=self._left(),
            )
            result = runner(call)
            if not result.ok:
                with self._lock:
                    failures.append(self._worded(result))
                stop.set()
                return
            self._report(needed, number, 1, 1)

    def _worded(self, result: ToolResult) -> ToolResult:
        if result.state != "timeout":
            return result
        return failure("timeout", f"the calculation took longer than {self._seconds:g} s and was ended")

    def _report(self, needed: RowsNeeded, number: int, done: int, total: int) -> None:
        with self._lock:
            self._done[number] = done / max(1, total)
            part = sum(self._done.values()) / len(self._done)
        if self._call.progress is not None:
            self._call.progress(round(part * needed.rows), needed.rows)

    def _left(self) -> float:
        return max(0.01, self._end - time.perf_counter())


class _EitherEvent(threading.Event):
    """Set by itself or by another one."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        return super().is_set() or self._other.is_set()
