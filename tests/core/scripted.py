"""A policy that says what a test tells it to say, and the parts around it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.session import Session
from app.core.trial import Trial, try_model
from app.engine.client import EngineError, Generation
from app.engine.inspection import inspect_model
from app.engine.naming import TOOLSET_KEY
from app.engine.records import EngineInfo, EngineSettings
from app.store.store import Store
from sandbox.profiles import Profile
from sandbox.prompt import Prompt
from sandbox.protocol import write_call
from sandbox.registry import discover
from sandbox.workers.pool import WorkerPool


@dataclass(frozen=True)
class Said:
    """What the policy writes at one turn.

    Attributes:
        text: The text.
        piece: Characters a piece.
        pause_s: Seconds before each piece.
        error: Raised after the text, as if the model had failed then.
        finish: Why it ends there.
    """

    text: str
    piece: int = 7
    pause_s: float = 0.0
    error: Exception | None = None
    finish: str = "end"


def call(tool: str, **arguments: object) -> Said:
    """A call as the policy writes it."""
    return Said(write_call(tool, arguments))


class ScriptedPolicy:
    """Stands in for the model: says one line of its script at each turn, piece by piece.

    Attributes:
        prompts: The prompts that it was given.
    """

    def __init__(self, script: Iterable[Said | str]) -> None:
        self._script = [Said(each) if isinstance(each, str) else each for each in script]
        self.prompts: list[str] = []

    def say(self, *more: Said | str) -> None:
        """Add lines to the script."""
        self._script += [Said(each) if isinstance(each, str) else each for each in more]

    def generate(
        self,
        prompt: Prompt,
        *,
        grammar: str | None = None,
        max_tokens: int = 256,
        leaning: Mapping[str, float] | None = None,
        on_prefill: Callable[[int, int], None] | None = None,
        on_text: Callable[[str], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Generation:
        """Say the next line."""
        self.prompts.append("".join(segment.text for segment in prompt))
        if not self._script:
            raise EngineError("the script of the test has ended")
        line = self._script.pop(0)
        written = ""
        for done in (40, 100):
            if on_prefill is not None:
                on_prefill(done, 100)
        for start in range(0, len(line.text), line.piece):
            if line.pause_s:
                time.sleep(line.pause_s)
            if should_stop is not None and should_stop():
                return _generation(written, "cancelled")
            written += line.text[start : start + line.piece]
            if on_text is not None:
                on_text(line.text[start : start + line.piece])
        if line.error is not None:
            raise line.error
        return _generation(written, line.finish)


def _generation(text: str, finish: str) -> Generation:
    tokens = tuple(range(max(1, len(text) // 4)))
    return Generation(text, tokens, 0, 100, 0, finish, 0.01, 0.02 * len(tokens))  # type: ignore[arg-type]


class ScriptedBrain:
    """Model, tools and sessions as the window wants them, with the policy scripted and the rest real.

    Args:
        store: The store.
        policy: The policy.
        pool: The tools' workers.
        model_error: Raised when the model is loaded.

    Attributes:
        wanted: The settings of the models that it was told to use, in order.
        model_name: Name of the model in use.
    """

    def __init__(
        self, store: Store, policy: ScriptedPolicy, pool: WorkerPool, model_error: Exception | None = None
    ) -> None:
        self.store = store
        self.policy = policy
        self.pool = pool
        self.model_error = model_error
        self.registry = discover()
        self.closed = False
        self.wanted: list[EngineSettings] = []
        self.model_name = "SmolLM2 135M Retort"

    def start(self) -> None:
        """Nothing to start: the pool is the caller's."""

    def ready(self, timeout: float = 120) -> EngineInfo:
        """Say what is loaded."""
        if self.model_error is not None:
            raise self.model_error
        return EngineInfo(
            "SmolLM2 135M Retort",
            Path("scripted.gguf"),
            "llama",
            "Q8_0",
            2048,
            2,
            49152,
            210.0,
            None,
            "chatml",
            {TOOLSET_KEY: json.dumps(self.registry.toolset())},
        )

    def use_model(
        self, settings: EngineSettings, should_stop: Callable[[], bool] | None = None
    ) -> EngineInfo:
        """Say that a model file is loaded, once it could be read as one."""
        self.wanted.append(settings)
        info = replace(self.ready(), n_ctx=settings.context or 2048, n_threads=settings.threads or 2)
        if settings.model is not None:
            found = inspect_model(settings.model, info.n_ctx)
            info = replace(info, name=found.name, path=settings.model, metadata={})
        self.model_name = info.name
        return info

    def try_out(self, should_stop: Callable[[], bool]) -> Trial:
        """Ask the policy the test question."""
        profile = Profile("native", self.registry.toolset())
        return try_model(self.policy, self.pool, self.registry, profile, should_stop)

    def session(self, conversation_id: int | None = None, *, with_model: bool = True) -> Session:
        """Open a conversation."""
        profile = Profile("native", self.registry.toolset())
        if not with_model:
            return Session(
                self.store, None, self.pool, self.registry, profile, conversation_id=conversation_id
            )
        self.ready()
        return Session(
            self.store,
            self.policy,
            self.pool,
            self.registry,
            profile,
            conversation_id=conversation_id,
            model_name=self.model_name,
        )

    def stop(self) -> None:
        """Stop the calls in flight."""
        self.pool.cancel()

    def close(self) -> None:
        """Note that it was closed; the pool is the caller's."""
        self.closed = True
