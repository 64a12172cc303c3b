"""What the window does when nothing was asked for a while: it gives memory back."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

REST_MS = 45_000


def rest_after_work(window: MainWindow) -> None:
    """Collect garbage and return free memory to the system some time after each answer.

    Closed conversations hold each other in circles that Python looks through seldom; this takes a twentieth
    of a second, so it waits until nobody reads along.
    """
    timer = QTimer(window, singleShot=True, interval=REST_MS)
    timer.timeout.connect(give_memory_back)
    window.backend.idle.connect(timer.start)


def give_memory_back() -> None:
    """Collect garbage, and let the allocator return what it holds of free memory, where it can (glibc)."""
    gc.collect()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
