"""Notes how long the window's event loop did not come round, and what it was doing meanwhile."""

from __future__ import annotations

import gc
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

LATE_S, LOOK_S, DEPTH = 0.025, 0.004, 5
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Gap:
    """A time without a beat.

    Attributes:
        seconds: How long it lasted.
        seen: What the thread of the window was seen doing in it, innermost call last.
    """

    seconds: float
    seen: tuple[str, ...]


class Lateness:
    """Beats every millisecond in the window's thread, between `start` and `stop`.

    Args:
        explain: Whether to note what the window was doing; the looking costs some time itself.
    """

    def __init__(self, explain: bool = False) -> None:
        self.gaps: list[Gap] = []
        self._explain = explain
        self._window = threading.get_ident()
        self._seen: list[str] = []
        self._last = self._collecting = 0.0
        self._done = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.gaps, self._seen = [], []
        self._last = time.perf_counter()
        self._done.clear()
        self._timer.start()
        if self._explain:
            gc.callbacks.append(self._note_collection)
            threading.Thread(target=self._look_on, daemon=True).start()

    def stop(self) -> float:
        """End; gives the longest gap in seconds."""
        self._beat()
        self._timer.stop()
        self._done.set()
        if self._explain:
            gc.callbacks.remove(self._note_collection)
        return max(gap.seconds for gap in self.gaps)

    def explanation(self, most: int = 3) -> str:
        """The longest gaps and what was seen in them, for people."""
        worst = sorted(self.gaps, key=lambda gap: -gap.seconds)[:most]
        return "\n".join(
            f"    {gap.seconds * 1000:.0f} ms" + "".join(f"\n        {each}" for each in gap.seen)
            for gap in worst
            if gap.seconds > LATE_S
        )

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(Gap(now - self._last, tuple(self._seen)))
        self._seen = []
        self._last = now

    def _note_collection(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
        elif (spent := time.perf_counter() - self._collecting) > LOOK_S:
            self._seen.append(
                f"Python collected garbage, generation {info['generation']}: {spent * 1000:.0f} ms"
            )

    def _look_on(self) -> None:
        while not self._done.wait(LOOK_S):
            if time.perf_counter() - self._last > LATE_S / 2:
                self._seen.append(" > ".join(f"{_short(name)}:{line}" for name, line in self._stack()))

    def _stack(self) -> list[tuple[str, int]]:
        """Where the window is; a frame that was held on to would keep its painter from ending."""
        frame = sys._current_frames().get(self._window)
        places: list[tuple[str, int]] = []
        while frame is not None and len(places) < DEPTH:
            places.append((frame.f_code.co_filename, frame.f_lineno))
            frame = frame.f_back
        return places[::-1]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
