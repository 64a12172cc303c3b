"""``retort --screenshot``: drives the real window through one question and saves a picture of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.main_window.window import MainWindow
from app.store.store import Store

SIZE = QSize(1440, 900)
LOAD_S, ANSWER_S, SETTLE_S, END_S = 180.0, 180.0, 0.8, 10.0
PULSE_MS = 5


class ScreenshotError(Exception):
    """The picture could not be made; the text says why."""


def take_screenshot(
    path: Path, question: str, *, model: Path | None = None, threads: int | None = None
) -> int:
    """Ask one question in the real window and save a picture of it. The user's conversations stay out of it.

    Args:
        path: The picture, a PNG file.
        question: The question.
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model.

    Returns:
        0; 1 where the picture could not be made, with a line on the standard error that says why.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.main_window.application import make_application
    from app.main_window.running import make_window

    make_application()
    window = make_window(lambda: (Store.memory(), None), model, threads)
    try:
        picture(window, path, question)
    except ScreenshotError as error:
        sys.stderr.write(f"retort: no picture: {error}\n")
        return 1
    finally:
        window.close()
        wait_for(lambda: window.kit.lanes.closed, END_S)
    return 0


def picture(window: MainWindow, path: Path, question: str) -> None:
    """Type a question into a window, wait for the answer, open the trace, save a picture.

    Raises:
        ScreenshotError: Any of it did not work.
    """
    if path.suffix.lower() != ".png":
        raise ScreenshotError(f"the file must end in .png: {path}")
    window.resize(SIZE)
    window.show()
    if not wait_for(lambda: window.backend.model.status != "loading", LOAD_S):
        raise ScreenshotError("the model was not loaded in time")
    if window.backend.model.error:
        raise ScreenshotError(window.backend.model.error)
    type_and_send(window, question)
    if not wait_for(lambda: not window.backend.busy, ANSWER_S):
        raise ScreenshotError("the question was not answered in time")
    turns = window.chat.transcript.turns
    if not turns or turns[-1].state != "complete":
        raise ScreenshotError(turns[-1].error or "the turn failed" if turns else "the question was refused")
    window.trace.open_calls(turns[-1])
    wait_for(lambda: False, SETTLE_S)
    window.trace.reveal_turn(turns[-1])
    wait_for(window.molecule.settled, SETTLE_S * 5)
    wait_for(lambda: False, SETTLE_S / 2)
    if not window.grab().save(str(path), "PNG"):
        raise ScreenshotError(f"{path} cannot be written")


def type_and_send(window: MainWindow, text: str) -> None:
    """Type into the message box as a person does, then press Enter."""
    edit = window.chat.composer.edit
    edit.setFocus()
    for character in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(edit, key)
    wait_for(lambda: False, 0.3)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QApplication.sendEvent(edit, enter)
    wait_for(lambda: window.backend.busy or bool(window.chat.transcript.turns), 2.0)


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Let the window work in a real event loop until a condition holds; False if it does not in time."""
    if condition():
        return True
    end = time.monotonic() + seconds
    loop, pulse = QEventLoop(), QTimer()
    pulse.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() >= end else None)
    pulse.start(PULSE_MS)
    loop.exec()
    pulse.stop()
    return condition()
