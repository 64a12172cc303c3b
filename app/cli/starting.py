"""Starts the model and the tools in the right order for a command that ends soon."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.core.policy_engine import policy_engine
from sandbox.workers.pool import WorkerPool

if TYPE_CHECKING:
    from app.core.assistant import Assistant


def start_assistant(arguments: argparse.Namespace) -> Assistant:
    """Start the model and the tools, with a store in memory that ends with the command.

    Both processes start before this one imports RDKit and SQLAlchemy, so that all three load at once.
    """
    engine = policy_engine(arguments.model, arguments.threads)
    engine.start()
    pool = WorkerPool(1)
    pool.start()
    from app.core.assistant import Assistant
    from app.store.store import Store

    return Assistant(Store.memory(), engine=engine, pool=pool)
