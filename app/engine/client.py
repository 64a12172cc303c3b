"""The program's side of the engine: starts the process, sends requests, passes on what comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.engine.errors import ContextOverflow, EngineDied, EngineError, ModelFileError
from app.engine.process import EngineProcess
from app.engine.records import EngineInfo, Finish, Generation
from app.engine.wire import Message
from sandbox.prompt import Prompt

__all__ = [
    "ContextOverflow",
    "Engine",
    "EngineDied",
    "EngineError",
    "EngineInfo",
    "Finish",
    "Generation",
    "ModelFileError",
]

_POLL_S = 0.02
_LOAD_TIMEOUT_S = 600.0


class Engine:
    """A language model in a process of its own.

    Requests are served one after the other. Every method may be called from any thread; they wait for each
    other, only `stop` never waits. If the process dies, the request in flight raises `EngineDied`, and
    the next one starts the process again.

    Args:
        model: GGUF file; None is the program's own policy.
        adapter: LoRA adapter in GGUF form, applied at load; None is the policy's own where `model` is None.
        threads: Threads to compute with; None is the number of physical cores, at most 8.
        context: Context in tokens.
    """

    def __init__(
        self,
        model: Path | None = None,
        adapter: Path | None = None,
        *,
        threads: int | None = None,
        context: int = 2048,
    ) -> None:
        self._process = EngineProcess(
            {
                "model": str(model) if model is not None else None,
                "adapter": str(adapter) if adapter is not None else None,
                "threads": threads,
                "context": context,
            }
        )
        self._turn = threading.RLock()  # whoever holds it talks to the process
        self._state = threading.Lock()  # guards the three below; never held while waiting
        self._next_id = 1
        self._in_flight: int | None = None
        self._stop_wanted = False

    def start(self) -> None:
        """Start the process without waiting; the model is loaded there."""
        with self._turn:
            self._process.start()

    def wait_ready(self, timeout: float = 60, should_stop: Callable[[], bool] | None = None) -> EngineInfo:
        """Wait until the model is loaded, starting the process if need be.

        Args:
            timeout: Longest time to wait, in seconds.
            should_stop: Asked about 50 times a second; True ends the waiting.

        Raises:
            ModelFileError: If the model cannot be loaded.
            EngineDied: If the process ended while loading.
            EngineError: If it is not ready in time, or the waiting was ended; it goes on loading.
        """
        with self._turn:
            info = self._process.wait_ready(timeout, should_stop)
            if info is None and should_stop is not None and should_stop():
                raise EngineError("Loading the model was stopped.")
            if info is None:
                raise EngineError(f"The model was not loaded within {timeout:.0f} seconds.")
            return info

    def tokenize(self, prompt: Prompt) -> list[int]:
        """Give the token ids of a prompt: each segment's own, one after the other, without a begin token.

        Raises:
            EngineError: If the text is far too long or the engine fails.
        """
        ids = self._request({"op": "tokenize", "prompt": _segments(prompt)})
        return [int(token) for token in ids]

    def warm(self, prompt: Prompt) -> None:
        """Read a prompt into the KV cache, so that a later prompt that begins with it starts faster.

        Raises:
            EngineError: If it is too long or the engine fails.
        """
        self._request({"op": "warm", "prompt": _segments(prompt)})

    def generate(
        self,
        prompt: Prompt,
        *,
        grammar: str | None = None,
        max_tokens: int = 256,
        temperature: float = 0.0,
        seed: int = 0,
        leaning: Mapping[str, float] | None = None,
        on_prefill: Callable[[int, int], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Generation:
        """Generate the assistant's text that follows a prompt.

        Args:
            prompt: The prompt.
            grammar: Lark grammar (llguidance's dialect) of the whole text without the end token; None leaves
                the model free.
            max_tokens: Most tokens to generate, forced ones included.
            temperature: 0 is greedy; above 0, nucleus sampling with p = 0.95.
            seed: Seed of the sampling above temperature 0.
            leaning: Beginning of the text → logarithm of its weight, ``""`` for all others, beside what the
                model finds likely. None leaves it to the model.
            on_prefill: Told (tokens read or found in the cache, all tokens of the prompt).
            on_text: Given the text piece by piece, whole characters only.
            should_stop: Asked about 50 times a second; True stops.

        Raises:
            EngineError: If the grammar is invalid or llama.cpp fails.
            ContextOverflow: If the prompt does not fit.
            ModelFileError: If the model cannot be loaded.
            EngineDied: If the process ended; the next call starts it again.
        """
        message = {
            "op": "generate",
            "prompt": _segments(prompt),
            "grammar": grammar,
            "max_tokens": max_tokens,
            "temperature": temperature,
            "seed": seed,
            "leaning": dict(leaning) if leaning else None,
        }

        def on_event(event: Message) -> None:
            if event["event"] == "prefill" and on_prefill is not None:
                on_prefill(event["done"], event["total"])
            elif event["event"] == "text" and on_text is not None:
                on_text(event["text"])

        result = self._request(message, on_event, should_stop)
        if result is None:
            return Generation("", (), 0, 0, 0, "cancelled", 0.0, 0.0)
        return Generation(**{**result, "token_ids": tuple(result["token_ids"])})

    def stop(self) -> None:
        """End the generation in flight, if any, within 300 ms; it returns what it has. Thread-safe."""
        with self._state:
            self._stop_wanted = True
            in_flight = self._in_flight
        if in_flight is not None:
            self._process.send_stop(in_flight)

    def close(self) -> None:
        """End the process. The engine can be used again afterwards; it then starts anew."""
        self.stop()
        with self._turn:
            self._process.close()

    def _request(
        self,
        message: Message,
        on_event: Callable[[Message], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Any:
        """Send a request and wait for its result; None if it was stopped before the model was loaded."""
        with self._turn:
            with self._state:
                request_id = self._next_id
                self._next_id += 1
                self._in_flight = request_id
                self._stop_wanted = False

            def stopping() -> bool:
                return self._stop_wanted or (should_stop is not None and should_stop())

            try:
                if self._process.wait_ready(_LOAD_TIMEOUT_S, stopping) is None:
                    if stopping():
                        return None
                    raise EngineError("The model is still being loaded.")
                self._process.send({**message, "id": request_id})
                return self._collect(request_id, on_event, stopping)
            finally:
                with self._state:
                    self._in_flight = None

    def _collect(
        self, request_id: int, on_event: Callable[[Message], None] | None, stopping: Callable[[], bool]
    ) -> Any:
        told_to_stop = False
        try:
            while True:
                if not told_to_stop and stopping():
                    self._process.send_stop(request_id)
                    told_to_stop = True
                event = self._process.receive(_POLL_S)
                if event is None or event["id"] != request_id:
                    continue  # nothing yet, or the rest of a request that was given up
                if event["event"] == "done":
                    return event["result"]
                if event["event"] == "error":
                    raise self._process.reported_error(event)
                if on_event is not None:
                    on_event(event)
        except BaseException:
            # A callback raised, or the user pressed Ctrl-C: nobody waits for the rest.
            self._process.send_stop(request_id)
            raise


def _segments(prompt: Prompt) -> list[tuple[str, bool]]:
    return [(segment.text, segment.special) for segment in prompt]
