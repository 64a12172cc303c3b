"""The self-test's look at the window: open it where no display is needed, wait for the model, close it."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

TIMEOUT_S = 240.0
_LOAD_S, _SHOWN_S, _END_S = 180.0, 10.0, 10.0
_FEWEST_COLOURS = 12  # what text and icons make of two or three plain areas


def check_window(model: Path | None, threads: int | None) -> str:
    """Open the window in a process of its own: Qt ends the one it is in where it finds no platform.

    Args:
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.

    Returns:
        How long it took until it could be seen, and until the model was ready.

    Raises:
        RuntimeError: It could not be opened, or the model behind it could not be loaded.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=open_window, args=(sending, model, threads), name="retort-window")
    started = time.time()
    process.start()
    sending.close()
    report: dict[str, Any]
    try:
        report = receiving.recv() if receiving.poll(TIMEOUT_S) else {"problem": "the window does not answer"}
    except EOFError:
        process.join()
        report = {"problem": f"the window's process ended with code {process.exitcode}"}
    finally:
        receiving.close()
        process.join(_END_S)
        if process.is_alive():
            process.kill()
            process.join()
    if "problem" in report:
        raise RuntimeError(report["problem"])
    visible, ready = report["visible"] - started, report["ready"] - started
    return f"visible after {visible:.1f} s, the model ready behind it after {ready:.1f} s"


def open_window(sending: Any, model: Path | None, threads: int | None) -> None:
    """Open the window, and say when it was visible and ready, in s as of `time.time`, or what is wrong.

    Args:
        sending: The pipe's end for the answer.
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        report = _open(model, threads)
    except Exception as error:  # whoever asked says it
        report = {"problem": f"{type(error).__name__}: {error}"}
    sending.send(report)


def _open(model: Path | None, threads: int | None) -> dict[str, Any]:
    from PySide6.QtCore import qInstallMessageHandler

    from app.main_window.application import make_application
    from app.main_window.running import make_window
    from app.main_window.screenshot import wait_for
    from app.store.store import Store

    complaints: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, text: complaints.append(text))
    make_application()
    window = make_window(lambda: (Store.memory(), None), model, threads)
    try:
        window.show()
        if not wait_for(lambda: window.isVisible() and _is_painted(window), _SHOWN_S):
            return {"problem": "the window stays blank"}
        visible = time.time()
        unstyled = [text for text in complaints if "stylesheet" in text]
        if unstyled:
            return {"problem": unstyled[0]}
        if not wait_for(lambda: window.backend.model.status != "loading", _LOAD_S):
            return {"problem": "the model was not loaded in time"}
        if window.backend.model.error:
            return {"problem": window.backend.model.error}
        return {"visible": visible, "ready": time.time()}
    finally:
        window.close()
        wait_for(lambda: window.kit.lanes.closed, _END_S)


def _is_painted(window: Any) -> bool:
    image = window.grab().toImage()
    step = 3
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)
    }
    return len(colours) >= _FEWEST_COLOURS
