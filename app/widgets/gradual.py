"""Long work on widgets in short slices, so that the window answers meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S, PAUSE_S = 0.008, 0.004


class Gradual(QObject):
    """Goes through steps, a few at a time, with time for everything else in between.

    All of them share the time: while one has its slice, or the pause after it, the others wait.

    Signals:
        finished: All steps are done.
    """

    finished = Signal()
    _rested_at = 0.0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(round(PAUSE_S * 1000))
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
        begun = time.perf_counter()
        if begun < Gradual._rested_at:
            return
        try:
            while time.perf_counter() < begun + SLICE_S:
                next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.finished.emit()
        finally:
            Gradual._rested_at = time.perf_counter() + PAUSE_S
