"""Starts the program with its window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bridge.backend import Backend, Brain
from app.bridge.lanes import Lanes
from app.main_window.window import MainWindow
from app.store.store import Store

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
    application = make_application()
    application.setProperty("quit-with-window", True)
    application.setQuitOnLastWindowClosed(False)
    window = make_window(Store.open_or_memory, model, threads)
    window.show()
    _close_on_signals(window)
    return application.exec()


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
    application.setApplicationName("Retort")
    application.setApplicationDisplayName("Retort")
    application.setDesktopFileName("retort")
    return application


def make_window(open_store: OpenStore, model: Path | None, threads: int | None) -> MainWindow:
    """The window with the real model and tools behind it."""

    def make_brain(store: Store) -> Brain:
        from app.core.policy_engine import policy_engine

        engine = policy_engine(model, threads)
        engine.start()  # it loads the model while the tools are imported here
        from app.core.assistant import Assistant

        return Assistant(store, engine=engine)

    return MainWindow(Backend(open_store, make_brain, Lanes()))


def has_display() -> bool:
    """Whether windows can be shown; on Windows and macOS they always can."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
