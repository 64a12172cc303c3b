"""Starts the program with its window."""

from __future__ import annotations

import contextlib
import gc
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bridge.backend import Backend, Brain
from app.bridge.lanes import Lanes
from app.core.logs import LOGGER, start_logging
from app.core.preferences import Preferences, read_preferences
from app.engine.records import EngineSettings
from app.main_window.resting import rest_after_work
from app.main_window.single import SingleInstance
from app.main_window.window import MainWindow
from app.store.errors import StoreError
from app.store.settings import peek_settings
from app.store.store import Store
from app.widgets.language import use_language

OpenStore = Callable[[], tuple[Store, str | None]]


def run_first(
    application: QApplication,
    instance: SingleInstance,
    database: Path,
    *,
    model: Path | None = None,
    threads: int | None = None,
) -> int:
    """Show the window and return when it is closed.

    Args:
        application: The application object.
        instance: What later starts call; it has been claimed.
        database: The user's database.
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.

    Returns:
        The exit code.
    """
    logs = start_logging(database.parent / "logs")
    preferences = read_preferences(peek_settings(database))
    use_language(preferences.language)
    application.setProperty("quit-with-window", True)
    application.setQuitOnLastWindowClosed(False)
    window = make_window(Store.open_or_memory, model, threads, preferences, logs)
    window.show()
    instance.started_again.connect(lambda wish: _come_to_front(window, wish))
    _close_on_signals(window)
    code = application.exec()
    instance.close()
    LOGGER.info("ended")
    return code


def _come_to_front(window: MainWindow, wish: dict[str, Any]) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    model = wish.get("model")
    if isinstance(model, str) and model:
        window.program.open_models(Path(model))


def _close_on_signals(window: MainWindow) -> None:
    """End properly by Ctrl+C in the terminal, and when the session ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    beat = QTimer(window)  # lets Python see the signals, which Qt's loop would keep from it
    beat.timeout.connect(lambda: None)
    beat.start(300)


def make_window(
    open_store: OpenStore,
    model: Path | None,
    threads: int | None,
    preferences: Preferences | None = None,
    logs: Path | None = None,
) -> MainWindow:
    """The window with the real model and tools behind it.

    Args:
        open_store: Opens the database.
        model: GGUF file that the command line names; None is what the settings say.
        threads: Threads that the command line names.
        preferences: Settings known before the database is open.
        logs: Folder of the log files.
    """

    def make_brain(store: Store) -> Brain:
        from app.core.policy_engine import policy_engine

        wanted = read_preferences(store.settings.all())
        engine = policy_engine(model or wanted.model, threads or wanted.threads, wanted.context)
        engine.start()  # it loads the model while the tools are imported here
        from app.core.assistant import Assistant
        from sandbox.tables import scratch

        with contextlib.suppress(OSError, StoreError):  # room is won at the next start then
            store.tables.remove_unused(scratch.folder())
        return Assistant(store, engine=engine)

    given = EngineSettings(model, threads)
    window = MainWindow(Backend(open_store, make_brain, Lanes()), preferences, given, logs)
    keep_collections_short(window)
    rest_after_work(window)
    return window


def keep_collections_short(window: MainWindow) -> None:
    """Let Python look through what was made after the start only, when it collects garbage.

    Modules and tools stay to the end anyway, and going through them stops the window for a tenth of a second.
    """
    window.backend.model_changed.connect(lambda state: gc.freeze() if state.status == "ready" else None)
