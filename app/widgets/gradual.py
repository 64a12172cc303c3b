"""Long work on widgets in short slices, so that the window answers meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.012


class Gradual(QObject):
    """Goes through steps, a few at a time, whenever the window has nothing else to do.

    Signals:
        finished: All steps are done.
    """

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def working(self) -> bool:
        """Whether there are steps left."""
        return self._timer.isActive()

    def start(self, steps: Iterator[None]) -> None:
        """Go through these steps instead of those before; each ``next`` does one."""
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Do no further steps."""
        self._timer.stop()
        self._steps = iter(())

    def _slice(self) -> None:
        end = time.perf_counter() + SLICE_S
        while time.perf_counter() < end:
            try:
                next(self._steps)
            except StopIteration:
                self._timer.stop()
                self.finished.emit()
                return
