"""Work off the thread of the window: lanes, each a thread that does its tasks one after the other."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.engine.errors import EngineError
from app.store.errors import StoreError
from sandbox.errors import SandboxError

Result = TypeVar("Result")
LOG = logging.getLogger("retort.window")


@dataclass(frozen=True)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[str], None] | None
    owner: QObject | None


class Lanes(QObject):
    """Runs tasks on named threads and hands their results back to the thread of the window.

    The threads are daemons: what hangs in a library can't keep the program from ending.
    """

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[str, queue.SimpleQueue[_Task | None]] = {}
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._ended.connect(_deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: str,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[str], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` on a lane.

        Args:
            lane: Name of the lane.
            work: What to do there; it must not touch widgets.
            done: Called in the thread of the window with the result.
            failed: Called there with the reason in the user's words; failures without it are logged.
            owner: Neither is called once this object is gone.
        """
        if self._closed:
            return
        self.open(lane)
        self._queues[lane].put(_Task(work, done, failed, owner))

    def open(self, *lanes: str) -> None:
        """Start the threads of lanes ahead of their first task, while nobody waits."""
        for lane in lanes:
            if lane not in self._queues:
                tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
                self._queues[lane] = tasks
                thread = threading.Thread(
                    target=self._serve, args=(tasks,), name=f"retort-{lane}", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    @property
    def closed(self) -> bool:
        """Whether no further tasks are taken."""
        return self._closed

    def close(self, seconds: float = 2.0) -> bool:
        """Take no further tasks, end the threads and say whether all ended in time."""
        self._closed = True
        for tasks in self._queues.values():
            tasks.put(None)
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _serve(self, tasks: queue.SimpleQueue[_Task | None]) -> None:
        while (task := tasks.get()) is not None:
            report = _carry_out(task)
            if self._closed or not shiboken6.isValid(self):
                continue
            self._ended.emit((task, report))


def _carry_out(task: _Task) -> Callable[[], None] | None:
    try:
        result = task.work()
    except (SandboxError, StoreError, EngineError, OSError) as error:
        return _report_failure(task, str(error))
    except Exception as error:  # a bug must not end the lane; it is logged and said
        LOG.exception("a task in the background failed")
        return _report_failure(task, f"something unexpected went wrong ({type(error).__name__}: {error})")
    done = task.done
    return None if done is None else lambda: done(result)


def _report_failure(task: _Task, reason: str) -> Callable[[], None] | None:
    failed = task.failed
    if failed is None:
        LOG.warning("a task in the background failed: %s", reason)
        return None
    return lambda: failed(reason)


def _deliver(ended: tuple[_Task, Callable[[], None] | None]) -> None:
    task, report = ended
    if report is not None and (task.owner is None or shiboken6.isValid(task.owner)):
        report()
