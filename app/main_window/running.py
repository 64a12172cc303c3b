"""Starts the program with its window."""

from __future__ import annotations

import gc
import os
import signal
import sys
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
from app.main_window.single import SingleInstance
from app.main_window.window import MainWindow
from app.store.paths import default_path
from app.store.settings import peek_settings
from app.store.store import Store
from app.widgets.language import use_language

# A thread that works in Python keeps the others waiting this long at most. The five milliseconds that Python
# gives it add up to a visible delay: the window takes its turn anew for each widget that it paints.
SWITCH_S = 0.0005

OpenStore = Callable[[], tuple[Store, str | None]]


def run_window(*, model: Path | None = None, threads: int | None = None) -> int:
    """Show the window and return when it is closed.

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
        return 0  # the first window has come to the front
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


def make_application() -> QApplication:
    """The application object, with its names; the one there is, if there is one."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["retort"])
    assert isinstance(application, QApplication)
    sys.setswitchinterval(SWITCH_S)
    application.setApplicationName("Retort")
    application.setApplicationDisplayName("Retort")
    application.setDesktopFileName("retort")
    return application


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

        return Assistant(store, engine=engine)

    given = EngineSettings(model, threads)
    window = MainWindow(Backend(open_store, make_brain, Lanes()), preferences, given, logs)
    keep_collections_short(window)
    return window


def keep_collections_short(window: MainWindow) -> None:
    """Let Python look through what was made after the start only, when it collects garbage.

    Modules and tools stay to the end anyway, and going through them stops the window for a tenth of a second.
    """
    window.backend.model_changed.connect(lambda state: gc.freeze() if state.status == "ready" else None)


def has_display() -> bool:
    """Whether windows can be shown; on Windows and macOS they always can."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
