"""Puts the parts together: tools in their workers, the model in its process, the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from app.core.policy_engine import engine_for, policy_engine
from app.core.session import Session
from app.core.trial import Trial, try_model
from app.engine.client import Engine
from app.engine.naming import TOOLSET_KEY
from app.engine.records import EngineInfo, EngineSettings
from app.store.store import Store
from sandbox.profiles import Profile
from sandbox.protocol import NATIVE_SYSTEM, turn
from sandbox.registry import Registry, discover
from sandbox.workers.pool import WorkerPool

LOAD_TIMEOUT_S = 600.0


class Assistant:
    """Everything that answers questions, started lazily and ended together.

    Args:
        store: Where conversations are kept.
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.
        workers: Number of tool workers.
        engine: A model that is being loaded already, instead of ``model`` and ``threads``.
        pool: Workers that are starting already, instead of ``workers``.
    """

    def __init__(
        self,
        store: Store,
        *,
        model: Path | None = None,
        threads: int | None = None,
        workers: int = 1,
        engine: Engine | None = None,
        pool: WorkerPool | None = None,
    ) -> None:
        self.store = store
        self.engine = engine or policy_engine(model, threads)
        self.pool = pool or WorkerPool(workers)
        self.registry: Registry = discover()
        self._info: EngineInfo | None = None

    def start(self) -> None:
        """Start the model and the workers without waiting for them."""
        self.engine.start()
        self.pool.start()

    def ready(self, timeout: float = 120) -> EngineInfo:
        """Wait until the model is loaded and has read its system line.

        Raises:
            ModelFileError: The model cannot be loaded.
            EngineDied: The engine ended while loading.
        """
        if self._info is None:
            self._info = self.engine.wait_ready(timeout)
            self.engine.warm(turn("system", NATIVE_SYSTEM))
        return self._info

    def use_model(
        self, settings: EngineSettings, should_stop: Callable[[], bool] | None = None
    ) -> EngineInfo:
        """Put another model, or other settings, in the place of the model in use.

        The model in use is ended first, so that memory is never needed for both. Where the new one can't be
        loaded, the old one is loaded again.

        Args:
            settings: What is wanted.
            should_stop: Asked about 50 times a second while the model loads; True gives it up.

        Raises:
            ModelFileError: If it can't be loaded.
            EngineError: If loading was stopped.
        """
        self.engine.close()
        engine = engine_for(settings)
        try:
            info = engine.wait_ready(LOAD_TIMEOUT_S, should_stop)
            engine.warm(turn("system", NATIVE_SYSTEM))
        except BaseException:
            engine.close()
            self.engine.start()
            raise
        self.engine, self._info = engine, info
        return info

    def try_out(self, should_stop: Callable[[], bool]) -> Trial:
        """Ask the model a test question and time it; nothing is kept.

        Args:
            should_stop: Asked about 50 times a second; True ends it.

        Raises:
            EngineError: If the model does not run.
        """
        return try_model(self.engine, self.pool, self.registry, profile_of(self.ready()), should_stop)

    def session(self, conversation_id: int | None = None, *, with_model: bool = True) -> Session:
        """Open a conversation, waiting for the model if need be.

        Args:
            conversation_id: An existing conversation; None begins a new one.
            with_model: False for commands, which need no model and do not wait for it.
        """
        if not with_model:
            profile = Profile("native", self.registry.toolset())
            return Session(
                self.store, None, self.pool, self.registry, profile, conversation_id=conversation_id
            )
        info = self.ready()
        return Session(
            self.store,
            self.engine,
            self.pool,
            self.registry,
            profile_of(info),
            conversation_id=conversation_id,
            model_name=info.name,
        )

    def stop(self) -> None:
        """Stop the generation and the calls in flight."""
        self.engine.stop()
        self.pool.cancel()

    def close(self) -> None:
        """End the model and the workers; the store stays open."""
        self.engine.close()
        self.pool.close()

    def __enter__(self) -> Assistant:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def profile_of(info: EngineInfo) -> Profile:
    """Choose how to talk to a model: natively where it carries the toolset that it was trained on."""
    try:
        signatures = json.loads(info.metadata[TOOLSET_KEY])
    except (KeyError, ValueError):
        return Profile("schema")
    return Profile("native", signatures) if isinstance(signatures, dict) else Profile("schema")
