"""The engine's process as seen from the program: its pipes, its start and its end."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from app.engine.errors import EngineDied, EngineError, ModelFileError, make_error
from app.engine.records import EngineInfo
from app.engine.wire import Message, receive, send
from app.engine.worker import run_worker
from sandbox.workers.processes import out_of_reach

_POLL_S = 0.02
_END_TIMEOUT_S = 2.0


class EngineProcess:
    """One process that loads a model and serves requests; it can be started again after it ended.

    Only `send_stop` may be called while another thread uses the object.

    Args:
        config: What `run_worker` needs.
    """

    def __init__(self, config: Message) -> None:
        self._config = config
        self._process: SpawnProcess | None = None
        # Connections; those of Windows are of another type.
        self._requests: Any = None
        self._events: Any = None
        self._sending = threading.Lock()
        self._info: EngineInfo | None = None

    def start(self) -> None:
        """Start the process unless it runs; one that was killed while it had nothing to do is replaced."""
        if self._process is not None and self._info is not None and not self._process.is_alive():
            self.close()
        if self._process is not None:
            return
        context = multiprocessing.get_context("spawn")
        worker_requests, requests = context.Pipe(duplex=False)
        events, worker_events = context.Pipe(duplex=False)
        process = context.Process(
            target=run_worker,
            args=(worker_requests, worker_events, self._config),
            name="retort-engine",
            daemon=True,
        )
        with out_of_reach():
            process.start()
        # Only the process may hold its ends: so each side sees when the other is gone.
        worker_requests.close()
        worker_events.close()
        self._process, self._requests, self._events = process, requests, events

    def wait_ready(self, timeout: float, should_stop: Callable[[], bool] | None) -> EngineInfo | None:
        """Wait for the model to be loaded.

        Args:
            timeout: Seconds.
            should_stop: Ends the waiting when it says True.

        Returns:
            What is loaded, or None if time ran out or the waiting was ended.

        Raises:
            ModelFileError: If it cannot be loaded.
            EngineDied: If the process ended.
        """
        self.start()
        deadline = time.monotonic() + timeout
        while (
            self._info is None
            and time.monotonic() < deadline
            and not (should_stop is not None and should_stop())
        ):
            event = self.receive(_POLL_S)
            if event is not None and event["event"] == "error":
                raise self.reported_error(event)
            if event is not None and event["event"] == "ready":
                self._info = _info(event["info"])
        return self._info

    def send(self, message: Message) -> None:
        """Send a request.

        Raises:
            EngineDied: If the process ended.
        """
        try:
            with self._sending:
                if self._requests is None:
                    raise EngineDied("The engine is not running.")
                send(self._requests, message)
        except OSError as error:
            raise self._died() from error

    def send_stop(self, request_id: int) -> None:
        """Ask the process to end a request; nothing happens if it is gone. Thread-safe."""
        with contextlib.suppress(OSError), self._sending:
            if self._requests is not None:
                send(self._requests, {"op": "stop", "id": request_id})

    def receive(self, timeout: float) -> Message | None:
        """Give the next event, or None if there is none within a time in seconds.

        Raises:
            EngineDied: If the process ended.
        """
        if self._events is None:
            raise EngineDied("The engine is not running.")
        try:
            return receive(self._events) if self._events.poll(timeout) else None
        except (EOFError, OSError, ValueError) as error:
            raise self._died() from error

    def reported_error(self, event: Message) -> EngineError:
        """Turn an error event into the error to raise; one without a request ended the process."""
        if event["id"] == 0:
            self.close()
        return make_error(event["kind"], event["message"])

    def close(self) -> int | None:
        """End the process and give its exit code, or None if there was no process."""
        process = self._process
        with self._sending:
            for connection in (self._requests, self._events):
                if connection is not None:
                    connection.close()
            self._process = self._requests = self._events = None
        loading, self._info = self._info is None, None
        if process is None:
            return None
        process.join(0.0 if loading else _END_TIMEOUT_S)
        if process.is_alive():
            process.terminate()
            process.join(_END_TIMEOUT_S)
        if process.is_alive():
            process.kill()
            process.join(_END_TIMEOUT_S)
        code = process.exitcode
        process.close()
        return code

    def _died(self) -> EngineError:
        loading = self._info is None
        process = self._process
        if process is not None:
            process.join(_END_TIMEOUT_S)  # let it finish dying, so that the exit code is its own
        code = self.close()
        how = _describe_exit(code)
        if loading:
            name = Path(self._config["model"]).name if self._config["model"] else "the built-in model"
            return ModelFileError(f"Loading {name} failed: the engine's process {how}.")
        return EngineDied(
            f"The engine stopped unexpectedly: its process {how}. It starts again with the next question."
        )


def _describe_exit(code: int | None) -> str:
    if code is None:
        return "does not answer"
    if code >= 0:
        return f"ended with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was ended by {name}" + (" (perhaps too little memory)" if name == "SIGKILL" else "")


def _info(fields: dict[str, Any]) -> EngineInfo:
    adapter = fields["adapter"]
    return EngineInfo(
        **{**fields, "path": Path(fields["path"]), "adapter": Path(adapter) if adapter else None}
    )
