"""Starts the window, or brings the one that is open to the front."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.main_window.application import has_display, make_application
from app.main_window.single import SingleInstance
from app.paths import default_path


def run_window(*, model: Path | None = None, threads: int | None = None) -> int:
    """Show the window and return when it is closed; where one is open, bring it to the front and return.

    Args:
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.

    Returns:
        The exit code: 1 where there is no display, with a line on the standard error.
    """
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        sys.stderr.write("retort: there is no display for the window; retort ask answers in the terminal\n")
        return 1
    database = default_path()
    application = make_application()
    instance = SingleInstance.claim(database, {"model": str(model.resolve()) if model is not None else ""})
    if instance is None:
        return 0
    from app.main_window.running import run_first  # the window's modules, which a second start does not need

    return run_first(application, instance, database, model=model, threads=threads)
