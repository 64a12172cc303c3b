"""What the window needs of the model and the tools, and how the model is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from app.core.session import Session
from app.core.trial import Trial
from app.engine.records import EngineInfo, EngineSettings
from sandbox.registry import Registry
from sandbox.workers.pool import WorkerPool


class Brain(Protocol):
    """What the window needs of :class:`app.core.assistant.Assistant`."""

    registry: Registry
    pool: WorkerPool

    def start(self) -> None:
        """Start model and workers without waiting."""
        ...

    def ready(self, timeout: float = 120) -> EngineInfo:
        """Wait until the model is loaded."""
        ...

    def use_model(
        self, settings: EngineSettings, should_stop: Callable[[], bool] | None = None
    ) -> EngineInfo:
        """Put another model in the place of the one in use."""
        ...

    def try_out(self, should_stop: Callable[[], bool]) -> Trial:
        """Ask the model a test question and time it."""
        ...

    def session(self, conversation_id: int | None = None, *, with_model: bool = True) -> Session:
        """Open a conversation; without the model it answers commands only."""
        ...

    def stop(self) -> None:
        """Stop what is in flight."""
        ...

    def close(self) -> None:
        """End model and workers."""
        ...


@dataclass(frozen=True)
class ModelState:
    """How the model is.

    Attributes:
        status: Being loaded, ready, or failed.
        name: The model's own name.
        context: Context in tokens, as allocated.
        error: Why it failed, in the user's words.
        details: What is loaded, with the settings in effect.
        info: The same as the engine reports it.
        known: Number of tools that the model may call.
        unknown: Tools that it does not know; they stay reachable by command.
    """

    status: Literal["loading", "ready", "failed"] = "loading"
    name: str = ""
    context: int = 0
    error: str = ""
    details: str = ""
    info: EngineInfo | None = None
    known: int = 0
    unknown: tuple[str, ...] = ()


def ready_state(brain: Brain, info: EngineInfo) -> ModelState:
    """Describe a model that was loaded."""
    # Imported here: it brings the tools along, and the window is to be seen before them.
    from app.core.assistant import profile_of

    unknown = tuple(profile_of(info).unknown(brain.registry))
    known = len(brain.registry) - len(unknown)
    return ModelState("ready", info.name, info.n_ctx, "", describe(info), info, known, unknown)


def describe(info: EngineInfo) -> str:
    """What is loaded, with the settings in effect, in three lines."""
    return (
        f"{info.name}, {info.quantization}\n"
        f"{info.n_threads} threads, context {info.n_ctx:,} tokens, {info.memory_mb:.0f} MB\n{info.path}"
    )
