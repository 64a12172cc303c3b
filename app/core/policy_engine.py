"""The engine with the context that its model needs; imports nothing heavy, so that it can start first."""

from __future__ import annotations

from pathlib import Path

from app.engine.client import Engine
from app.engine.records import EngineSettings

NATIVE_CONTEXT = 2048
SCHEMA_CONTEXT = 8192


def policy_engine(model: Path | None, threads: int | None, context: int | None = None) -> Engine:
    """Make the engine.

    Args:
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.
        context: Context in tokens; None is what suits the model.
    """
    return Engine(model, threads=threads, context=context or usual_context(model))


def engine_for(settings: EngineSettings) -> Engine:
    """Make the engine that the user's settings ask for."""
    return policy_engine(settings.model, settings.threads, settings.context)


def usual_context(model: Path | None) -> int:
    """Context in tokens where the user wants none in particular.

    Args:
        model: GGUF file; None is the program's own policy, whose prompts are short.
    """
    return NATIVE_CONTEXT if model is None else SCHEMA_CONTEXT
