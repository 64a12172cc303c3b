"""The engine with the context that its model needs; imports nothing heavy, so that it can start first."""

from __future__ import annotations

from pathlib import Path

from app.engine.client import Engine

NATIVE_CONTEXT = 2048
SCHEMA_CONTEXT = 8192


def policy_engine(model: Path | None, threads: int | None) -> Engine:
    """Make the engine.

    Args:
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.
    """
    return Engine(model, threads=threads, context=NATIVE_CONTEXT if model is None else SCHEMA_CONTEXT)
