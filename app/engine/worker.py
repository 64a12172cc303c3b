"""The engine's process: loads a model, then serves requests from a pipe until the pipe closes.

This module is imported by the spawned process and must stay light: neither Qt nor RDKit.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.engine.errors import EngineError, error_kind
from app.engine.wire import Message, receive, send

_CHARS_PER_CONTEXT_TOKEN = 64
# llama.cpp's threads meet after every operation. By default they spin while they wait, and where other
# programs want the same cores, that cuts the speed to a fiftieth; a short spin, then sleep, costs little.
# Read by libgomp, libomp and vcomp when they are loaded.
_THREADING = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "300"}


class StopSwitch:
    """Whether the request being served was stopped; set by the reading thread, read by the computing one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._serving = 0
        self._stopped_up_to = 0
        self.on = False

    def serve(self, request_id: int) -> None:
        """Begin a request; it is stopped from the start if the stop came first."""
        with self._lock:
            self._serving = request_id
            self.on = request_id <= self._stopped_up_to

    def stop(self, request_id: int) -> None:
        """Stop a request and those before it; later ones are not touched."""
        with self._lock:
            self._stopped_up_to = max(self._stopped_up_to, request_id)
            self.on = self._serving <= self._stopped_up_to


def run_worker(requests: Connection, events: Connection, config: Message) -> None:
    """Serve requests until the program closes its end of the pipe.

    Args:
        requests: Where ``generate``, ``warm``, ``tokenize`` and ``stop`` come from, each with an id.
        events: Where ``ready``, ``prefill``, ``text``, ``done`` and ``error`` go.
        config: ``model`` and ``adapter`` (paths or None), ``context``, ``threads``.
    """
    # Ctrl-C in a terminal reaches the whole group: the program decides, not this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    switch = StopSwitch()
    waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(requests, switch, waiting), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):
        try:
            server = _Server(events, switch, config)
        except EngineError as error:
            send(events, {"event": "error", "id": 0, "kind": error_kind(error), "message": str(error)})
            return
        send(events, {"event": "ready", "id": 0, "info": server.info})
        while True:
            server.serve(waiting.get())


def _read_requests(requests: Connection, switch: StopSwitch, waiting: queue.SimpleQueue[Message]) -> None:
    while True:
        try:
            message = receive(requests)
        except (EOFError, OSError, ValueError):
            os._exit(0)  # the program is gone, and nothing here needs saving
        if message["op"] == "stop":
            switch.stop(message["id"])
        else:
            waiting.put(message)


class _Server:
    def __init__(self, events: Connection, switch: StopSwitch, config: Message) -> None:
        for name, value in _THREADING.items():
            os.environ.setdefault(name, value)
        # Imported here, so that the thread that watches the pipe runs already while this takes its time.
        from app.engine.generating import Generator
        from app.engine.loading import load

        self._events = events
        self._switch = switch
        path = Path(config["model"]) if config["model"] else None
        adapter = Path(config["adapter"]) if config["adapter"] else None
        self._runtime, self.info = load(
            path, adapter, config["context"], config["threads"], lambda: switch.on
        )
        self._generator = Generator(self._runtime, lambda: switch.on)

    def serve(self, message: Message) -> None:
        request_id = message["id"]
        self._switch.serve(request_id)
        try:
            result = self._answer(message)
        except EngineError as error:
            self._send("error", request_id, kind=error_kind(error), message=str(error))
        except (RuntimeError, ValueError, TypeError, KeyError, MemoryError) as error:
            # Whatever goes wrong in one request must not end the process and the cache with it.
            text = f"The engine failed: {type(error).__name__}: {error}"[:500]
            self._send("error", request_id, kind="EngineError", message=text)
        else:
            self._send("done", request_id, result=result)

    def _answer(self, message: Message) -> Any:
        request_id = message["id"]
        ids = self._tokenize(message["prompt"])
        if message["op"] == "tokenize":
            return ids
        vocabulary = self._runtime.vocabulary
        if vocabulary.adds_bos and ids[:1] != [vocabulary.bos_id]:
            ids.insert(0, vocabulary.bos_id)
        if not ids:
            raise EngineError("The prompt is empty.")

        def on_prefill(done: int, total: int) -> None:
            self._send("prefill", request_id, done=done, total=total)

        if message["op"] == "warm":
            self._generator.read_prompt(ids, on_prefill)
            return None
        return self._generate(message, ids, on_prefill)

    def _generate(self, message: Message, ids: list[int], on_prefill: Any) -> Message:
        from app.engine.generating import Request

        wanted = ("grammar", "max_tokens", "temperature", "seed", "leaning")
        request = Request(ids, *(message[name] for name in wanted))
        generation = self._generator.run(
            request, on_prefill, lambda text: self._send("text", message["id"], text=text)
        )
        return asdict(generation)

    def _tokenize(self, segments: list[tuple[str, bool]]) -> list[int]:
        from app.engine.errors import ContextOverflow

        limit = _CHARS_PER_CONTEXT_TOKEN * self._runtime.n_ctx
        if sum(len(text) for text, _special in segments) > limit:
            # Far beyond what any tokenizer could fit: don't spend seconds on finding out by how much.
            raise ContextOverflow(
                f"The text is too long for the model's context of {self._runtime.n_ctx} tokens."
            )
        vocabulary = self._runtime.vocabulary
        return [token for text, special in segments for token in vocabulary.tokenize(text, special)]

    def _send(self, event: str, request_id: int, **fields: Any) -> None:
        send(self._events, {"event": event, "id": request_id, **fields})
