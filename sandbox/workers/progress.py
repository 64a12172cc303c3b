"""How far a long calculation is: tools report it, the worker passes it on to whoever waits."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

ProgressSink = Callable[[int, int], None]
INTERVAL_S = 0.2

_sink: ProgressSink | None = None
_last = 0.0


@contextlib.contextmanager
def reported_to(sink: ProgressSink) -> Iterator[None]:
    """Pass what tools report inside this block on to ``sink``."""
    global _sink, _last
    _sink, _last = sink, 0.0
    try:
        yield
    finally:
        _sink = None


def report(done: int, total: int) -> None:
    """Say how many steps of how many are done; passed on at most five times a second."""
    global _last
    now = time.monotonic()
    if _sink is not None and now - _last >= INTERVAL_S:
        _last = now
        _sink(done, total)
